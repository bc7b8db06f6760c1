import type { Tx } from '@/db/client'
import { countQuietStop, forgetQuietStop, lastLines, lastQuietStop } from '@/db/queries/contacts/quiet-stops'
import type { Effect, Instant } from '@/lib/consent/types'
import type { ChangeRequest, Locked, ChangeContent } from './change-request'

/**
 * This many stops in a row get a line each, even if they change nothing, so that each of a person's repeated taps is
 * recorded.
 */
const FEW = 5
/**
 * A stop that is repeated more than this many milliseconds after the last line proves something new: that the person
 * still wants it.
 */
const NEW_AFTER_MS = 3_600_000

/**
 * Returns the id of the change that already states what a repeated stop on the page states; null if the stop gets a
 * line of its own. The holder of a link, even an expired one, may stop as often as they like, and a line for each stop
 * would let them fill the ledger. A quiet stop changes nothing, follows within an hour a row of lines that all state
 * the same, and is counted with its time. A stop that changes anything is never quiet.
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

/** Returns whether a change takes a stop back: then it may owe a quiet stop its line. */
export function liftsStop(content: ChangeContent | null): boolean {
  return content?.statements.some((statement) => statement.on === 'stop' && !statement.value) ?? false
}

/**
 * Returns the time of a quiet stop that now needs a line, or null. It needs one when a change arrives late: it lifts
 * the stop and happened before the quiet stop. The quiet stop must get its line first, else the return would win over a
 * later No.
 */
export async function owedStop(
  tx: Tx,
  { businessId, row }: Locked,
  { claimedAt }: ChangeRequest,
  content: ChangeContent | null,
): Promise<Instant | null> {
  if (claimedAt === undefined || !liftsStop(content)) return null
  const at = await lastQuietStop(tx, businessId, row.id)
  if (at === null || at < claimedAt) return null
  await forgetQuietStop(tx, businessId, row.id)
  return at
}

/** Returns the request for the line of a quiet stop, as it would have been written at its time. */
export const owedRequest = (at: Instant): ChangeRequest => ({
  kind: 'stop',
  actor: 'contact',
  method: 'page',
  claimedAt: at,
  evidence: { saidAgain: true },
  say: () => ({ statements: [{ on: 'stop', value: true }] }),
})
