import { effectiveAnswer, isExpired, isStoppedFor } from './effective'
import { isOwnMethod, laneOf } from './lanes'
import { answerStrictness, isLaterRequest, isVoidedBy, judge } from './registers'
import { type Applied, topicOf, write } from './state'
import type { AnswerRegister, Change, ContactState, Effect, Instant, Lane, Outcome, Pending, Statement } from './types'

type AnswerEffect = Extract<Effect, { on: 'answer' }>
type Saying<On extends Statement['on']> = Extract<Statement, { on: On }>

/**
 * A Yes, a No, or an answer taken back, written to the lane that the change's method and proof give it. A No also ends
 * the request for confirmation that was made before it, also where another system reports the No.
 */
export function applyAnswer(state: ContactState, change: Change, statement: Saying<'answer'>): Applied {
  const said: AnswerRegister = {
    answer: statement.answer,
    at: change.at,
    since: Math.min(statement.since ?? change.at, change.at),
    changeId: change.id,
    notice: statement.notice === undefined ? change.notice : statement.notice,
    basis: statement.basis ?? null,
    expiresAt: statement.expiresAt ?? null,
    evidence: change.evidence,
  }
  // No Yes may say by itself that it is the person's own.
  const lane = (statement.answer === 'out' ? statement.lane : undefined) ?? laneOf(change, statement.answer)
  const applied = answerInLane(state, statement.topicId, lane, said)
  const { pending } = topicOf(applied.after, statement.topicId)
  if (statement.answer !== 'out' || !pending || pending.askedAt > change.at) return applied
  const closed = close(applied.after, statement.topicId, pending)
  return { after: closed.after, effects: [...applied.effects, ...closed.effects] }
}

/** Asks for a confirmation. The request is kept beside the answer and never replaces it. */
export function applyPending(state: ContactState, change: Change, statement: Saying<'pending'>): Applied {
  const { topicId, requestId, expiresAt } = statement
  const before = topicOf(state, topicId).pending
  if (before?.requestId === requestId) return { after: state, effects: [] }
  const said: Pending = { requestId, askedAt: change.at, expiresAt }
  // A request that is older than a return is also older than the stop which that return lifted.
  const voided = isVoidedBy(state.stop, said) || (state.stop !== null && state.stop.at > said.askedAt)
  const isVoid = voided || isRefusedSince(state, topicId, change)
  const outcome: Outcome = isVoid || !isLaterRequest(said, before) ? 'none' : 'set'
  const effect: Effect = { on: 'pending', topicId, outcome, said, before }
  return { after: outcome === 'set' ? write(state, effect) : state, effects: [effect] }
}

/**
 * Whether somebody said No to the topic at the time of a request or after it. A No of the same change comes before the
 * request: what a return lets through again is refused until it is confirmed.
 */
function isRefusedSince(state: ContactState, topicId: string, request: Change): boolean {
  return Object.values(topicOf(state, topicId).lanes).some(
    ({ answer, at, changeId }) => answer === 'out' && at >= request.at && changeId !== request.id,
  )
}

/** Takes a request back, if it is the one that the topic holds. */
export function applyWithdrawal(state: ContactState, { topicId, requestId }: Saying<'withdraw'>): Applied {
  const { pending } = topicOf(state, topicId)
  return pending?.requestId === requestId ? close(state, topicId, pending) : { after: state, effects: [] }
}

/**
 * Turns the request that it names into the person's own Yes, if the request is still open. The request is closed either
 * way; a request that it does not name stays open. Only the person can confirm.
 */
