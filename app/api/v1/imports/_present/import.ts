import type { z } from 'zod'
import { iso, isoOrNull } from '@/app/api/v1/_present/time'
import type { getImportReportOperation, ImportView } from '@/lib/api/operations/imports'
import { presentRowReason } from '@/lib/api/outcomes'
import { presentProblem } from '@/lib/api/upload-problems'
import { csvLine } from '@/lib/csv/write-row'
import type { ImportRow, IssueRow } from '@/lib/services/imports/read-imports'

/** Returns an import as the API shows it, without its settings, which may name columns by anything. */
export function presentImport(row: ImportRow): z.infer<typeof ImportView> {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    problem: presentProblem(row.problem),
    problem_detail: row.settings.failure ?? null,
    bytes: row.bytes,
    rows: row.rows,
    total_rows: row.settings.total ?? null,
    taken: row.taken,
    unchanged: row.unchanged,
    kept_out: row.keptOut,
    refused: row.refused,
    guessed: row.guessed,
    created_at: iso(row.createdAt),
    received_at: isoOrNull(row.receivedAt),
    started_at: isoOrNull(row.startedAt),
    ended_at: isoOrNull(row.endedAt),
  }
}

type Issue = z.infer<NonNullable<typeof getImportReportOperation.answer>>['issues'][number]

export function presentIssue(issue: IssueRow): Issue {
  const { contactId, changeId, occurredAt, method } = issue
  return {
    row: issue.row,
    place: issue.place,
    outcome: issue.outcome,
    reason: presentRowReason(issue.code),
    kept_out_by:
      contactId && changeId && occurredAt !== null && method
        ? { contact_id: contactId, change_id: changeId, occurred_at: iso(occurredAt), method }
        : null,
  }
}

const REPORT_COLUMNS = [
  'row',
  'place',
  'outcome',
  'reason',
  'kept_out_by_contact',
  'kept_out_by_change',
  'occurred_at',
  'method',
]

/**
 * Yields the report as CSV: the header, then each page in one piece. It holds codes and ids only, so nothing that a
 * spreadsheet would run as a formula.
 */
export async function* presentReport(pages: AsyncIterable<readonly IssueRow[]>): AsyncGenerator<string> {
  yield csvLine(REPORT_COLUMNS)
  for await (const issues of pages) yield issues.map((issue) => csvLine(cellsOf(presentIssue(issue)))).join('')
}

/** Returns the cells of a row in the order of `REPORT_COLUMNS`. */
const cellsOf = ({ row, place, outcome, reason, kept_out_by: by }: Issue) => [
  row,
  place,
  outcome,
  reason,
  by?.contact_id ?? null,
  by?.change_id ?? null,
  by?.occurred_at ?? null,
  by?.method ?? null,
]
