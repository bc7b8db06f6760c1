import { CONSENT_COLUMNS, exportConsentsOperation } from '@/lib/api/operations/exports'
import { csvLine, safeCell } from '@/lib/csv/write-row'
import { serve } from '@/lib/http/endpoint/serve'
import { begun, streamAnswer } from '@/lib/http/endpoint/stream-answer'
import { type ConsentRow, exportConsents } from '@/lib/services/records/export-consents'

export const GET = serve(exportConsentsOperation, async ({ deps, caller, query, requestId }) => {
  const range = { ...instant('from', query.updated_after), ...instant('to', query.updated_before) }
  const parts = await begun(exportConsents(deps, caller.businessId, range))
  return streamAnswer(csv(parts), {
    contentType: 'text/csv; charset=utf-8; header=present',
    operationId: exportConsentsOperation.id,
    requestId,
    headers: { 'Content-Disposition': 'attachment; filename="consents.csv"' },
  })
})

const instant = <Name extends 'from' | 'to'>(name: Name, time: string | undefined) =>
  time === undefined ? {} : ({ [name]: Date.parse(time) } as Record<Name, number>)

/** The header, then a part at a time: a write for each row would cost more than the row. */
async function* csv(parts: AsyncIterable<ConsentRow[]>): AsyncGenerator<string> {
  yield csvLine([...CONSENT_COLUMNS])
  for await (const rows of parts) yield rows.map((row) => csvLine(cells(row))).join('')
}

/** In the order of `CONSENT_COLUMNS`. Names are a business's or an outside system's free text; the rest are our own words, ids and digits. */
function cells(row: ConsentRow): (string | boolean | null)[] {
  return [
    row.contactId,
    row.phone?.replaceAll(/\D/g, '') ?? null,
    text(row.bsuid),
    text(row.topic),
    row.answer,
    row.allowed,
    row.reason,
    iso(row.until),
    iso(row.answeredAt),
    row.method,
    text(row.source),
    row.notice,
    row.stop,
    iso(row.pauseUntil),
    iso(row.updatedAt),
  ]
}

const text = (value: string | null) => (value === null ? null : safeCell(value))
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
