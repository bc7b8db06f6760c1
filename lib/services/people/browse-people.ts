import type { Tx } from '@/db/client'
import { type BusinessConfig, readConfigVersion, type TopicConfig } from '@/db/queries/business/config'
import { decideMany } from '@/db/queries/decisions/decisions'
import { type LinePlace, type ListFrom, listContactIds, listReasonLines } from '@/db/queries/people/people-lists'
import { DECISION_REASONS, type DecisionReason, type Instant, type Reason, REASONS } from '@/lib/consent/types'
import { findTopic } from '@/lib/find-topic'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { type Standing, standingOf, STANDINGS } from '@/lib/services/figures/standings'
import { type PersonSummary, summarise } from './person-summary'

/** A standing, or `allowed`: everybody who may be messaged, because they agreed or because silence allows it. */
export type ListedStanding = Standing | 'allowed'
export const LISTED_STANDINGS: readonly ListedStanding[] = ['allowed', ...STANDINGS]

export const PAGE_PEOPLE = 50
/** How many contacts are decided at a time, and how many of these steps one page takes at most. */
const STEP = 500
const MOST_STEPS = 6

export interface PeopleFilter {
  /** The key or the id of a topic; null for all. */
  topic: string | null
  standing: ListedStanding | null
  /** A reason of a decision about the topic, or one that people gave for a refusal. */
  reason: DecisionReason | Reason | null
  /** Where the page before ended, as it was returned there. */
  after: string | null
}

export type BrowsedPeople =
  | {
      outcome: 'read'
      topic: TopicConfig | null
      people: PersonSummary[]
      /** Where the next page begins; null at the end. */
      next: string | null
      /** How many contacts were looked at for this page; if few of them belong to the list, the page is short. */
      looked: number
    }
  | { outcome: 'unknown_topic' }
  /** A standing, or the reason of a decision, is about one topic, and none is named. */
  | { outcome: 'topic_needed' }
  | NotAllowed

/**
 * Returns a page of the people behind a number of the console, those who became known last first; people by a reason
 * that they gave, by when they gave it. An index finds whom to look at, and the one definition of a decision says who
 * of them belongs to the list. A page looks at a bounded number of contacts.
 */
export async function browsePeople(deps: Deps, caller: Caller, filter: PeopleFilter): Promise<BrowsedPeople> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'contacts.read', async (tx): Promise<BrowsedPeople> => {
    const config = await deps.configs.within(tx, businessId, await readConfigVersion(tx, businessId))
    const topic = filter.topic === null ? null : (findTopic(config, filter.topic) ?? null)
    if (filter.topic !== null && !topic) return { outcome: 'unknown_topic' }
    const now = deps.clock.now()
    if (isGiven(filter.reason)) return withReason(tx, caller, config, filter.reason, filter.after, now)
    const reasons = reasonsOf(filter)
    if (reasons !== null && !topic) {
      // Who stopped everything is the same for every topic.
      if (filter.standing === 'stopped' || filter.reason === 'stopped')
        return inSteps(tx, caller, config, { by: 'stopped' }, filter)
      return { outcome: 'topic_needed' }
    }
    return inSteps(tx, caller, config, fromOf(topic, reasons), filter, topic, reasons)
  })

  async function inSteps(
    tx: Tx,
    whose: Caller,
    config: BusinessConfig,
    from: ListFrom,
    { after }: PeopleFilter,
    topic: TopicConfig | null = null,
    reasons: readonly DecisionReason[] | null = null,
  ): Promise<BrowsedPeople> {
    const now = deps.clock.now()
    const found: string[] = []
    let before = UUID.test(after ?? '') ? after : null
    let looked = 0
    let isMore = true
    for (let step = 0; isMore && found.length <= PAGE_PEOPLE && step < MOST_STEPS; step++) {
      const limit = reasons === null ? PAGE_PEOPLE + 1 : STEP
      const ids = await listContactIds(tx, businessId, from, { before, limit })
      found.push(...(await whoFit(tx, businessId, ids, topic, reasons, now)))
      looked += ids.length
      isMore = ids.length === limit
      before = ids.at(-1) ?? before
    }
    const shown = found.slice(0, PAGE_PEOPLE)
    const next = found.length > PAGE_PEOPLE ? (shown.at(-1) ?? null) : isMore ? before : null
    return { outcome: 'read', topic, people: await summarise(tx, whose, config, shown, now), next, looked }
  }
}

