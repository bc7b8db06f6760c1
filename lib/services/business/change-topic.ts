import { updateTopic } from '@/db/queries/business/topic-changes'
import type { Caller } from '@/lib/services/callers/caller'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import { differencesOf } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import type { TopicDefinition } from './business-definition'
import { changePage } from './change-page'
import { readTopic, spoken, storedTopic } from './topic-rules'

export type ChangedTopic =
  | { outcome: 'changed' }
  | { outcome: 'unchanged' }
  /** Also returned for an archived topic: it must be restored before it is changed. */
  | { outcome: 'unknown_topic' }
  | { outcome: 'not_valid'; problems: string[] }
  | NotAllowed

/** What can be changed of a topic. Its key cannot, because checks, imports and other systems' files name it. */
export type TopicChange = Partial<Omit<TopicDefinition, 'key' | 'legalBasis'>> & {
  /** Null to remove it. */
  legalBasis?: string | null
}

/**
 * Changes a topic: its texts in each language, its category, policy and legal basis. A language that is not given keeps
 * its text. Answers stay. A Yes under the old text that arrives after this change is not recorded, and the person is
 * asked again.
 */
export async function changeTopic(
  deps: Deps,
  caller: Caller,
  topicId: string,
  { legalBasis, texts, ...rest }: TopicChange,
): Promise<ChangedTopic> {
  const { businessId } = caller
  return changePage<ChangedTopic>(deps, caller, 'topics.write', async (tx, config) => {
    const before = config.topics.find(({ id, archived }) => id === topicId && !archived)
    if (!before) return { result: { outcome: 'unknown_topic' }, entry: null }
    const basis = legalBasis === undefined ? before.legalBasis : legalBasis
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
    const wanted = {
      ...{ key: before.key, category: before.category, policy: before.policy },
      ...given,
      ...(basis === null ? {} : { legalBasis: basis }),
      texts: { ...spoken(before.texts, config), ...texts },
    }
    const read = readTopic(wanted, config)
    if (!read.ok) return { result: { outcome: 'not_valid', problems: read.problems }, entry: null }
    const stored = storedTopic(read.topic)
    // Texts in languages that the business gave up stay, because it may use them again.
    const topic = { ...stored, texts: { ...before.texts, ...stored.texts } }
    const changes = changesOf(before, topic)
    if (Object.keys(changes).length === 0) return { result: { outcome: 'unchanged' }, entry: null }
    await updateTopic(tx, businessId, topicId, topic, deps.clock.now())
    const entry = { action: 'topic.changed', subject: { kind: 'topic', id: topicId }, changes } as const
    return { result: { outcome: 'changed' }, entry, topicIds: [topicId] }
  })
}

type StoredTopic = ReturnType<typeof storedTopic>

/** Returns what differs; the texts by language. */
function changesOf({ texts: textsBefore, ...before }: StoredTopic, { texts, ...topic }: StoredTopic) {
  const changedTexts = differencesOf(textsBefore, texts)
  const hasTexts = Object.keys(changedTexts).length > 0
  return { ...differencesOf(before, topic), ...(hasTexts ? { texts: changedTexts } : {}) }
}
