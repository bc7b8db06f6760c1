import { getImportReportOperation } from '@/lib/api/operations/imports'
import { csvLine } from '@/lib/csv/write-row'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import type { Deps } from '@/lib/services/deps'
import { FIRST_ISSUE, type IssuePlace, readImportReport } from '@/lib/services/imports/read-imports'
import { presentIssue } from '../../_present/import'

const CSV_PAGE = 5000

export const GET = serve(getImportReportOperation, async ({ deps, caller, params, query, requestId }) => {
  const { businessId } = caller
  const after = query.after ? placeOf(query.after) : FIRST_ISSUE
  const limit = query.format === 'csv' ? CSV_PAGE : query.limit
  const page = await readImportReport(deps, businessId, params.id, { after, limit })
  if (!page) return problemFor(getImportReportOperation, { outcome: 'unknown_import' }, requestId)
  if (query.format === 'csv') {
    return new Response(streamOf(lines(deps, businessId, params.id, page)), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="import-${params.id}.csv"`,
        'Cache-Control': 'private, no-store',
      },
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

/** Page by page, each a short transaction. Codes and ids only: nothing that a spreadsheet would run. */
async function* lines(deps: Deps, businessId: string, id: string, first: Page): AsyncGenerator<string> {
  yield csvLine([
    'row',
    'place',
    'outcome',
    'reason',
    'kept_out_by_contact',
    'kept_out_by_change',
    'occurred_at',
    'method',
  ])
  for (let page: Page | null = first; page;) {
    yield page.issues
      .map(presentIssue)
      .map(({ row, place, outcome, reason, kept_out_by: by }) =>
        csvLine([
          row,
          place,
          outcome,
          reason,
          by?.contact_id ?? null,
          by?.change_id ?? null,
          by?.occurred_at ?? null,
          by?.method ?? null,
        ]),
      )
      .join('')
    page = page.next && (await readImportReport(deps, businessId, id, { after: page.next, limit: CSV_PAGE }))
  }
}

function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      // A failure errors the stream: the connection breaks rather than ending as if that were all.
      const { done, value } = await texts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await texts.return(undefined)
    },
  })
}
