import { isOwnMethod } from '@/lib/consent/lanes'
import { isRefusal, tookEffect } from '@/lib/consent/took-effect'
import type { ChangeKind, Effect, Statement } from '@/lib/consent/types'
import { effectsOf, type LineContent } from '@/lib/ledger/line'

/** What the restored business has that a line may name. */
export interface Known {
  topicIds: ReadonlySet<string>
  senderIds: ReadonlySet<string>
}

/** What a line of the ledger says, for a database that does not have it. */
export interface SaidInLine {
  /** Its refusals, to be stated again. Empty: it refuses nothing. */
  refusals: Statement[]
  /** What is said by the refusals: a release or an erasure ends more than registers. */
  kind: Extract<ChangeKind, 'preferences' | 'stop' | 'pause' | 'provider_stop' | 'release' | 'erasure'>
  /** How many refusals are about a topic or a sender that the database does not have. */
  unplaced: number
  /** What the person allowed again, in words for the operator. Never taken over. */
  agreements: { topicId: string | null; said: 'yes' | 'return' | 'resume' }[]
}

/** Returns what the effects of a line say. An effect that moved no register says nothing. */
export function saidInLine(line: LineContent, known: Known): SaidInLine {
  const effects = effectsOf(line).filter(tookEffect)
  const refusing = effects.filter(isRefusal)
  const placed = refusing.filter((effect) => isPlaced(effect, known))
  return {
    refusals: placed.flatMap((effect) => statementOf(effect, line)),
    kind: kindOf(placed),
    unplaced: refusing.length - placed.length,
    agreements: effects.filter((effect) => !isRefusal(effect)).flatMap(agreementOf),
  }
}

function isPlaced(effect: Effect, { topicIds, senderIds }: Known): boolean {
  if (effect.on === 'answer') return topicIds.has(effect.topicId)
  return effect.on !== 'provider_stop' || senderIds.has(effect.senderId)
}

function kindOf(effects: readonly Effect[]): SaidInLine['kind'] {
  const [first] = effects
  if (effects.length !== 1 || !first || first.on === 'answer' || first.on === 'pending') return 'preferences'
  return first.on
}

/** Returns the statement that would have this effect, in a line by the same method. */
function statementOf(effect: Effect, { method }: Pick<LineContent, 'method'>): Statement[] {
  // What the system took over from another contact of the person is still their own.
  const isTakenOver = !isOwnMethod(method)
  switch (effect.on) {
    case 'answer': {
      const { answer, since, basis, expiresAt } = effect.said
      const lane = isTakenOver && effect.lane === 'own' ? ({ lane: 'own' } as const) : {}
      return [{ on: 'answer', topicId: effect.topicId, answer, since, basis, expiresAt, ...lane }]
    }
    case 'stop':
      return [{ on: 'stop', value: true, since: effect.said.since }]
    case 'pause':
      return [{ on: 'pause', until: effect.said.until, ...(isTakenOver ? { isTakenOver } : {}) }]
    case 'provider_stop':
      return [{ on: 'provider_stop', senderId: effect.senderId, value: true }]
    case 'release':
    case 'erasure':
      return [{ on: effect.on }]
    case 'pending':
      return []
  }
}

function agreementOf(effect: Effect): SaidInLine['agreements'] {
  switch (effect.on) {
    case 'answer':
      return [{ topicId: effect.topicId, said: 'yes' }]
    case 'stop':
      return [{ topicId: null, said: 'return' }]
    case 'pause':
      return [{ topicId: null, said: 'resume' }]
    default:
      // WhatsApp says its own again by itself, and a request is no Yes.
      return []
  }
}
