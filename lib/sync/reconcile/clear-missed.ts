import type { WeniRecord } from '@/lib/backends/weni/contact'
import type { Read, WeniReader } from '@/lib/backends/weni/reader'
import { MISSED_FIELD } from '@/lib/backends/weni/settings'
import type { Reading } from '@/lib/services/reconcile/compare-contact'
import { type MissedOutcome, recordMissed } from '@/lib/services/reconcile/record-missed'

/** Thrown when the workspace refuses a request about one contact. */
export class RecordRefused extends Error {
  constructor(readonly reason: string) {
    super(`the workspace refused a request about a contact: ${reason}`)
    this.name = 'RecordRefused'
  }
}

/**
 * Records a missed message, and then clears the field that it was in. If the worker is killed in between, the next
 * reading finds the same message, and it counts once.
 */
export async function clearMissed(
  reading: Reading,
  reader: WeniReader,
  record: WeniRecord,
): Promise<Read<MissedOutcome>> {
  const value = await recordMissed(reading, record)
  if (value === 'none') return { ok: true, value }
  const cleared = await reader.clearField(record.uuid, MISSED_FIELD)
  // The response is about this contact and not about the backend, so the other contacts are still read.
  if (!cleared.ok && cleared.kind === 'failed' && /^http_(4\d\d|500)\b/.test(cleared.reason))
    throw new RecordRefused(cleared.reason)
  return cleared.ok ? { ok: true, value } : cleared
}
