import Link from 'next/link'
import { Section } from '@/components/console/ui/Page'
import { Table } from '@/components/console/ui/Table'
import type { Guessed, ImportsWords, KeptOut, RowRefused } from '@/lib/i18n/console/imports/shape'
import { countText } from '@/lib/i18n/console/numbers'
import type { Locale } from '@/lib/i18n/locales'

export interface ReportView {
  /** The address of the page, to which a reason is added. */
  address: string
  counts: { taken: number; unchanged: number; keptOut: number; refused: number; guessed: number }
  reasons: readonly { outcome: 'refused' | 'kept_out' | 'guessed'; reason: string; code: string; count: number }[]
}

/** What became of the rows, and why some were left out: each number leads to its rows. */
export function Report({ report, words, locale }: { report: ReportView; words: ImportsWords; locale: Locale }) {
  const { counts, reasons, address } = report
  const figures = (['taken', 'unchanged', 'keptOut', 'refused', 'guessed'] as const).filter(
    (name) => name !== 'guessed' || counts.guessed > 0,
  )
  return (
    <>
      <div className="panel pad sum">
        {figures.map((name) => (
          <p key={name}>
            <span className="fig">{countText(counts[name], locale)}</span>
            <br />
            <span className="s">{words.report.figures[name]}</span>
          </p>
        ))}
      </div>
      <Section title={words.report.why}>
        {reasons.length === 0 ? (
          <p className="panel pad">{words.report.allRead}</p>
        ) : (
          <Table
            caption={words.report.why}
            columns={[
              { key: 'reason', label: words.report.reason },
              { key: 'rows', label: words.report.rows, isNumber: true },
            ]}
            rows={reasons.map(({ outcome, reason, code, count }) => ({
              key: `${outcome} ${code}`,
              cells: [
                reasonText(reason, words),
                <Link
                  key="n"
                  className="n"
                  href={`${address}?reason=${encodeURIComponent(code)}#rows`}
                  prefetch={false}
                >
                  {countText(count, locale)}
                </Link>,
              ],
            }))}
          />
        )}
        <div className="acts">
          <a className="b" href={`${address}/report.csv`}>
            {words.report.download}
          </a>
        </div>
      </Section>
    </>
  )
}

/** Returns the sentence of a reason; the code itself for one that this version does not know. */
export function reasonText(reason: string, words: ImportsWords): string {
  const { refusedReasons, keptOutReasons, guessedReasons } = words
  return (
    refusedReasons[reason as RowRefused] ??
    keptOutReasons[reason as KeptOut] ??
    guessedReasons[reason as Guessed] ??
    reason
  )
}
