import { applyAnswer, applyConfirmation, applyPending, voidRequests } from './change-topic'
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
 * Applies one act to what is known of a contact. Statements are taken in their order; each register follows the rule of
 * `takes`, so the order in which changes arrive does not matter, with two exceptions:
 * - a Yes that only repeats what holds is silent, so what was said between the two and comes late is judged against the
 *   first one: a No then wins that the second Yes would have lifted; a Yes on other terms then holds with its own terms
 * - a confirmation is judged by the request and the stop that are known when it arrives
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

/** Writes what took its register; reports what did not. */
function settle(state: ContactState, effect: Effect | null): Applied {
  if (!effect) return { after: state, effects: [] }
  return { after: tookEffect(effect) ? write(state, effect) : state, effects: [effect] }
}

/**
 * A return is recorded even where no stop is known: a return at 7 must beat a stop from 5 that arrives late, and it can
 * only do so from the register. A second return moves the register forward (`renewed`) for the same reason; one that is
 * not newer than the return that holds can't beat anything more, and is silent.
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
  // Also by a stop that came too late for its register: whoever returned after it did not bring the questions back.
  const voided = voidRequests(applied.after, said.at)
  return { after: voided.after, effects: [...applied.effects, ...voided.effects] }
}

/**
 * Whether a repeated stop reaches a topic that the person had switched on after the first; or, as an undo, lets it pass
 * again.
 */
function changesAnyTopic(before: ContactState, after: ContactState): boolean {
  return Object.keys(before.topics).some((topicId) => isStoppedFor(before, topicId) !== isStoppedFor(after, topicId))
}

/**
 * Pausing and resuming is for the person, or a member who notes it: a shorter pause by an API would end the person's
 * own, and no rule that looks at the pause that stands could tell without depending on the order of arrival. An API
 * that must silence someone says stop. A resume is recorded where nothing is paused, as a return is.
 */
function judgePause(
  state: ContactState,
  change: Change,
  statement: Extract<Statement, { on: 'pause' }>,
): Extract<Effect, { on: 'pause' }> | null {
  const said: PauseRegister = { until: statement.until, at: change.at, changeId: change.id }
  if (!speaksForPerson(change)) return { on: 'pause', outcome: 'kept_out', said, before: state.pause }
  const outcome = judge(said, state.pause, pauseStrictness, (register) => register.until !== null)
  return outcome && { on: 'pause', outcome, said, before: state.pause }
}

/** A resume in WhatsApp lifts that sender's stop and is no opt-in; recorded where no stop is known, as a return is. */
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

/** Release and erasure happen once; the earliest time counts, and saying it again says nothing. */
function once(on: 'release' | 'erasure', heldAt: number | null, change: Change): Effect | null {
  if (heldAt !== null && heldAt <= change.at) return null
  return { on, outcome: 'set', said: { at: change.at }, before: heldAt === null ? null : { at: heldAt } }
}
