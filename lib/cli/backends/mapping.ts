import { z } from 'zod'
import type { ProvisionTopic } from '@/lib/backends/weni/plan-provision'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import {
  type MappingProblem,
  ownField,
  ownGroup,
  readMapping as readTopics,
} from '@/lib/services/backends/read-mapping'

const Mapping = z.record(
  z.string(),
  z.strictObject({
    /** The key of a field; null or left out for none. */
    field: z.string().min(1).max(36).nullable().default(null),
    /** The name of a static group. */
    group: z.string().min(1).max(64).nullable().default(null),
    /** Whether the members of the group refuse. It must be given where the name of the group suggests that. */
    inverted: z.boolean().optional(),
  }),
)
export type Mapping = z.input<typeof Mapping>

/**
 * Reads a mapping file: `{"promotions": {"field": "consent_promotions", "group": "Consent promotions"}}`. Throws
 * OperatorError.
 */
export function readMapping(text: string): Mapping {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new OperatorError('The mapping file is not JSON.')
  }
  const parsed = Mapping.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new OperatorError(
    `The mapping is not valid at ${issue?.path.join('.') || 'its start'}: ${issue?.message ?? ''}.`,
  )
}

/** Reads `promotions=both` and the like. Throws OperatorError, also for a topic that is there twice. */
export function readShort(texts: readonly string[]): Mapping {
  const seen = new Set<string>()
  return Object.fromEntries(
    texts.map((text) => {
      const [key = '', way = ''] = text.split('=')
      if (!/^(field|group|both)$/.test(way))
        throw new OperatorError(`--map takes <topic>=field, =group or =both, not ${JSON.stringify(text)}.`, 2)
      if (seen.has(key)) throw new OperatorError(`--map names ${JSON.stringify(key)} twice. For both: ${key}=both.`, 2)
      seen.add(key)
      return [key, { field: way === 'group' ? null : ownField(key), group: way === 'field' ? null : ownGroup(key) }]
    }),
  )
}

/** Returns what to set up for a mapping. Throws OperatorError for topics that the business does not have. */
export function provisionOf(mapping: Mapping, topics: Parameters<typeof readTopics>[1]): ProvisionTopic[] {
  const read = readTopics(mapping, topics)
  if (read.ok) return read.topics
  const live = topics.filter(({ archived }) => !archived)
  throw new OperatorError(describeProblem(read, live.map(({ key }) => key).join(', ')))
}

function describeProblem(problem: MappingProblem, known: string): string {
  switch (problem.problem) {
    case 'no_topic':
      return `The mapping names no topic. The topics are ${known}.`
    case 'unknown_topic':
      return `There is no topic ${JSON.stringify(problem.topic)}. The topics are ${known}.`
    case 'mapped_twice':
      return `The topic ${problem.topic} is mapped twice.`
    case 'mapped_to_nothing':
      return `The topic ${problem.topic} is mapped to nothing: give it a field, a group or both, or leave it out.`
    case 'inverted_without_group':
      return `The topic ${problem.topic} is inverted without a group: name the group whose members refuse it.`
    case 'negative_name':
      return `The name of the group ${JSON.stringify(problem.group)} suggests that its members must get no messages. State what membership means for the topic ${problem.topic}: "inverted": true (its members refuse) or "inverted": false (its members allow).`
  }
}
