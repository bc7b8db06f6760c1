import type { Tx } from '@/db/client'
import { countQuietStop, forgetQuietStop, lastLines, lastQuietStop } from '@/db/queries/contacts/quiet-stops'
import type { Effect, Instant } from '@/lib/consent/types'
import type { ChangeRequest, Locked, ChangeContent } from './change-request'

/** So many stops in a row have a line each, whatever they change: somebody who presses again and again is believed each time. */
const FEW = 5
/** A stop said again later than this after the last line proves something new: that it is still meant. */
const NEW_AFTER_MS = 3_600_000

/**
 * The change that already says what a stop of the page says once more; null: the stop has a line of its own. Whoever holds a link, an expired
 * one too, may stop as often as they like, and a line for each would let them fill the ledger. What is silent changes nothing, comes within
 * an hour of a row of lines that say the same, and is counted with its time. A stop that changes anything is never silent.
 */
export async function quietStop(
  tx: Tx,
  { businessId, row, now }: Locked,
  request: ChangeRequest,
  effects: readonly Effect[],
): Promise<string | null> {
  if (request.kind !== 'stop' || request.method !== 'page' || request.claimedAt !== undefined) return null
  if (effects.some(({ outcome }) => outcome === 'set')) return null
  const lines = await lastLines(tx, businessId, row.id, FEW)
  const [newest] = lines
  const isRow = lines.length === FEW && lines.every(({ kind, method }) => kind === 'stop' && method === 'page')
  if (!newest || !isRow || now - newest.recordedAt >= NEW_AFTER_MS) return null
  await countQuietStop(tx, businessId, row.id, now)
  return newest.changeId
}

/**
 * When a stop was said that has no line, if that counts now: what is said lifts the stop, and was said before it, but is heard of later. The
 * stop must have its line first, else the return would win over a later No.
 */
export async function owedStop(
  tx: Tx,
  { businessId, row }: Locked,
  { claimedAt }: ChangeRequest,
  said: ChangeContent | null,
): Promise<Instant | null> {
  const lifts = said?.statements.some((statement) => statement.on === 'stop' && !statement.value)
  if (claimedAt === undefined || !lifts) return null
  const at = await lastQuietStop(tx, businessId, row.id)
  if (at === null || at < claimedAt) return null
  await forgetQuietStop(tx, businessId, row.id)
  return at
}

/** The stop that is owed a line, as it would have been written. */
export const owedRequest = (at: Instant): ChangeRequest => ({
  kind: 'stop',
  actor: 'contact',
  method: 'page',
  claimedAt: at,
  evidence: { saidAgain: true },
  say: () => ({ statements: [{ on: 'stop', value: true }] }),
})
