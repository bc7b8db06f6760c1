import Link from 'next/link'
import { Section } from '@/components/console/ui/Page'
import type { ReviewWords } from '@/lib/i18n/console/reviews/shape'
import type { QueuedView } from './view'

interface Props {
  queue: readonly QueuedView[]
  /** How many wait beyond those listed, in words; null for none. */
  more: string | null
  words: ReviewWords
}

/** What waits, the oldest first. J and K move through it. */
export function Queue({ queue, more, words }: Props) {
  const here = queue.findIndex(({ isHere }) => isHere)
  return (
    <Section title={words.waiting} aside={<span className="s">{words.oldest}</span>}>
      <ul className="panel list queue">
        {queue.map(({ id, title, lang, details, isHere }, place) => (
          <li key={id}>
            <Link
              href={`/console/reviews?at=${id}`}
              prefetch={false}
              aria-current={isHere ? 'true' : undefined}
              data-key={place === here + 1 ? 'J' : place === here - 1 ? 'K' : undefined}
            >
              <b lang={lang ?? undefined}>{title}</b>
              <small>{details}</small>
            </Link>
          </li>
        ))}
        {more && (
          <li>
            <p className="s pad">{more}</p>
          </li>
        )}
      </ul>
      <p className="keys">
        <span>
          <kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd> {words.keys.decide}
        </span>
        <span>
          <kbd>J</kbd> <kbd>K</kbd> {words.keys.move}
        </span>
        <span>
          <kbd>U</kbd> {words.keys.undo}
        </span>
        <span>
          <kbd>?</kbd> {words.keys.all}
        </span>
      </p>
    </Section>
  )
}
