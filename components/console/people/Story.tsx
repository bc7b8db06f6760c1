import Link from 'next/link'
import type { ReactNode } from 'react'
import { Section } from '@/components/console/ui/Page'
import { Pager } from '@/components/console/ui/Pager'
import type { PeopleWords } from '@/lib/i18n/console/people/shape'
import type { LineView, StoryView } from './view'

interface Props {
  story: StoryView
  words: PeopleWords['story']
  /** Returns the button that takes a change back; null for a member who may not. */
  takeBack: ((changeId: string) => ReactNode) | null
}

/** What happened to a person, the newest line first: filled for Yes, hollow for No, dotted where nothing changed. */
export function Story({ story, words, takeBack }: Props) {
  return (
    <Section title={words.title} aside={<span className="s">{story.count}</span>}>
      {story.chains.length > 0 && (
        <p className="s">
          {words.merged}{' '}
          {story.chains.map(({ text, href, isHere }) => (
            <span key={href}>
              <Link href={href} prefetch={false} aria-current={isHere ? 'page' : undefined}>
                {text}
              </Link>{' '}
            </span>
          ))}
        </p>
      )}
      <ol className="panel tl">
        {story.lines.map((line) => (
          <Line key={line.seq} line={line} takeBack={line.takeBack === null ? null : takeBack?.(line.takeBack)} />
        ))}
        {story.known !== null && (
          <li className="none">
            <p>
              <b>{words.known}</b>
            </p>
            <p className="s">{story.known}</p>
          </li>
        )}
      </ol>
      <Pager newer={story.newer} older={story.older} words={words} label={words.pages} />
    </Section>
  )
}

function Line({ line, takeBack }: { line: LineView; takeBack: ReactNode }) {
  const { seq, mark, title, words, details, notice } = line
  return (
    <li id={`l${seq}`} className={mark === 'out' ? undefined : mark}>
      <p>
        <b>{title}</b>
      </p>
      {words && (
        <blockquote lang={words.lang ?? undefined} dir="auto">
          {words.text}
        </blockquote>
      )}
      <p className="s">{details}</p>
      {notice && (
        <details>
          <summary>{notice.title}</summary>
          <blockquote lang={notice.lang} className="s">
            {notice.paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </blockquote>
          <p className="s">
            {notice.shown} <code>{`${notice.hash.slice(0, 4)}…${notice.hash.slice(-4)}`}</code>
          </p>
        </details>
      )}
      {takeBack}
    </li>
  )
}
