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

/** What happened, in a few words, with the mark of how bad it is. */
export function AlertMark({ kind, scene: { words } }: { kind: string; scene: WatchScene }) {
  const isMild = kind === 'recategorised' || kind === 'held_back_more'
  return <span className={isMild ? 'st watch' : 'st harm'}>{words.alerts.kinds[kind] ?? kind}</span>
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
            <AlertMark kind={kind} scene={scene} />{' '}
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
