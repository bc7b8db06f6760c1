import { presentReport } from '@/app/api/v1/imports/_present/import'
import { consoleRoute, say } from '@/lib/http/console-route'
import { streamAnswer } from '@/lib/http/endpoint/stream-answer'
import { COMMON } from '@/lib/i18n/console/common/words'
import { isUuid } from '@/lib/ids'
import type { Caller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { lookAtIssues } from '@/lib/services/imports/look-at-imports'
import { FIRST_ISSUE, type IssuePlace, type IssueRow } from '@/lib/services/imports/read-imports'

const AT_ONCE = 5000

/** The report of an import as a file: the same that the API gives. */
export const GET = consoleRoute<{ id: string }>({
  name: 'downloadReport',
  right: 'imports.write',
  async run(deps, { member, locale }, { params: { id }, requestId }) {
    const first = isUuid(id) ? await pageOf(deps, member, id, FIRST_ISSUE) : null
    if (!first) return say(404, COMMON[locale].notFound.title)
    return streamAnswer(presentReport(pages(deps, member, id, first)), {
      contentType: 'text/csv; charset=utf-8',
      operationId: 'downloadReport',
      requestId,
      headers: { 'Content-Disposition': `attachment; filename="import-${id}.csv"` },
    })
  },
})

type IssuesPage = { issues: IssueRow[]; next: IssuePlace | null }

async function pageOf(deps: Deps, caller: Caller, id: string, after: IssuePlace): Promise<IssuesPage | null> {
  const read = await lookAtIssues(deps, caller, id, { after, limit: AT_ONCE, code: null })
  return read.outcome === 'read' ? read : null
}

/** Yields the report page by page, each read in a short transaction. */
async function* pages(deps: Deps, caller: Caller, id: string, first: IssuesPage): AsyncGenerator<IssueRow[]> {
  for (let page: IssuesPage | null = first; page;) {
    yield page.issues
    page = page.next && (await pageOf(deps, caller, id, page.next))
  }
}
