import { Moment } from '@/components/console/ui/Moment'
import { Empty, Section } from '@/components/console/ui/Page'
import type { EvidenceWords } from '@/lib/i18n/console/evidence/shape'
import type { Locale } from '@/lib/i18n/locales'

/** What is signed, as the screen shows it. */
export interface CoverView {
  signs: boolean
  last: { size: number; at: number } | null
  waiting: number
  late: boolean
  stamp: { at: number; authority: string } | null
  problems: readonly { problem: keyof EvidenceWords['covered']['problems']; since: number; everywhere: boolean }[]
  now: number
}

interface Props {
  view: CoverView
  words: EvidenceWords['covered']
  locale: Locale
  timeZone: string
}

const MINUTE_MS = 60_000
/** No more than these are counted (lib/services/transparency-log/log-health.ts). */
const COUNTED_MOST = 10_000

/** How far the log is signed, and what keeps it from being signed. */
export function Covered({ view, words, locale, timeZone }: Props) {
  const { signs, last, waiting, late, stamp, problems, now } = view
  return (
    <Section title={words.title}>
      {problems.map(({ problem, since, everywhere }) => (
        <div key={problem + String(everywhere)} className="note e" role="status">
          <span>
            <b>{words.problems[problem]}</b>
            <br />
            <span className="s">
              {words.since} <Moment at={since} locale={locale} timeZone={timeZone} />
              {everywhere && `, ${words.everywhere}`}
            </span>
          </span>
        </div>
      ))}
      {late && (
        <div className="note w" role="status">
          <span>{words.late}</span>
        </div>
      )}
      {last ? (
        <ul className="panel list">
          <li>
            <span>
              <b>{words.lines(last.size)}</b>
              <br />
              <span className="s">{words.linesText}</span>
            </span>
          </li>
          <li>
            <b>{words.last}</b>
            <span>
              <Moment at={last.at} locale={locale} timeZone={timeZone} />{' '}
              <span className="s">({words.age(Math.max(0, Math.floor((now - last.at) / MINUTE_MS)))})</span>
            </span>
          </li>
          {stamp && (
            <li>
              <b>{words.stamped}</b>
              <span>
                <Moment at={stamp.at} locale={locale} timeZone={timeZone} />{' '}
                <span className="s">({words.stampedBy(stamp.authority)})</span>
              </span>
            </li>
          )}
          <li>
            <span>{waiting === 0 ? words.nothingWaits : words.waiting(waiting, waiting >= COUNTED_MOST)}</span>
          </li>
        </ul>
      ) : (
        <Empty title={signs ? words.none : words.off}>{signs ? words.noneText : words.offText}</Empty>
      )}
    </Section>
  )
}