export function applyConfirmation(state: ContactState, change: Change, statement: Saying<'confirm'>): Applied {
  const { topicId } = statement
  const { pending, lanes } = topicOf(state, topicId)
  const named = pending?.requestId === statement.requestId && isOwnMethod(change.method) ? pending : null
  const said: AnswerRegister = {
    answer: 'in',
    at: change.at,
    since: change.at,
    changeId: change.id,
    notice: statement.notice === undefined ? change.notice : statement.notice,
    basis: statement.basis ?? null,
    expiresAt: statement.expiresAt ?? null,
    evidence: change.evidence,
  }
  const stands = named !== null && named.expiresAt > change.at && !isVoidedBy(state.stop, named)
  const answered: Applied = stands
    ? answerInLane(state, topicId, 'own', said)
    : {
        after: state,
        effects: [{ on: 'answer', topicId, lane: 'own', outcome: 'kept_out', said, before: lanes.own ?? null }],
      }
  if (!named) return answered
  const closed = close(answered.after, topicId, named)
  return { after: closed.after, effects: [...answered.effects, ...closed.effects] }
}

/** Closes every request made before a stop. */
export function voidRequests(state: ContactState, stoppedAt: Instant): Applied {
  let after = state
  const effects: Effect[] = []
  for (const [topicId, { pending }] of Object.entries(state.topics)) {
    if (!pending || pending.askedAt > stoppedAt) continue
    const closed = close(after, topicId, pending)
    after = closed.after
    effects.push(...closed.effects)
  }
  return { after, effects }
}

function close(state: ContactState, topicId: string, pending: Pending): Applied {
  const effect: Effect = { on: 'pending', topicId, outcome: 'set', said: null, before: pending }
  return { after: write(state, effect), effects: [effect] }
}

function answerInLane(state: ContactState, topicId: string, lane: Lane, said: AnswerRegister): Applied {
  const before = topicOf(state, topicId).lanes[lane] ?? null
  const judged = judge(said, before, answerStrictness, (register) => register.answer === 'out')
  if (judged === null || judged === 'none') {
    // A Yes on other terms gets its line even when it arrives too late. The same Yes, or the same change, repeated adds
    // nothing.
    const repeats =
      judged === null && before !== null && (said.changeId === before.changeId || isOnSameTerms(said, before))
    return { after: state, effects: repeats ? [] : [{ on: 'answer', topicId, lane, outcome: 'none', said, before }] }
  }
  const effect: AnswerEffect = { on: 'answer', topicId, lane, outcome: judged, said, before }
  const after = write(state, effect)
  if (isKeptOut(after, effect)) {
    if (before && isOnSameTerms(said, before)) return { after: state, effects: [] }
    return { after, effects: [{ ...effect, outcome: 'kept_out' }] }
  }
  // A repetition matters where something came between: a stop, a No or Yes of another lane, or the expiry of the Yes.
  if (whatHolds(state, topicId, said.at) !== whatHolds(after, topicId, said.at)) {
    return { after, effects: [{ ...effect, outcome: 'set' }] }
  }
  if (before && isOnSameTerms(said, before)) return { after: state, effects: [] }
  return { after, effects: [effect] }
}

/**
 * Whether a Yes repeats another Yes: same text, same proof, same terms. An undo's Yes (which has a `since` of its own)
 * never does.
 */
function isOnSameTerms(said: AnswerRegister, held: AnswerRegister): boolean {
  return (
    said.answer === 'in' &&
    held.answer === 'in' &&
    said.since === said.at &&
    said.notice === held.notice &&
    said.evidence === held.evidence &&
    said.basis === held.basis &&
    said.expiresAt === held.expiresAt
  )
}

/** The contact's answer at a moment, reduced to what a repeated Yes can change. */
function whatHolds(state: ContactState, topicId: string, now: Instant): string {
  const register = effectiveAnswer(state.topics[topicId])?.register
  const answer = register?.answer === 'in' && isExpired(register, now) ? 'expired' : (register?.answer ?? 'none')
  return `${answer} ${isStoppedFor(state, topicId)}`
}

/**
 * A Yes of another lane that a No keeps out. The lane still remembers it, so that the order of arrival can't matter.
 */
function isKeptOut(after: ContactState, effect: AnswerEffect): boolean {
  if (effect.lane === 'own' || effect.said.answer !== 'in') return false
  return effectiveAnswer(after.topics[effect.topicId])?.register.answer === 'out'
}
