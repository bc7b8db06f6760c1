import type { Tx } from '@/db/client'
import { isAllowed } from '@/db/queries/decisions/decisions'
import { markReachDue } from '@/db/queries/figures/due-figures'
import { countStates } from '@/db/queries/figures/states'
import { NIL, orNil } from '@/db/sql'
import type { DecisionReason, Instant } from '@/lib/consent/types'
import { reasonIn, statesOf, type TopicSetting } from '@/lib/services/figures/reach'
import { readCounted } from '@/lib/services/figures/read-counted'

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
  /** When a worker counted them; null: they were counted for this. */
  countedAt: Instant | null
}

/** How many contacts begin and end to be messaged: what a member was shown before they agreed to a change. */
export interface Agreed {
  stops: number
  starts: number
}

/**
 * How a change of a topic is guarded. Without `agreed` nobody is counted. With it, the contacts are counted in the
 * transaction of the change (those of a large business were counted before), and the change is made only if the member
 * agreed to exactly these numbers, or if it touches nobody. Null: the member was not asked yet.
 */
export interface AgreedFirst {
  agreed?: Agreed | null
}

/** The change touches people, and the member has not agreed to these numbers. Nothing was changed. */
export interface Asks {
  outcome: 'asks'
  effect: TopicEffect
}

/** Nobody was counted yet, and there are too many to be counted now. Nothing was changed. A worker counts them. */
export interface NotCounted {
  outcome: 'not_counted'
}

/**
 * Contacts of a business who are counted while a member waits, which takes half a second. Of a larger business the
 * counts are those that a worker made last.
 */
const COUNTED_AT_ONCE = 50_000

interface TopicChange {
  /** Null: the topic does not exist yet. */
  topicId: string | null
  /** As the topic is set; null: it is not on the page, so nothing of it may be sent. */
  before: TopicSetting | null
  after: TopicSetting | null
  now: Instant
}

/**
 * Returns whom a change of a topic touches; null if there are too many to count now, and nobody was counted yet.
 * @param most the largest number of contacts that are counted now
 */
export async function weighChange(
  tx: Tx,
  businessId: string,
  { topicId, before, after, now }: TopicChange,
  most = COUNTED_AT_ONCE,
): Promise<TopicEffect | null> {
  const counted = await countFor(tx, businessId, { topicId, now, most })
  if (!counted) return null
  const effect: TopicEffect = { stops: {}, starts: {}, same: {}, countedAt: counted.at }
  for (const state of statesOf(counted.counts, topicId)) {
    const [was, is] = [before && reasonIn(state, before), after && reasonIn(state, after)]
    const [wasAllowed, allowed] = [was !== null && isAllowed(was), is !== null && isAllowed(is)]
    const part = wasAllowed === allowed ? effect.same : allowed ? effect.starts : effect.stops
    const reason = is ?? 'no_topic'
    part[reason] = (part[reason] ?? 0) + state.people
  }
  return effect
}

/** Counts the contacts of a small business; of a large one it returns what was counted last, and when. */
async function countFor(
  tx: Tx,
  businessId: string,
  { topicId, now, most }: Pick<TopicChange, 'topicId' | 'now'> & { most: number },
) {
  const last = await readCounted(tx, businessId, now)
  if (last.people <= most) {
    // Those who were merged or erased are read as well, although they are not counted.
    const wanted = { after: NIL, limit: 2 * most, topicId: orNil(topicId), now }
    const part = await countStates(tx, businessId, wanted)
    if (part.last === null) return { counts: part.counts, at: null }
    // Many have come since the last counting, so its numbers would be far too small.
    if (part.people > last.people) {
      await markReachDue(tx, businessId)
      return null
    }
  }
  return last.at === null ? null : { counts: last.counts, at: last.at }
}

/** Returns the numbers of an effect that a member agrees to. */
export const numbersOf = ({ stops, starts }: Pick<TopicEffect, 'stops' | 'starts'>): Agreed => ({
  stops: sum(stops),
  starts: sum(starts),
})

/** Returns what the member has to agree to first; null if the change may be made. */
export async function asksFirst(
  tx: Tx,
  businessId: string,
  { agreed }: AgreedFirst,
  change: TopicChange,
): Promise<Asks | NotCounted | null> {
  if (agreed === undefined || touchesNobody(change)) return null
  const effect = await weighChange(tx, businessId, change)
  if (!effect) return { outcome: 'not_counted' }
  const { stops, starts } = numbersOf(effect)
  if (stops + starts === 0 || (agreed?.stops === stops && agreed.starts === starts)) return null
  return { outcome: 'asks', effect }
}

/** Whether nobody has to be counted: only words change, or the topic is new and nobody can have agreed to it. */
function touchesNobody({ topicId, before, after }: TopicChange): boolean {
  if (before === null) return topicId === null && after?.policy === 'opt_in'
  return before.category === after?.category && before.policy === after.policy && before.paused === after.paused
}

const sum = (counts: ByReason) => Object.values(counts).reduce((all, one) => all + one, 0)
