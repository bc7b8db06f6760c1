import type { Tx } from '@/db/client'
import type { BusinessConfig, TopicConfig } from '@/db/queries/business/config'
import { updateTopic } from '@/db/queries/business/topic-changes'
import { findLastEditor, readTopicAt, readTopicVersion } from '@/db/queries/business/topic-versions'
import type { Caller } from '@/lib/services/callers/caller'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import { differencesOf } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import type { TopicDefinition } from './business-definition'
import { changePage } from './change-page'
import { type AgreedFirst, type Asks, asksFirst, type NotCounted } from './topic-effect'
import { isSameTopic, mergeTopic, type TheirChange, theirChanges, type TopicContent } from './topic-merge'
import { readTopic, spoken, storedTopic } from './topic-rules'

export type ChangedTopic =
  /** `version` is the topic's new one, where the caller named the one they had read. */
  | { outcome: 'changed'; version?: number }
  | { outcome: 'unchanged' }
  /** Also returned for an archived topic: it must be restored before it is changed. */
  | { outcome: 'unknown_topic' }
  | { outcome: 'not_valid'; problems: string[] }
  | NewerTopic
  | Asks
  | NotCounted
  | NotAllowed

/** Somebody changed the topic after the caller had read it. Nothing was changed. */
export interface NewerTopic {
  outcome: 'newer'
  version: number
  changes: TheirChange[]
  /** The member who changed it last; null if it was an operator. */
  by: string | null
}

/** What can be changed of a topic. Its key cannot, because checks, imports and other systems' files name it. */
export type TopicChange = Partial<Omit<TopicDefinition, 'key' | 'legalBasis' | 'listed' | 'sources'>> & {
  /** Null to remove it. */
  legalBasis?: string | null
}

/** How a change is guarded against what others change meanwhile, and against surprise. */
export interface ChangeGuard extends AgreedFirst {
  /** The version that the caller read. Without it the change is made whatever others changed. */
  version?: number
  /**
   * The version of others that the caller has seen, and whose change stays where both changed the same. Everything else
   * that others changed stays as they left it.
   */
  resolve?: { seen: number; winner: 'mine' | 'theirs' } | null
}

const HIDDEN_POLICY = 'policy must be opt_in while the topic is for some people only'
/** `decide` allows a required topic before it looks at the pause, which would end without anybody having resumed it. */
const PAUSED_POLICY = 'policy must not become required while the topic is paused'

/**
 * Changes a topic: its texts in each language, its category, policy and legal basis. A language that is not given keeps
 * its text. Answers stay. A Yes under the old text that arrives after this change is not recorded, and the person is
 * asked again.
 */
export async function changeTopic(
  deps: Deps,
  caller: Caller,
  topicId: string,
  change: TopicChange,
  guard: ChangeGuard = {},
): Promise<ChangedTopic> {
  const { businessId } = caller
  return changePage<ChangedTopic>(deps, caller, 'topics.write', async (tx, config) => {
    const before = config.topics.find(({ id, archived }) => id === topicId && !archived)
    if (!before) return { result: { outcome: 'unknown_topic' }, entry: null }
    const wanted = await rebased(tx, businessId, { before, change, config, guard })
    if ('outcome' in wanted) return { result: wanted, entry: null }
    const read = readTopic({ key: before.key, ...definitionOf(wanted) }, config)
    if (!read.ok) return { result: { outcome: 'not_valid', problems: read.problems }, entry: null }
    if (before.listed !== 'always' && read.topic.policy !== 'opt_in')
      return { result: { outcome: 'not_valid', problems: [HIDDEN_POLICY] }, entry: null }
    if (before.paused && before.policy !== 'required' && read.topic.policy === 'required')
      return { result: { outcome: 'not_valid', problems: [PAUSED_POLICY] }, entry: null }
    const stored = storedTopic(read.topic)
    // Texts in languages that the business gave up stay, because it may use them again.
    const topic = { ...stored, texts: { ...before.texts, ...stored.texts } }
    const changes = changesOf(before, topic)
    if (Object.keys(changes).length === 0) return { result: { outcome: 'unchanged' }, entry: null }
    const now = deps.clock.now()
    const after = { ...topic, paused: before.paused }
    const asks = await asksFirst(tx, businessId, guard, { topicId, before, after, now })
    if (asks) return { result: asks, entry: null }
    await updateTopic(tx, businessId, topicId, topic, now)
    const entry = { action: 'topic.changed', subject: { kind: 'topic', id: topicId }, changes } as const
    const version = guard.version === undefined ? null : await readTopicVersion(tx, businessId, topicId)
    return { result: { outcome: 'changed', ...(version === null ? {} : { version }) }, entry, topicIds: [topicId] }
  })
}

interface Change {
  before: TopicConfig
  change: TopicChange
  config: BusinessConfig
  guard: ChangeGuard
}

/**
 * Returns what the topic becomes. If others changed it after the caller had read it, their changes and the caller's are
 * put together once the caller has seen them; until then they are returned.
 */
async function rebased(
  tx: Tx,
  businessId: string,
  { before, change, config, guard: { version, resolve = null } }: Change,
): Promise<TopicContent | NewerTopic> {
  const { legalBasis, texts, ...rest } = change
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  const theirs: TopicContent = { ...before, texts: spoken(before.texts, config) }
  const mine: TopicContent = {
    ...{ category: before.category, policy: before.policy },
    ...given,
    legalBasis: legalBasis === undefined ? before.legalBasis : legalBasis,
    texts: { ...theirs.texts, ...(texts as TopicContent['texts']) },
  }
  const current = version === undefined ? null : await readTopicVersion(tx, businessId, before.id)
  if (version === undefined || current === null || current === version) return mine
  const read = await readTopicAt(tx, businessId, before.id, version)
  // A version that never was is treated as if everything had been changed since.
  const base: TopicContent = read ? { ...read, texts: spoken(read.texts, config) } : { ...theirs, texts: {} }
  // What was changed meanwhile may be a pause, which is no part of what is edited here.
  if (isSameTopic(base, theirs)) return mine
  if (resolve?.seen === current) return mergeTopic(base, theirs, mine, resolve.winner)
  const by = await findLastEditor(tx, businessId, before.id, version)
  return { outcome: 'newer', version: current, changes: theirChanges(base, theirs, mine), by }
}

const definitionOf = ({ legalBasis, ...rest }: TopicContent) => ({
  ...{ category: rest.category, policy: rest.policy, texts: rest.texts },
  ...(legalBasis === null ? {} : { legalBasis }),
})

type StoredTopic = ReturnType<typeof storedTopic>

/** Returns what differs; the texts by language. */
function changesOf({ texts: textsBefore, ...before }: StoredTopic, { texts, ...topic }: StoredTopic) {
  const changedTexts = differencesOf(textsBefore, texts)
  const hasTexts = Object.keys(changedTexts).length > 0
  return { ...differencesOf(before, topic), ...(hasTexts ? { texts: changedTexts } : {}) }
}
