import { applyAnswer, applyConfirmation, applyPending, applyWithdrawal, voidRequests } from './change-topic'
import { isStoppedFor } from './effective'
import { mayLiftProviderStop, speaksForPerson } from './lanes'
import { judge, pauseStrictness, stopStrictness } from './registers'
import { type Applied, write } from './state'
import { tookEffect } from './took-effect'
import type {
  Change,
  ContactState,
  Effect,
  PauseRegister,
  ProviderStopRegister,
  Statement,
  StopRegister,
} from './types'

/**
 * Applies one act to the known state of a contact. Statements are applied in their order. Each register follows the
 * rule of `takes`, so the order in which changes arrive does not matter, with two exceptions:
 * - A Yes that only repeats the present answer is not recorded. A statement dated between the two that arrives late is
 *   therefore judged against the first Yes: a No then wins that the second Yes would have lifted; a Yes on other terms
 *   then holds with its own terms.
 * - A confirmation is judged by the request, the stop and the answers that are known when it arrives.
 */
export function applyChange(before: ContactState, change: Change): Applied {
  let after = before
  const effects: Effect[] = []
  for (const statement of change.statements) {
    const applied = applyStatement(after, change, statement)
    after = applied.after
    effects.push(...applied.effects)
  }
  return { after, effects }
}

function applyStatement(state: ContactState, change: Change, statement: Statement): Applied {
  switch (statement.on) {
    case 'answer':
      return applyAnswer(state, change, statement)
    case 'pending':
      return applyPending(state, change, statement)
    case 'confirm':
      return applyConfirmation(state, change, statement)
    case 'withdraw':
      return applyWithdrawal(state, statement)
    case 'stop':
      return applyStop(state, change, statement)
    case 'pause':
      return settle(state, judgePause(state, change, statement))
    case 'provider_stop':
      return settle(state, judgeProviderStop(state, change, statement))
    case 'release':
      return settle(state, once('release', state.releasedAt, change))
    case 'erasure':
      return settle(state, once('erasure', state.erasedAt, change))
  }
}

/** Writes an effect that took its register; only reports an effect that did not. */
function settle(state: ContactState, effect: Effect | null): Applied {
  if (!effect) return { after: state, effects: [] }
  return { after: tookEffect(effect) ? write(state, effect) : state, effects: [effect] }
}

/**
 * A return is recorded even where no stop is known: a return at 7 must beat a stop from 5 that arrives late, and it can
 * only do so from the register. A second return moves the register forward (`renewed`) for the same reason. A return
 * that is not newer than the recorded one can't beat anything more, so no line is written for it.
 */
function applyStop(state: ContactState, change: Change, statement: Extract<Statement, { on: 'stop' }>): Applied {
  const held = state.stop
  const since = statement.value ? Math.min(statement.since ?? change.at, change.at) : change.at
  const said: StopRegister = { on: statement.value, at: change.at, since, changeId: change.id }
  if (!said.on && !speaksForPerson(change)) {
    return settle(state, { on: 'stop', outcome: 'kept_out', said, before: held })
  }
  const judged = judge(said, held, stopStrictness, (register) => register.on)
  if (!judged) return { after: state, effects: [] }
  const effect: Effect = { on: 'stop', outcome: judged, said, before: held }
  const isMore = judged === 'reaffirmed' && changesAnyTopic(state, write(state, effect))
  const applied = settle(state, isMore ? { ...effect, outcome: 'set' } : effect)
  if (!said.on) return applied
  // This also holds for a stop that came too late for its register: a later return did not reopen the requests.
  const voided = voidRequests(applied.after, said.at)
  return { after: voided.after, effects: [...applied.effects, ...voided.effects] }
}

/**
 * Whether a repeated stop reaches a topic that the person had switched on after the first stop; or, as an undo, lets
 * that topic through again.
 */
function changesAnyTopic(before: ContactState, after: ContactState): boolean {
  return Object.keys(before.topics).some((topicId) => isStoppedFor(before, topicId) !== isStoppedFor(after, topicId))
}

/**
 * Only the person, or a member who records it for the person, pauses and resumes. A shorter pause set by the API would
 * end the person's own pause, and no rule that compares the two pauses could prevent that without depending on the
 * order of arrival. A caller of the API that must silence a contact sends a stop. A pause of the person's own that is
 * taken over from another contact of theirs is as their own. A resume is recorded where nothing is paused, as a return
 * is.
 */
function judgePause(
  state: ContactState,
  change: Change,
  statement: Extract<Statement, { on: 'pause' }>,
): Extract<Effect, { on: 'pause' }> | null {
  const said: PauseRegister = { until: statement.until, at: change.at, changeId: change.id }
  const isTakenOver = statement.isTakenOver === true && statement.until !== null
  if (!isTakenOver && !speaksForPerson(change)) return { on: 'pause', outcome: 'kept_out', said, before: state.pause }
  const outcome = judge(said, state.pause, pauseStrictness, (register) => register.until !== null)
  return outcome && { on: 'pause', outcome, said, before: state.pause }
}

/**
 * A resume in WhatsApp lifts that sender's stop and is no opt-in. It is recorded where no stop is known, as a return
 * is.
 */
function judgeProviderStop(
  state: ContactState,
  change: Change,
  statement: Extract<Statement, { on: 'provider_stop' }>,
): Extract<Effect, { on: 'provider_stop' }> | null {
  const { senderId } = statement
  const before = state.providerStops[senderId] ?? null
  const said: ProviderStopRegister = { on: statement.value, at: change.at, changeId: change.id }
  if (!said.on && !mayLiftProviderStop(change)) {
    return { on: 'provider_stop', senderId, outcome: 'kept_out', said, before }
  }
  const outcome = judge(said, before, stopStrictness, (register) => register.on)
  return outcome && { on: 'provider_stop', senderId, outcome, said, before }
}

/** Release and erasure happen once. The earliest time counts, and a repetition has no effect. */
function once(on: 'release' | 'erasure', heldAt: number | null, change: Change): Effect | null {
  if (heldAt !== null && heldAt <= change.at) return null
  return { on, outcome: 'set', said: { at: change.at }, before: heldAt === null ? null : { at: heldAt } }
}
