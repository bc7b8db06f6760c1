import { inBusiness } from '@/db/client'
import { type IssueRow, listIssues } from '@/db/queries/imports/import-issues'
import { findImport, type ImportRow, listImports } from '@/db/queries/imports/imports'
import type { Deps } from '@/lib/services/deps'

export type { ImportRow, IssueRow }

/** Returns one import of the business; null when the business has no such import. */
export async function readImport(deps: Deps, businessId: string, id: string): Promise<ImportRow | null> {
  return inBusiness(deps.db, businessId, (tx) => findImport(tx, businessId, id))
}

/** Returns a page of imports, the newest first, and the id where the next page begins; null at the end. */
export async function readImports(
  deps: Deps,
  businessId: string,
  page: { before: string | null; limit: number },
): Promise<{ imports: ImportRow[]; next: string | null }> {
  const rows = await inBusiness(deps.db, businessId, (tx) =>
    listImports(tx, businessId, { ...page, limit: page.limit + 1 }),
  )
  const imports = rows.slice(0, page.limit)
  return { imports, next: rows.length > page.limit ? (imports.at(-1)?.id ?? null) : null }
}

export interface IssuePlace {
  row: number
  place: number
}

export const FIRST_ISSUE: IssuePlace = { row: 0, place: -1 }

/**
 * Returns a page of the rows that were refused or kept out, in the order of the file; null when the business has no
 * such import.
 */
export async function readImportReport(
  deps: Deps,
  businessId: string,
  id: string,
  page: { after: IssuePlace; limit: number },
): Promise<{ issues: IssueRow[]; next: IssuePlace | null } | null> {
  return inBusiness(deps.db, businessId, async (tx) => {
    if (!(await findImport(tx, businessId, id))) return null
    const rows = await listIssues(tx, businessId, id, { ...page, limit: page.limit + 1 })
    const issues = rows.slice(0, page.limit)
    const last = issues.at(-1)
    return { issues, next: rows.length > page.limit && last ? { row: last.row, place: last.place } : null }
  })
}
