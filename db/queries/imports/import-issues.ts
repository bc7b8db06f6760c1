import type { Tx } from '@/db/client'
import type { ISSUE_OUTCOMES } from '@/db/schema/imports'
import type { Instant, Method } from '@/lib/consent/types'

type IssueOutcome = (typeof ISSUE_OUTCOMES)[number]

export interface NewIssue {
  row: number
  place: number
  outcome: IssueOutcome
  code: string
  contactId: string | null
  changeId: string | null
}

/**
 * Writes which answers of an import were refused, kept out or guessed. Of two issues of one answer the first counts.
 * The line of the ledger that kept an answer out is found by its change, because a merge may have left it with another
 * contact.
 */
export async function insertIssues(
  tx: Tx,
  businessId: string,
  importId: string,
  issues: readonly NewIssue[],
): Promise<void> {
  if (issues.length === 0) return
  await tx`
    insert into import_issues (business_id, import_id, row, place, outcome, code, contact_id, line_seq, change_id)
    select ${businessId}::uuid, ${importId}::uuid, v.row, v.place, v.outcome, v.code,
      coalesce(l.contact_id, v.contact_id), l.seq, v.change_id
    from unnest(${issues.map((i) => i.row)}::int[], ${issues.map((i) => i.place)}::int[],
      ${issues.map((i) => i.outcome)}::text[], ${issues.map((i) => i.code)}::text[],
      ${issues.map((i) => i.contactId)}::uuid[], ${issues.map((i) => i.changeId)}::uuid[])
      as v(row, place, outcome, code, contact_id, change_id)
    left join ledger l on l.business_id = ${businessId} and l.change_id = v.change_id
    on conflict (business_id, import_id, row, place) do nothing`
}

export interface IssueRow {
  row: number
  place: number
  outcome: IssueOutcome
  code: string
  contactId: string | null
  changeId: string | null
  /** When the change happened that keeps the answer out; null if there is none. */
  occurredAt: Instant | null
  method: Method | null
}

/** Returns issues in the order of the file, from the one after a row and place; with `code`, those of one reason. */
export async function listIssues(
  tx: Tx,
  businessId: string,
  importId: string,
  range: { after: { row: number; place: number }; limit: number; code?: string | null },
): Promise<IssueRow[]> {
  return tx<IssueRow[]>`
    select i.row, i.place, i.outcome, i.code, i.contact_id as "contactId", i.change_id as "changeId",
      sayso_ms(l.occurred_at) as "occurredAt", l.method
    from import_issues i left join ledger l on l.business_id = i.business_id and l.business_id = ${businessId}
      and l.contact_id = i.contact_id and l.seq = i.line_seq
    where i.business_id = ${businessId} and i.import_id = ${importId}
      and (i.row, i.place) > (${range.after.row}::int, ${range.after.place}::int)
      and (${range.code ?? null}::text is null or i.code = ${range.code ?? null})
    order by i.row, i.place limit ${range.limit}`
}

/** At most this many issues of an import are counted by their reason. */
const COUNTED = 100_000

/** Returns how many of an import's first issues have each reason, the most frequent first. */
export async function countIssues(
  tx: Tx,
  businessId: string,
  importId: string,
): Promise<{ outcome: IssueOutcome; code: string; count: number }[]> {
  return tx<{ outcome: IssueOutcome; code: string; count: number }[]>`
    select outcome, code, count(*)::int as count from (
      select i.outcome, i.code from import_issues i
      where i.business_id = ${businessId} and i.import_id = ${importId}
      order by i.row, i.place limit ${COUNTED}) counted
    group by outcome, code order by count desc, code`
}

/** Deletes up to `limit` issues of an import. Returns their number. */
export async function deleteIssues(tx: Tx, businessId: string, importId: string, limit: number): Promise<number> {
  const rows = await tx`
    delete from import_issues d using (
      select i.row, i.place from import_issues i
      where i.business_id = ${businessId} and i.import_id = ${importId} limit ${limit}) o
    where d.business_id = ${businessId} and d.import_id = ${importId} and d.row = o.row and d.place = o.place
    returning d.row`
  return rows.length
}
