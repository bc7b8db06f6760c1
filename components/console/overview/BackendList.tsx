import Link from 'next/link'
import { Section } from '@/components/console/ui/Page'
import { countText, lengthText } from '@/lib/i18n/console/numbers'
import type { OverviewWords } from '@/lib/i18n/console/overview/shape'
import type { BackendView, Frame } from './view'

interface Props {
  backends: readonly BackendView[]
  words: OverviewWords['backends']
  frame: Frame
}

/** Each connected system, and how far it is behind. */
export function BackendList({ backends, words, frame }: Props) {
  return (
    <Section
      title={words.title}
      aside={
        <Link className="s" href="/console/backends" prefetch={false}>
          {words.all}
        </Link>
      }
    >
      {backends.length === 0 ? (
        <div className="panel empty">
          <p>{words.none}</p>
        </div>
      ) : (
        <ul className="panel list need">
          {backends.map((backend) => (
            <li key={backend.id}>
              <div>
                <i className={backend.status === 'paused' ? 'st watch' : 'st'} />
                <Link className="n" href={`/console/backends/${backend.id}`} prefetch={false}>
                  <b>{backend.name}</b>
                </Link>
                <p className="s">{stateOf(backend, words, frame)}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      <p className="s">{words.foot}</p>
    </Section>
  )
}

function stateOf(backend: BackendView, words: Props['words'], { locale, now }: Frame): string {
  const { status, waiting, oldestSince, deadLetters } = backend
  if (status === 'disabled') return words.disabled
  const parts = status === 'paused' ? [words.paused] : []
  if (waiting > 0 && oldestSince !== null)
    parts.push(words.behind(countText(waiting, locale), lengthText(now - oldestSince, locale)))
  else if (status === 'active') parts.push(words.inStep)
  if (deadLetters > 0) parts.push(words.setAside(countText(deadLetters, locale)))
  return parts.join(' ')
}
