import type { z } from 'zod'
import type { getImportReportOperation, ImportView } from '@/lib/api/operations/imports'
import { presentRowReason } from '@/lib/api/outcomes'
import { presentProblem } from '@/lib/api/upload-problems'
import type { ImportRow, IssueRow } from '@/lib/services/imports/read-imports'

const iso = (instant: number) => new Date(instant).toISOString()
const isoOrNull = (instant: number | null) => (instant === null ? null : iso(instant))

/** An import as the API shows it. Its settings are the caller's own, and columns may be named by anything. */
export function presentImport(row: ImportRow): z.infer<typeof ImportView> {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    problem: presentProblem(row.problem),
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
