import type { Effect } from './types'

/**
 * Whether an effect moved its register: not what something newer or stricter had already said, and not what may not
 * speak for the person.
 */
export function tookEffect({ outcome }: Pick<Effect, 'outcome'>): boolean {
  return outcome !== 'none' && outcome !== 'kept_out'
}

/** Whether an effect makes less allowed: the backends are told of those first. */
export function isRefusal(effect: Effect): boolean {
  if (effect.outcome !== 'set' && effect.outcome !== 'reaffirmed') return false
  switch (effect.on) {
    case 'answer':
      return effect.said.answer !== 'in'
    case 'stop':
    case 'provider_stop':
      return effect.said.on
    case 'pause':
      return effect.said.until !== null
    case 'release':
    case 'erasure':
      return true
    case 'pending':
      return false
  }
}
