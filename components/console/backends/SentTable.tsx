import { Table } from '@/components/console/ui/Table'
import { numbersIn } from '@/lib/i18n/console/numbers'
import type { Scene } from './scene'

export interface SentLine {
  /** `2026-11` */
  month: string
  displayNumber: string
  kind: keyof Scene['words']['sent']['kinds']
  count: number
}

/** How many messages each number sent, by month. */
export function SentTable({ lines, scene: { words, locale } }: { lines: readonly SentLine[]; scene: Scene }) {
  const { sent } = words
  const n = numbersIn(locale)
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  if (lines.length === 0) return <p className="s">{sent.none}</p>
  return (
    <Table
      caption={sent.title}
      columns={[
        { key: 'month', label: sent.month },
        { key: 'number', label: sent.number },
        { key: 'kind', label: sent.kind },
        { key: 'amount', label: sent.amount, isNumber: true },
      ]}
      rows={lines.map((line) => ({
        key: `${line.month}/${line.displayNumber}/${line.kind}`,
        cells: [
          month.format(Date.parse(`${line.month}-01T00:00:00Z`)),
          line.displayNumber,
          sent.kinds[line.kind],
          n(line.count),
        ],
      }))}
    />
  )
}