/** Returns those of the contacts about whom the decision on the topic has one of the reasons, in their order. */
async function whoFit(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
  topic: TopicConfig | null,
  reasons: readonly DecisionReason[] | null,
  now: Instant,
): Promise<string[]> {
  if (topic === null || reasons === null || contactIds.length === 0) return [...contactIds]
  const decided = await decideMany(tx, businessId, { contactIds, topicIds: [topic.id], now })
  return decided.filter(({ reason }) => reasons.includes(reason)).map(({ contactId }) => contactId)
}

/** Returns which reasons a decision may have; null for any. */
function reasonsOf({ standing, reason }: PeopleFilter): readonly DecisionReason[] | null {
  if (reason !== null && isDecision(reason)) return [reason]
  if (standing === null) return null
  const isListed = (found: Standing | null) =>
    standing === 'allowed' ? found === 'yes' || found === 'silent_allowed' : found === standing
  return DECISION_REASONS.filter((one) => isListed(standingOf(one)))
}

/** Returns where the people of a list are found without looking at everybody, as far as there is such a place. */
function fromOf(topic: TopicConfig | null, reasons: readonly DecisionReason[] | null): ListFrom {
  if (topic === null || reasons === null) return { by: 'all' }
  // Some reasons are none of a topic with this policy.
  const possible = reasons.filter((reason) => isOfPolicy(reason, topic))
  const only = (...some: DecisionReason[]) => possible.every((reason) => some.includes(reason))
  if (only('opted_out')) return { by: 'answer', topicId: topic.id, answer: 'out' }
  if (only('opted_in', 'consent_expired')) return { by: 'answer', topicId: topic.id, answer: 'in' }
  if (only('stopped')) return { by: 'stopped' }
  if (only('paused')) return { by: 'paused' }
  if (only('provider_stop')) return { by: 'provider_stop' }
  return only('stopped', 'paused', 'provider_stop') ? { by: 'held' } : { by: 'all' }
}

/** Returns whether a decision about the topic can have the reason at all. */
function isOfPolicy(reason: DecisionReason, { policy, paused, closed = false }: TopicConfig): boolean {
  if (reason === 'topic_paused') return paused || closed
  if (reason === 'not_refused') return policy === 'opt_out'
  return reason === 'required' ? policy === 'required' : true
}

async function withReason(
  tx: Tx,
  caller: Caller,
  config: BusinessConfig,
  reason: Reason,
  after: string | null,
  now: Instant,
): Promise<BrowsedPeople> {
  const page = { before: placeIn(after), limit: PAGE_PEOPLE + 1 }
  const lines = await listReasonLines(tx, caller.businessId, reason, page)
  const shown = lines.slice(0, PAGE_PEOPLE)
  const ids = [...new Set(shown.map(({ contactId }) => contactId))]
  const last = shown.at(-1)
  const next = lines.length > PAGE_PEOPLE && last ? `${last.at}.${last.contactId}.${last.seq}` : null
  const people = await summarise(tx, caller, config, ids, now)
  return { outcome: 'read', topic: null, people, next, looked: lines.length }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function placeIn(after: string | null): LinePlace | null {
  const [at = '', contactId = '', seq = ''] = (after ?? '').split('.')
  if (!/^\d{1,15}$/.test(at) || !UUID.test(contactId) || !/^\d{1,9}$/.test(seq)) return null
  return { at: Number(at), contactId, seq: Number(seq) }
}

const isDecision = (reason: string): reason is DecisionReason =>
  (DECISION_REASONS as readonly string[]).includes(reason)
const isGiven = (reason: string | null): reason is Reason =>
  reason !== null && (REASONS as readonly string[]).includes(reason)
