import { tookEffect } from './took-effect'
import type { ContactState, Effect, Statement } from './types'

/**
 * Returns the statements that take back, in a new change, what the change `changeId` did. Returns null when a register
 * that it wrote no longer holds its value (something newer counts now, or it was undone already), or when there is
 * nothing to take back.
 *
 * Answers come back with their earlier time, notice, basis and expiry. Only the person's own lane is taken back: the
 * undo is an act of the person, and must not turn an import's Yes into theirs. A request for confirmation that the
 * change made is taken back; one that it ended stays ended. Meta's stop, release and erasure can't be undone.
 */
export function undoStatements(
  current: ContactState,
  effects: readonly Effect[],
  changeId: string,
): Statement[] | null {
  const registers = new Map<string, RegisterEffect>()
  const requests: Statement[] = []
  for (const effect of effects) {
    if (!tookEffect(effect)) continue
    if (effect.on === 'pending') {
      if (effect.said === null) continue
      const { topicId, said } = effect
      if (current.topics[topicId]?.pending?.requestId !== said.requestId) return null
      requests.push({ on: 'withdraw', topicId, requestId: said.requestId })
      continue
    }
    if (effect.on === 'release' || effect.on === 'erasure') return null
    if (heldChangeId(current, effect) !== changeId) return null
    const name = registerName(effect)
    registers.set(name, joined(registers.get(name), effect))
  }
  const statements = [...requests, ...[...registers.values()].flatMap((effect) => restore(effect) ?? [])]
  return statements.length > 0 ? statements : null
}

type RegisterEffect = Exclude<Effect, { on: 'pending' | 'release' | 'erasure' }>

function heldChangeId(state: ContactState, effect: RegisterEffect): string | undefined {
  switch (effect.on) {
    case 'answer':
      return state.topics[effect.topicId]?.lanes[effect.lane]?.changeId
    case 'stop':
      return state.stop?.changeId
    case 'pause':
      return state.pause?.changeId
    case 'provider_stop':
      return state.providerStops[effect.senderId]?.changeId
  }
}

function registerName(effect: RegisterEffect): string {
  if (effect.on === 'answer') return `answer ${effect.lane} ${effect.topicId}`
  return effect.on === 'provider_stop' ? `provider_stop ${effect.senderId}` : effect.on
}

/** A change may write a register twice: the first effect has the value from before, the last one the value it left. */
function joined(first: RegisterEffect | undefined, last: RegisterEffect): RegisterEffect {
  return first ? ({ ...last, before: first.before } as RegisterEffect) : last
}

function restore(effect: RegisterEffect): Statement | null {
  switch (effect.on) {
    case 'answer': {
      if (effect.lane !== 'own') return null
      const { topicId, before } = effect
      if (!before) return { on: 'answer', topicId, answer: 'none' }
      const { answer, since, notice, basis, expiresAt } = before
      return { on: 'answer', topicId, answer, since, notice, basis, expiresAt }
    }
    case 'stop':
      if (effect.before?.on) return { on: 'stop', value: true, since: effect.before.since }
      // A return where nothing was stopped changed nothing that could be taken back.
      return effect.said.on ? { on: 'stop', value: false } : null
    case 'pause': {
      const until = effect.before?.until ?? null
      return until === null && effect.said.until === null ? null : { on: 'pause', until }
    }
    case 'provider_stop':
      // We can't lift Meta's stop; one that was cleared by mistake can be put back.
      return effect.before?.on && !effect.said.on
        ? { on: 'provider_stop', senderId: effect.senderId, value: true }
        : null
  }
}
