import { readConfig, type TopicConfig } from '@/db/queries/business/config'
import { countIssues, type IssueRow, listIssues } from '@/db/queries/imports/import-issues'
import { findImport, type ImportRow, listImports } from '@/db/queries/imports/imports'
import { presentRowReason } from '@/lib/api/outcomes'
import type { Instant } from '@/lib/consent/types'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import type { IssuePlace } from './read-imports'

/** Returns a page of imports for a member, the newest first, and the id where the next page begins; null at the end. */
export async function lookAtImports(
  deps: Deps,
  caller: Caller,
  { before, limit }: { before: string | null; limit: number },
): Promise<
  { outcome: 'read'; imports: ImportRow[]; topics: TopicConfig[]; locale: string; next: string | null } | NotAllowed
> {
  return inBusinessFor(deps, caller, 'imports.write', async (tx) => {
    const [rows, config] = await Promise.all([
      listImports(tx, caller.businessId, { before, limit: limit + 1 }),
      readConfig(tx, caller.businessId),
    ])
    const imports = rows.slice(0, limit)
    const { topics, defaultLocale: locale } = config ?? { topics: [], defaultLocale: 'en' }
    return {
      outcome: 'read' as const,
      imports,
      topics,
      locale,
      next: rows.length > limit ? (imports.at(-1)?.id ?? null) : null,
    }
  })
}

/** Answers of a file that were refused, kept out or guessed, by the reason. */
export interface IssueCount {
  outcome: IssueRow['outcome']
  reason: string
  /** The reason as it is stored, to ask for the rows. */
  code: string
  count: number
}

/** One import for a member: how far it is, and why rows were left out. */
export async function lookAtImport(
  deps: Deps,
  caller: Caller,
  id: string,
): Promise<
  { outcome: 'read'; row: ImportRow; reasons: IssueCount[]; now: Instant } | { outcome: 'unknown_import' } | NotAllowed
> {
  return inBusinessFor(deps, caller, 'imports.write', async (tx) => {
    const row = await findImport(tx, caller.businessId, id)
    if (!row) return { outcome: 'unknown_import' as const }
    const hasReport = row.status === 'done' || row.status === 'failed'
    const counts = hasReport ? await countIssues(tx, caller.businessId, id) : []
    const reasons = counts.map((each) => ({ ...each, reason: presentRowReason(each.code) }))
    return { outcome: 'read' as const, row, reasons, now: deps.clock.now() }
  })
}

/** Returns a page of the rows of a report, of one reason or of all; null for the `next` at the end. */
export async function lookAtIssues(
  deps: Deps,
  caller: Caller,
  id: string,
  { after, limit, code }: { after: IssuePlace; limit: number; code: string | null },
): Promise<
  { outcome: 'read'; issues: IssueRow[]; next: IssuePlace | null } | { outcome: 'unknown_import' } | NotAllowed
> {
  return inBusinessFor(deps, caller, 'imports.write', async (tx) => {
    if (!(await findImport(tx, caller.businessId, id))) return { outcome: 'unknown_import' as const }
    const rows = await listIssues(tx, caller.businessId, id, { after, limit: limit + 1, code })
    const issues = rows.slice(0, limit)
    const last = issues.at(-1)
    const next = rows.length > limit && last ? { row: last.row, place: last.place } : null
    return { outcome: 'read' as const, issues, next }
  })
}
