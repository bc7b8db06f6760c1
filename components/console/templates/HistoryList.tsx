import { Moment } from '@/components/console/ui/Moment'
import { languageName, type TemplateScene } from './scene'

export interface HistoryLine {
  id: string
  language: string
  at: number
  /** What changed, and from what to what. */
  text: string
  /** Meta's reason, where it gave one. */
  reason: string | null
}

/** What happened to a template, the newest first. */
export function HistoryList({ lines, scene }: { lines: readonly HistoryLine[]; scene: TemplateScene }) {
  const { words, locale, timeZone } = scene
  if (lines.length === 0) return <p className="s">{words.noHistory}</p>
  return (
    <ul className="panel list">
      {lines.map(({ id, language, at, text, reason }) => (
        <li key={id}>
          <div>
            <b>{text}</b>
            <p className="s">
              {languageName(language, scene)}
              {reason && <>. {words.reason(reason)}</>}
            </p>
          </div>
          <span className="s">
            <Moment at={at} locale={locale} timeZone={timeZone} />
          </span>
        </li>
      ))}
    </ul>
  )
}
