import Link from 'next/link'
import { Section } from '@/components/console/ui/Page'
import type { BusinessWords } from '@/lib/i18n/console/business/shape'

/** What test keys act on, and whether it is there already. */
export function TestMode({ isThere, words }: { isThere: boolean; words: BusinessWords['test'] }) {
  return (
    <Section title={words.title}>
      <div className="panel pad flow">
        <p>{words.text}</p>
        <ul className="say">
          {words.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
        <div className="acts">
          {isThere ? <span className="st yes">{words.there}</span> : <span className="s">{words.none}</span>}
          <Link className="b" href="/console/developers" prefetch={false}>
            {words.keys}
          </Link>
        </div>
      </div>
    </Section>
  )
}
