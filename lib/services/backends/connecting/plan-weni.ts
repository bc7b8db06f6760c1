import type { TopicConfig } from '@/db/queries/business/config'
import {
  planProvision,
  type ProvisionPlan,
  type ProvisionProblem,
  type ProvisionTopic,
} from '@/lib/backends/weni/plan-provision'
import { type MappingProblem, ownField, ownGroup, readMapping } from '@/lib/services/backends/read-mapping'
import type { DraftState } from './drafts'

/** One topic in the step in which topics are mapped. */
export interface PlannedTopic {
  id: string
  key: string
  texts: TopicConfig['texts']
  field: string | null
  group: string | null
  /** Undefined: nobody said what membership of the group means. */
  inverted: boolean | undefined
  /** The names of the field and the group that we would make for it. */
  own: { field: string; group: string }
  /** What membership of the group means has to be said, whatever its name is. */
  asks: boolean
  problem: ProvisionProblem | MappingProblem | { problem: 'meaning_unsaid'; topic: string; group: string } | null
}

export interface WeniPlan {
  topics: PlannedTopic[]
  /** What will be made in the workspace. */
  makes: ProvisionPlan['makes']
  /** What to set up; null while something is wrong, or no topic is mapped. */
  provision: ProvisionTopic[] | null
}

/** Returns what a mapping comes to in the workspace that was found: what will be made, and what is wrong. */
export function planWeni(
  { found, mapping }: Pick<DraftState<'weni'>, 'found' | 'mapping'>,
  topics: readonly TopicConfig[],
): WeniPlan {
  const live = topics.filter(({ archived }) => !archived)
  const read = live.map((topic) => {
    const shown = Object.hasOwn(mapping, topic.key) ? mapping[topic.key] : undefined
    return { topic, ...readShown(topic, shown) }
  })
  const provision = read.flatMap(({ result }) => (result?.ok ? result.topics : []))
  const groups = found.groups.map(({ name, isSmart }) => ({ name, isSmart }))
  const plan = planProvision(found.fields, groups, provision)
  const planned = read.map(({ topic: { id, key, texts }, field, group, inverted, asks, result }) => ({
    ...{ id, key, texts, field, group, inverted, asks },
    own: { field: ownField(key), group: ownGroup(key) },
    problem: result && !result.ok ? result : (plan.problems.find(({ topicId }) => topicId === id) ?? null),
  }))
  const isPossible = provision.length > 0 && planned.every(({ problem }) => problem === null)
  return { topics: planned, makes: plan.makes, provision: isPossible ? provision : null }
}

/** Reads how one topic is mapped; `result` is null where it is not shown in the workspace. */
function readShown(topic: TopicConfig, shown: DraftState<'weni'>['mapping'][string] | undefined) {
  const { field = null, group = null, inverted } = shown ?? {}
  const asks = group !== null && shown?.asks === true && inverted === undefined
  const result = asks
    ? { ok: false as const, problem: 'meaning_unsaid' as const, topic: topic.key, group }
    : field === null && group === null
      ? null
      : readMapping({ [topic.key]: { field, group, inverted } }, [topic])
  return { field, group, inverted, asks, result }
}
