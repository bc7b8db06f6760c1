import { isoOrNull } from '@/app/api/v1/_present/time'
import { CONSENT_COLUMNS } from '@/lib/api/operations/exports'
import { csvLine, safeCell } from '@/lib/csv/write-row'
import type { ConsentRow } from '@/lib/services/records/export-consents'

/** Yields the header, then many rows at a time, because a write for each row would cost more than the row. */
export async function* presentConsents(parts: AsyncIterable<ConsentRow[]>): AsyncGenerator<string> {
  yield csvLine([...CONSENT_COLUMNS])
  for await (const rows of parts) yield rows.map((row) => csvLine(cells(row))).join('')
}

/**
 * Returns the cells of a row in the order of `CONSENT_COLUMNS`. Names are free text of the business or of another
 * system; the rest are Sayso's own words, ids and digits.
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
