'use client'

import { useEffect, useRef } from 'react'
import { LocalTime } from './LocalTime'
import type { MessageView } from './view'

/** The conversation. New messages are read out; the list keeps its end visible. */
export function Chat({
  messages,
  lang,
  who,
  tap,
}: {
  messages: MessageView[]
  lang: string
  who: string
  tap: (message: string, choice: string) => void
}) {
  const log = useRef<HTMLDivElement>(null)
  const newest = messages.at(-1)?.id
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight })
  }, [newest])
  return (
    // A scrolling region must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="chat" ref={log} role="log" aria-live="polite" aria-label="Messages" tabIndex={0}>
      {messages.map((message) => (
        <article key={message.id} className={`message ${message.direction}${message.failed ? ' failed' : ''}`}>
          <span className="hidden">{message.direction === 'in' ? `${who} wrote: ` : 'Business wrote: '}</span>
          <p lang={lang} dir="auto">
            {message.text}
          </p>
          {message.button && !message.failed ? (
            <a className="link" href={message.button.url} target="_blank" rel="noopener" lang={lang}>
              {message.button.text}
              <span className="hidden" lang="en">
                {' '}
                (opens in a new tab)
              </span>
            </a>
          ) : null}
          {message.choices && message.choices.length > 0 ? (
            <div className="choices" lang={lang}>
              {message.choices.map(({ id, title, description }) => (
                <button key={id} type="button" onClick={() => tap(message.id, id)}>
                  {title}
                  {description ? <small>{description}</small> : null}
                </button>
              ))}
            </div>
          ) : null}
          {message.failed ? <p className="why">{message.failed}</p> : null}
          <small>
            {message.template ? <span>Template</span> : null}
            {message.simulation ? <span>Simulator</span> : null}
            <LocalTime at={message.at} />
          </small>
        </article>
      ))}
    </div>
  )
}
