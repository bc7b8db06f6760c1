import { isoOrNull } from '@/app/api/v1/_present/time'
import { CONSENT_COLUMNS } from '@/lib/api/operations/exports'
import { csvLine, safeCell } from '@/lib/csv/write-row'
import type { ConsentRow } from '@/lib/services/records/export-consents'

/** The header, then a part at a time: a write for each row would cost more than the row. */
export async function* presentConsents(parts: AsyncIterable<ConsentRow[]>): AsyncGenerator<string> {
  yield csvLine([...CONSENT_COLUMNS])
  for await (const rows of parts) yield rows.map((row) => csvLine(cells(row))).join('')
}

/**
 * In the order of `CONSENT_COLUMNS`. Names are a business's or an outside system's free text; the rest are our own
 * words, ids and digits.
 */
function cells(row: ConsentRow): (string | boolean | null)[] {
  return [
    row.contactId,
    row.phone?.replaceAll(/\D/g, '') ?? null,
    text(row.bsuid),
    text(row.topic),
    row.answer,
    row.allowed,
    row.reason,
    isoOrNull(row.until),
    isoOrNull(row.answeredAt),
    row.method,
    text(row.source),
    row.notice,
    row.stop,
    isoOrNull(row.pauseUntil),
    isoOrNull(row.updatedAt),
  ]
}

const text = (value: string | null) => (value === null ? null : safeCell(value))
