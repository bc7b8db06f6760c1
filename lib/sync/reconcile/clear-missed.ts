import type { WeniRecord } from '@/lib/backends/weni/contact'
import type { Read, WeniReader } from '@/lib/backends/weni/reader'
import { MISSED_FIELD } from '@/lib/backends/weni/settings'
import type { Reading } from '@/lib/services/reconcile/compare-contact'
import { type MissedOutcome, recordMissed } from '@/lib/services/reconcile/record-missed'

/** The workspace refuses something about one contact. */
export class RecordRefused extends Error {
  constructor(readonly reason: string) {
    super(`a contact was refused: ${reason}`)
    this.name = 'RecordRefused'
  }
}

/**
 * Has a missed message recorded, and then clears the field that it was left in. Killed in between, it is the same
 * message at the next look, and counts once.
 */
export async function clearMissed(
  reading: Reading,
  reader: WeniReader,
  record: WeniRecord,
): Promise<Read<MissedOutcome>> {
  const value = await recordMissed(reading, record)
  if (value === 'none') return { ok: true, value }
  const cleared = await reader.clearField(record.uuid, MISSED_FIELD)
  // An answer about this contact, and not about the backend: the others are read all the same.
  if (!cleared.ok && cleared.kind === 'failed' && /^http_(4\d\d|500)\b/.test(cleared.reason))
    throw new RecordRefused(cleared.reason)
  return cleared.ok ? { ok: true, value } : cleared
}
