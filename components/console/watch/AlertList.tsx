import Link from 'next/link'
import { Moment } from '@/components/console/ui/Moment'
import type { WatchScene } from './view'

export interface AlertLine {
  id: string
  kind: string
  /** The address of the template's page; null: it is gone. */
  href: string | null
  name: string
  /** What changed, in words; null: the title says it all. */
  text: string | null
  at: number
}

/** What happened to the templates of a business, the newest first. */
export function AlertList({ lines, scene }: { lines: readonly AlertLine[]; scene: WatchScene }) {
  const { words, locale, timeZone } = scene
  if (lines.length === 0) return <p className="s">{words.alerts.none}</p>
  return (
    <ul className="panel list">
      {lines.map(({ id, kind, href, name, text, at }) => (
        <li key={id}>
          <div>
            <span className={kind === 'recategorised' || kind === 'held_back_more' ? 'st watch' : 'st harm'}>
              {words.alerts.kinds[kind] ?? kind}
            </span>{' '}
            {href ? (
              <Link className="n" href={href} prefetch={false}>
                {name}
              </Link>
            ) : (
              name
            )}
            {text && <p className="s">{text}</p>}
          </div>
          <span className="s">
            <Moment at={at} locale={locale} timeZone={timeZone} />
          </span>
        </li>
      ))}
    </ul>
  )
}
