import { getImportReportOperation } from '@/lib/api/operations/imports'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { streamAnswer } from '@/lib/http/endpoint/stream-answer'
import type { Deps } from '@/lib/services/deps'
import { FIRST_ISSUE, type IssuePlace, readImportReport } from '@/lib/services/imports/read-imports'
import { presentIssue, presentReport } from '../../_present/import'

const CSV_PAGE = 5000

export const GET = serve(getImportReportOperation, async ({ deps, caller, params, query, requestId }) => {
  const { businessId } = caller
  const after = query.after ? placeOf(query.after) : FIRST_ISSUE
  const limit = query.format === 'csv' ? CSV_PAGE : query.limit
  const page = await readImportReport(deps, businessId, params.id, { after, limit })
  if (!page) return problemFor(getImportReportOperation, { outcome: 'unknown_import' }, requestId)
  if (query.format === 'csv') {
    return streamAnswer(presentReport(issuesOf(deps, businessId, params.id, page)), {
      contentType: 'text/csv; charset=utf-8',
      operationId: getImportReportOperation.id,
      requestId,
      headers: { 'Content-Disposition': `attachment; filename="import-${params.id}.csv"` },
    })
  }
  const next = page.next && `${page.next.row}.${page.next.place}`
  return { body: { issues: page.issues.map(presentIssue), next } }
})

function placeOf(text: string): IssuePlace {
  const [row = 0, place = 0] = text.split('.').map(Number)
  return { row, place }
}

type Page = NonNullable<Awaited<ReturnType<typeof readImportReport>>>

/** Yields the report page by page, each read in a short transaction. */
async function* issuesOf(deps: Deps, businessId: string, id: string, first: Page): AsyncGenerator<Page['issues']> {
  for (let page: Page | null = first; page;) {
    yield page.issues
    page = page.next && (await readImportReport(deps, businessId, id, { after: page.next, limit: CSV_PAGE }))
  }
}
