import { actionText, thingOf, whoText } from '@/components/console/audit/describe'
import { csvLine, safeCell } from '@/lib/csv/write-row'
import { consoleRoute } from '@/lib/http/console-route'
import { streamAnswer } from '@/lib/http/endpoint/stream-answer'
import type { AuditWords } from '@/lib/i18n/console/audit/shape'
import { AUDIT } from '@/lib/i18n/console/audit/words'
import { readAuditWish } from '@/lib/services/callers/audit-filter'
import { exportAuditLog } from '@/lib/services/callers/export-audit-log'
import type { NamedRow } from '@/lib/services/callers/read-audit-log'

const HEADER = ['at', 'who', 'did', 'what', 'from', 'action', 'caller_kind', 'caller', 'thing_kind', 'thing', 'changes']

/** The audit log as CSV: sentences in the member's language, and the words and ids as they are stored. */
export const GET = consoleRoute({
  name: 'exportAuditLog',
  right: 'audit.read',
  async run(deps, { locale, business, member }, { request, requestId }) {
    const asked = Object.fromEntries(new URL(request.url).searchParams)
    const { filter } = readAuditWish(asked, business.timeZone)
    const exported = await exportAuditLog(deps, member, filter, locale)
    if (exported.outcome === 'not_allowed') return exported
    return streamAnswer(linesOf(exported.parts, AUDIT[locale]), {
      contentType: 'text/csv; charset=utf-8; header=present',
      operationId: 'exportAuditLog',
      requestId,
      headers: { 'Content-Disposition': 'attachment; filename="audit-log.csv"' },
    })
  },
})

async function* linesOf(parts: AsyncIterable<NamedRow[]>, words: AuditWords): AsyncGenerator<string> {
  yield csvLine(HEADER)
  for await (const entries of parts) yield entries.map((entry) => lineOf(entry, words)).join('')
}

function lineOf(entry: NamedRow, words: AuditWords): string {
  const { at, fromIp, action, callerKind, callerId, subjectKind, subjectId, changes } = entry
  return csvLine([
    new Date(at).toISOString(),
    safeCell(whoText(entry, words)),
    safeCell(actionText(entry, words)),
    safeCell(thingOf(entry, words)?.name ?? ''),
    fromIp ?? '',
    action,
    callerKind,
    callerId ?? '',
    subjectKind,
    subjectId,
    JSON.stringify(changes),
  ])
}
