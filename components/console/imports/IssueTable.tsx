import Link from 'next/link'
import { Moment } from '@/components/console/ui/Moment'
import { Table } from '@/components/console/ui/Table'
import type { ImportsWords } from '@/lib/i18n/console/imports/shape'
import { countText } from '@/lib/i18n/console/numbers'
import { reasonText } from './Report'
import type { Frame } from './view'

export interface IssueView {
  row: number
  place: number
  reason: string
  /** The person whose line keeps the answer out, and when that happened; null: nobody's. */
  contactId: string | null
  occurredAt: number | null
}

interface Props {
  issues: readonly IssueView[]
  words: ImportsWords
  frame: Frame
}

/** The rows of a report, in the order of the file. */
export function IssueTable({ issues, words, frame }: Props) {
  const { report } = words
  // The reason alone says it of a row that nobody's line keeps out: then the last column would be empty.
  const hasLine = issues.some(({ contactId }) => contactId !== null)
  return (
    <Table
      caption={report.list(countText(issues.length, frame.locale))}
      columns={[
        { key: 'row', label: report.row },
        { key: 'reason', label: report.reason, named: false },
        ...(hasLine ? [{ key: 'line', label: report.line, named: false }] : []),
      ]}
      rows={issues.map(({ row, place, reason, contactId, occurredAt }) => ({
        key: `${row}.${place}`,
        cells: [
          countText(row, frame.locale),
          reasonText(reason, words),
          contactId ? (
            <>
              {occurredAt !== null && <Moment at={occurredAt} {...frame} />}{' '}
              <Link href={`/console/people/${contactId}`} prefetch={false}>
                {report.person}
              </Link>
            </>
          ) : (
            ''
          ),
        ],
      }))}
    />
  )
}
