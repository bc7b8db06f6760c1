import type { BusinessConfig, TopicConfig } from '@/db/queries/business/config'
import { findSourceNumbers } from '@/db/queries/business/sources'
import { listTopic as list } from '@/db/queries/business/topic-changes'
import type { Listed } from '@/lib/consent/types'
import { findTopic } from '@/lib/find-topic'
import type { Caller } from '@/lib/services/callers/caller'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { isListed } from '@/lib/services/page/shown-page'
import { changePage, type PageChange } from './change-page'

export type ListedTopic =
  /** `before` is who saw it until now; the same as now where nothing was changed. */
  | { outcome: 'set'; topic: TopicConfig; before: Listing }
  /** Also returned for an archived topic: it must be restored before it is changed. */
  | { outcome: 'unknown_topic' }
  | { outcome: 'unknown_source' }
  /** People who never agreed may be sent it, so everybody must find its switch. */
  | { outcome: 'not_opt_in' }
  /** It is the only topic that everybody sees, and a page needs one. */
  | { outcome: 'last_topic' }
  | NotAllowed

type Listing = Pick<TopicConfig, 'listed' | 'listedSources'>

/** The most sources of one topic. */
export const MOST_SOURCES = 50

/**
 * Sets who sees a topic, named by id or key, without having agreed to it: everybody, people whose link has one of some
 * sources (named by id or reference), or nobody but by a link that names the topic. It changes nothing of what may be
 * sent, and nobody's answer: a person who agreed to a topic keeps its switch.
 */
export async function listTopic(
  deps: Deps,
  caller: Caller,
  idOrKey: string,
  { listed, sources }: { listed: Listed; sources: readonly string[] },
): Promise<ListedTopic> {
  const { businessId } = caller
  return changePage(deps, caller, 'topics.list', async (tx, config): Promise<PageChange<ListedTopic>> => {
    const before = findTopic(config, idOrKey)
    if (!before || before.archived) return { result: { outcome: 'unknown_topic' }, entry: null }
    if (listed !== 'always' && before.policy !== 'opt_in') return { result: { outcome: 'not_opt_in' }, entry: null }
    if (listed !== 'always' && isOnlyListed(config, before)) return { result: { outcome: 'last_topic' }, entry: null }
    const known = listed === 'sources' ? await findSourceNumbers(tx, businessId, sources) : new Map<string, number>()
    const numbers = sources.map((name) => known.get(name))
    if (listed === 'sources' && (numbers.length === 0 || numbers.includes(undefined)))
      return { result: { outcome: 'unknown_source' }, entry: null }
    const listedSources = [...new Set(known.values())].toSorted((a, b) => a - b)
    const topic: TopicConfig = { ...before, listed, listedSources }
    const result = { outcome: 'set', topic, before } as const
    if (isSame(before, topic)) return { result, entry: null }
    await list(tx, businessId, before.id, topic)
    const changes = { key: before.key, listed: { from: before.listed, to: listed }, sources: sources.length }
    return { result, entry: { action: 'topic.listed', subject: { kind: 'topic', id: before.id }, changes } }
  })
}

/** Returns whether a topic is the only one that everybody sees. */
export const isOnlyListed = ({ topics }: Pick<BusinessConfig, 'topics'>, topic: TopicConfig): boolean =>
  isListed(topic) && topics.filter((each) => !each.archived && isListed(each)).length === 1

const isSame = (one: Listing, other: Listing) =>
  one.listed === other.listed && one.listedSources.join() === other.listedSources.join()
