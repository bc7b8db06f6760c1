import type { Tx } from '@/db/client'
import { countQuietStop, forgetQuietStop, lastLines, lastQuietStop } from '@/db/queries/contacts/quiet-stops'
import { isOwnMethod } from '@/lib/consent/lanes'
import { isRefusal } from '@/lib/consent/took-effect'
import type { Effect, Instant, Method } from '@/lib/consent/types'
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
/** The second tap of a double tap comes no more than this many milliseconds after the first. */
const TAP_MS = 30_000

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
  if (!mayBeQuiet(request, effects)) return null
  const lines = await lastLines(tx, businessId, row.id, FEW)
  const [newest] = lines
  const isRow = lines.length === FEW && lines.every(({ kind, method }) => kind === 'stop' && method === 'page')
  if (!newest || !isRow || now - newest.recordedAt >= NEW_AFTER_MS) return null
  await countQuietStop(tx, businessId, row.id, now)
  return newest.changeId
}

/** Returns whether a change may be a quiet stop: one repeated on the page that sets nothing. */
export const mayBeQuiet = (request: ChangeRequest, effects: readonly Effect[]): boolean =>
  isStopOnPage(request) && !setsAny(effects)

/** Returns whether any effect of a change set a register. One that sets none may be a repetition. */
export const setsAny = (effects: readonly Effect[]): boolean => effects.some(({ outcome }) => outcome === 'set')

const isStopOnPage = ({ kind, method, claimedAt }: ChangeRequest) =>
  kind === 'stop' && method === 'page' && claimedAt === undefined

/**
 * Returns the id of the line that a form which changes nothing only repeats, as a second tap does, or a browser that
 * sends it again; null if it gets a line of its own. `first` is the line that the same form wrote first. A refusal that
 * comes later is no repetition: the page of a limited link, and one that a browser kept, send the same form each time,
 * and a person who says No again a week later means it. A stop that is only repeated is counted with its time, so that
 * a return from between the two, which is received later, does not lift it. A refusal of topics is not counted, so it
 * is a repetition only as long as a second tap may take.
 */
export async function repeatedLine(
  tx: Tx,
  { businessId, row, now }: Locked,
  request: ChangeRequest,
  effects: readonly Effect[],
  first: { changeId: string; recordedAt: Instant },
): Promise<string | null> {
  if (!effects.some(isRefusal)) return first.changeId
  if (effects.every((effect) => effect.on === 'answer' && isRefusal(effect))) {
    const [newest] = await lastLines(tx, businessId, row.id, 1)
    // The lines that a form writes after its first have its key with an end of their own.
    const last = newest?.dedupeKey?.startsWith(`${request.dedupe?.key}#`) ? newest : first
    return now - last.recordedAt < TAP_MS ? last.changeId : null
  }
  if (now - first.recordedAt >= NEW_AFTER_MS) return null
  if (isStopOnPage(request)) await countQuietStop(tx, businessId, row.id, now)
  return first.changeId
}

/** Returns whether a change may owe a quiet stop its line: it happened earlier and lifts or passes each stop before. */
export const mayOweStop = (
  { claimedAt, method }: Pick<ChangeRequest, 'claimedAt' | 'method'>,
  content: ChangeContent | null,
): boolean => claimedAt !== undefined && passesStop(content, method)

/** Returns whether a change lifts each earlier stop, or passes it by the person's own Yes to a topic. */
const passesStop = (content: ChangeContent | null, method: Method): boolean =>
  content?.statements.some((statement) =>
    statement.on === 'stop'
      ? !statement.value
      : statement.on === 'answer' && statement.answer === 'in' && isOwnMethod(method),
  ) ?? false

/**
 * Returns the time of a quiet stop that now needs a line, or null. It needs one when a change arrives late that
 * happened before the quiet stop: one that lifts the stop, or the person's own Yes to a topic, which passes each
 * earlier stop. The quiet stop must get its line first, else the return or the Yes would win over a later No.
 */
export async function owedStop(
  tx: Tx,
  { businessId, row }: Locked,
  request: ChangeRequest,
  content: ChangeContent | null,
): Promise<Instant | null> {
  const { claimedAt } = request
  if (claimedAt === undefined || !mayOweStop(request, content)) return null
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
