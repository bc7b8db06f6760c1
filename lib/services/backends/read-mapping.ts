import { fieldKeyOf, fieldLabel, type ProvisionTopic } from '@/lib/backends/weni/plan-provision'
import { findTopic } from '@/lib/find-topic'
import { mayBeNegativeGroup } from '@/lib/negative-names'

interface Topic {
  id: string
  key: string
  archived: boolean
}

/** How topics are shown in a workspace, by the key or id of the topic. */
export type Mapping = Readonly<Record<string, MappedTopic>>

export interface MappedTopic {
  /** The key of a field; null or left out for none. */
  field?: string | null
  /** The name of a static group. */
  group?: string | null
  /** Whether the members of the group refuse. It must be given where the name of the group suggests that. */
  inverted?: boolean | undefined
}

export type MappingProblem =
  | { problem: 'no_topic' }
  | { problem: 'unknown_topic'; topic: string }
  /** `topic` is the key of the topic. `negative_name`: nobody said what membership of the group means. */
  | { problem: 'mapped_twice' | 'mapped_to_nothing' | 'inverted_without_group'; topic: string }
  | { problem: 'negative_name'; topic: string; group: string }

/** The key of the field, and the name of the group, that we make for a topic. */
export const ownField = (key: string) => fieldKeyOf(fieldLabel(key))
export const ownGroup = (key: string) => fieldLabel(key)

/** Returns what to set up for a mapping, or the first thing that is wrong with it. Archived topics can't be mapped. */
export function readMapping(
  mapping: Mapping,
  topics: readonly Topic[],
): { ok: true; topics: ProvisionTopic[] } | ({ ok: false } & MappingProblem) {
  const live = topics.filter(({ archived }) => !archived)
  const mapped = new Map<string, ProvisionTopic>()
  for (const [name, shown] of Object.entries(mapping)) {
    const topic = findTopic({ topics: live }, name)
    if (!topic) return { ok: false, problem: 'unknown_topic', topic: name }
    if (mapped.has(topic.key)) return { ok: false, problem: 'mapped_twice', topic: topic.key }
    const read = readTopic(topic, name, shown)
    if ('problem' in read) return { ok: false, ...read }
    mapped.set(topic.key, read)
  }
  return mapped.size === 0 ? { ok: false, problem: 'no_topic' } : { ok: true, topics: [...mapped.values()] }
}

function readTopic(
  { id, key }: Topic,
  name: string,
  { field: fieldOfName = null, group: groupOfName = null, inverted }: MappedTopic,
): ProvisionTopic | MappingProblem {
  // `PROMOTIONS=both` asks for the names that we give the topic's field and group, however the topic was written.
  const field = fieldOfName === ownField(name) ? ownField(key) : fieldOfName
  const group = groupOfName === ownGroup(name) ? ownGroup(key) : groupOfName
  if (field === null && group === null) return { problem: 'mapped_to_nothing', topic: key }
  if (group === null && inverted) return { problem: 'inverted_without_group', topic: key }
  if (group !== null && inverted === undefined && mayBeNegativeGroup(group))
    return { problem: 'negative_name', topic: key, group }
  const shown = { id, key, group, ...(inverted ? { inverted } : {}) }
  return field === ownField(key) ? shown : { ...shown, field }
}
