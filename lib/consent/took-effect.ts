import type { Effect } from './types'

/**
 * Returns whether a statement took effect, which is written in its effect as `set`, `reaffirmed` or `renewed`. It did
 * not if a newer or stricter statement already holds, or if its source may not speak for the person. A Yes of a system
 * that a No kept out took no effect either, although it is stored in its lane and counts once no such No holds.
 */
export function tookEffect({ outcome }: Pick<Effect, 'outcome'>): boolean {
  return outcome !== 'none' && outcome !== 'kept_out'
}

/** Returns whether an effect makes less allowed: the backends receive those first. */
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
