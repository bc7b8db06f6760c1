import type { Tx } from '@/db/client'
import { isAllowed } from '@/db/queries/decisions/decisions'
import { countEffect, type TopicSetting } from '@/db/queries/decisions/topic-effect'
import type { DecisionReason, Instant } from '@/lib/consent/types'

export type { TopicSetting }

/** A number of contacts for each reason. */
export type ByReason = Partial<Record<DecisionReason | 'no_topic', number>>

/** What a change of a topic means for the contacts of the business. */
export interface TopicEffect {
  /** Those who may be messaged now and no longer after the change, by the reason that then holds. */
  stops: ByReason
  /** Those who may not be messaged now and may after the change, by the reason that then holds. */
  starts: ByReason
  /** Those for whom nothing changes, by the reason that holds after the change. */
  same: ByReason
}

/** How many contacts begin and end to be messaged: what a member was shown before they agreed to a change. */
export interface Agreed {
  stops: number
  starts: number
}

/**
 * How a change of a topic is guarded. Without `agreed` nobody is counted. With it, the contacts are counted in the
 * transaction of the change, and the change is made only if the member agreed to exactly these numbers, or if it
 * touches nobody. Null: the member was not asked yet.
 */
export interface AgreedFirst {
  agreed?: Agreed | null
}

/** The change touches people, and the member has not agreed to these numbers. Nothing was changed. */
export interface Asks {
  outcome: 'asks'
  effect: TopicEffect
}

/** Counts whom a change of a topic touches. */
export async function weighChange(
  tx: Tx,
  businessId: string,
  change: { topicId: string | null; before: TopicSetting; after: TopicSetting; now: Instant },
): Promise<TopicEffect> {
  const effect: TopicEffect = { stops: {}, starts: {}, same: {} }
  for (const { before, after, people } of await countEffect(tx, businessId, change)) {
    const [was, is] = [before !== null && isAllowed(before), after !== null && isAllowed(after)]
    const part = was === is ? effect.same : is ? effect.starts : effect.stops
    const reason = after ?? 'no_topic'
    part[reason] = (part[reason] ?? 0) + people
  }
  return effect
}

/** Returns the numbers of an effect that a member agrees to. */
export const numbersOf = ({ stops, starts }: TopicEffect): Agreed => ({ stops: sum(stops), starts: sum(starts) })

/** Returns what the member has to agree to first; null if the change may be made. */
export async function asksFirst(
  tx: Tx,
  businessId: string,
  { agreed }: AgreedFirst,
  change: Parameters<typeof weighChange>[2],
): Promise<Asks | null> {
  if (agreed === undefined) return null
  const effect = await weighChange(tx, businessId, change)
  const { stops, starts } = numbersOf(effect)
  if (stops + starts === 0 || (agreed?.stops === stops && agreed.starts === starts)) return null
  return { outcome: 'asks', effect }
}

const sum = (counts: ByReason) => Object.values(counts).reduce((all, one) => all + one, 0)
