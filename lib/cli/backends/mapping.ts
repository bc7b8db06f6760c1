import { z } from 'zod'
import { fieldKeyOf, fieldLabel, type ProvisionTopic } from '@/lib/backends/weni/provision'
import { findTopic } from '@/lib/find-topic'
import { isNegativeName } from '@/lib/negative-names'
import { OperatorError } from '@/lib/process/operator-error.mjs'

interface Topic {
  id: string
  key: string
  archived: boolean
}

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

export const ownField = (key: string) => fieldKeyOf(fieldLabel(key))
export const ownGroup = (key: string) => fieldLabel(key)

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

/** Reads `promotions=both` and the like. Throws OperatorError. */
export function readShort(texts: readonly string[]): Mapping {
  return Object.fromEntries(
    texts.map((text) => {
      const [key = '', way = ''] = text.split('=')
      if (!/^(field|group|both)$/.test(way))
        throw new OperatorError(`--map takes <topic>=field, =group or =both, not ${JSON.stringify(text)}.`, 2)
      return [key, { field: way === 'group' ? null : ownField(key), group: way === 'field' ? null : ownGroup(key) }]
    }),
  )
}

/** Returns what to set up for a mapping. Throws OperatorError for topics that the business does not have. */
export function provisionOf(mapping: Mapping, topics: readonly Topic[]): ProvisionTopic[] {
  const live = topics.filter(({ archived }) => !archived)
  const known = live.map(({ key }) => key).join(', ')
  const entries = Object.entries(mapping)
  if (entries.length === 0) throw new OperatorError(`The mapping names no topic. The topics are ${known}.`)
  const mapped = new Set<string>()
  return entries.map(([name, { field: fieldOfName = null, group: groupOfName = null, inverted }]) => {
    const topic = findTopic({ topics: live }, name)
    if (!topic) throw new OperatorError(`There is no topic ${JSON.stringify(name)}. The topics are ${known}.`)
    const { key } = topic
    if (mapped.has(key)) throw new OperatorError(`The topic ${key} is mapped twice.`)
    mapped.add(key)
    // `PROMOTIONS=both` asks for the names that we give the topic's field and group, however the topic was written.
    const field = fieldOfName === ownField(name) ? ownField(key) : fieldOfName
    const group = groupOfName === ownGroup(name) ? ownGroup(key) : groupOfName
    if (field === null && group === null)
      throw new OperatorError(
        `The topic ${key} is mapped to nothing: give it a field, a group or both, or leave it out.`,
      )
    if (group === null && inverted)
      throw new OperatorError(`The topic ${key} is inverted without a group: name the group whose members refuse it.`)
    if (group !== null && inverted === undefined && isNegativeName(group))
      throw new OperatorError(
        `The name of the group ${JSON.stringify(group)} suggests that its members must get no messages. State what membership means for the topic ${key}: "inverted": true (its members refuse) or "inverted": false (its members allow).`,
      )
    const shown = { id: topic.id, key, group, ...(inverted ? { inverted } : {}) }
    return field === ownField(key) ? shown : { ...shown, field }
  })
}
