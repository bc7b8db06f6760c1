'use client'

import { useEffect, useRef, useState } from 'react'

/** Words that the flow or Sayso understands, by the contact's ISO 639-3 language. */
const WORDS: Record<string, readonly string[]> = {
  spa: ['PARAR', 'VOLVER', 'PREFERENCIAS', 'SIQUIERO', 'MISDATOS'],
  por: ['PARAR', 'VOLTAR', 'PREFERÊNCIAS', 'SIMQUERO', 'MEUSDADOS'],
  eng: ['STOP', 'START', 'PREFERENCES', 'YESPLEASE', 'MYDATA'],
}

interface Props {
  language: string
  lang: string
  who: string
  send: (text: string, how: { simulation: boolean; direct: boolean }) => Promise<boolean>
}

/** Where the viewer writes as the person. The words are shortcuts for what can be typed. */
export function Composer({ language, lang, who, send }: Props) {
  const [text, setText] = useState('')
  const [simulation, setSimulation] = useState(false)
  const [direct, setDirect] = useState(false)
  const [failed, setFailed] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  // What was typed before the scripts had loaded.
  useEffect(() => setText((known) => field.current?.value ?? known), [])
  const submit = async (what: string) => {
    if (!what.trim()) return
    const arrived = await send(what, { simulation: simulation && !direct, direct })
    setFailed(!arrived)
    if (arrived && what === text) setText('')
  }
  return (
    <div className="composer">
      <ul className="words" aria-label="Words to send">
        {(WORDS[language] ?? WORDS['spa'] ?? []).map((word) => (
          <li key={word}>
            <button type="button" lang={lang} onClick={() => void submit(word)}>
              {word}
            </button>
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit(text)
        }}
      >
        <label className="hidden" htmlFor="text">
          Message as {who}
        </label>
        <input
          ref={field}
          id="text"
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={`Write as ${who}`}
          autoComplete="off"
          maxLength={4096}
          lang={lang}
        />
        <button className="send" type="submit">
          Send
        </button>
      </form>
      {failed ? <p role="alert">That did not arrive. Try again.</p> : null}
      <label className="simulator">
        <input type="checkbox" checked={simulation} onChange={(event) => setSimulation(event.target.checked)} />
        <span>
          Simulator <small>tells Sayso this is only a test</small>
        </span>
      </label>
      <label className="simulator">
        <input type="checkbox" checked={direct} onChange={(event) => setDirect(event.target.checked)} />
        <span>
          Without the flow <small>straight to Sayso, as the WhatsApp Cloud API posts it</small>
        </span>
      </label>
    </div>
  )
}
