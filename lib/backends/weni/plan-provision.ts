import { MARKETING_FIELD, MISSED_FIELD } from './settings'

const LABEL_MAX_CHARS = 36

export interface ProvisionTopic {
  id: string
  /** The topic's key: `order_updates` becomes the field `consent_order_updates`. */
  key: string
  /**
   * The key of an existing text field; null when the topic needs no field, because its group is enough. Default:
   * `consent_<key>`, which is made where it is missing.
   */
  field?: string | null
  /** The name of its static group; null for none. */
  group: string | null
  /** The group lists who refuses ("Não enviar promoções"). */
  inverted?: boolean
}

/** A field that a workspace has. */
export interface KnownField {
  key: string
  /** Null where the API does not show it. */
  valueType: string | null
}

/** A group that a workspace has. */
export interface KnownGroup {
  name: string
  /** A smart group is filled by a query of the workspace, and the API can't put contacts into it. */
  isSmart: boolean
}

/** What makes a mapping impossible in a workspace, with the topic whose field or group is wrong. */
export type ProvisionProblem =
  | { code: 'no_such_field' | 'shared_field'; topicId: string; field: string }
  | { code: 'wrong_type'; topicId: string; field: string; type: string }
  | { code: 'smart_group' | 'contrary_group'; topicId: string; group: string }

export interface ProvisionPlan {
  topics: { id: string; label: string; fieldKey: string | null; group: string | null; inverted: boolean }[]
  /** Empty: everything can be made. Nothing is made otherwise. */
  problems: ProvisionProblem[]
  /** What the workspace does not have yet: fields by their key, groups by their name. */
  makes: { fields: string[]; groups: string[] }
}

/** Words and spaces only: RapidPro accepts no underscore in a label, Weni does. */
export function fieldLabel(topicKey: string): string {
  const words = topicKey.replace(/[^A-Za-z0-9]+/g, ' ').trim()
  return `Consent ${words}`.slice(0, LABEL_MAX_CHARS).trim()
}

/** Returns the key that the platform makes from the label; it can't be chosen. */
export function fieldKeyOf(label: string): string {
  return label.toLowerCase().replace(/[^a-z0-9]+/g, '_')
}

/** Returns what a mapping needs in a workspace with these fields and groups, and what makes it impossible there. */
export function planProvision(
  fields: readonly KnownField[],
  groups: readonly KnownGroup[],
  topics: readonly ProvisionTopic[],
): ProvisionPlan {
  const known = new Map(fields.map((field) => [field.key, field]))
  const named = new Map(groups.map((group) => [group.name.toLowerCase(), group]))
  const problems: ProvisionProblem[] = []
  const planned = topics.map(({ id, key, field, group, inverted = false }) => {
    const label = fieldLabel(key)
    const fieldKey = field === undefined ? fieldKeyOf(label) : field
    const problem = fieldKey === null ? null : fieldProblem(id, fieldKey, fieldKeyOf(label), known.get(fieldKey))
    if (problem) problems.push(problem)
    return { id, label, fieldKey, group, inverted: inverted && group !== null }
  })
  problems.push(...sharedFields(planned))
  for (const { id: topicId, group } of planned)
    if (group !== null && named.get(group.toLowerCase())?.isSmart)
      problems.push({ code: 'smart_group', topicId, group })
  problems.push(...contraryGroups(planned))
  const wanted = [MARKETING_FIELD, MISSED_FIELD, ...planned.flatMap(({ fieldKey }) => fieldKey ?? [])]
  const missing = planned.flatMap(({ group }) => (group !== null && !named.has(group.toLowerCase()) ? [group] : []))
  const makes = {
    fields: [...new Set(wanted)].filter((key) => !known.has(key)),
    groups: [...new Map(missing.map((name) => [name.toLowerCase(), name])).values()],
  }
  return { topics: planned, problems, makes }
}

function fieldProblem(
  topicId: string,
  field: string,
  own: string,
  known: KnownField | undefined,
): ProvisionProblem | null {
  if (!known) return field === own ? null : { code: 'no_such_field', topicId, field }
  if (!known.valueType || known.valueType === 'text') return null
  return { code: 'wrong_type', topicId, field, type: known.valueType }
}

/**
 * Two topics in one field would overwrite each other's answer. Long keys with the same beginning get the same label.
 */
function sharedFields(planned: ProvisionPlan['topics']): ProvisionProblem[] {
  return planned.flatMap(({ id: topicId, fieldKey: field }, place) =>
    field !== null && planned.findIndex(({ fieldKey }) => fieldKey === field) !== place
      ? [{ code: 'shared_field' as const, topicId, field }]
      : [],
  )
}

/** One group can't list both those who allow and those who refuse. */
function contraryGroups(planned: ProvisionPlan['topics']): ProvisionProblem[] {
  const meaning = new Map<string, boolean>()
  return planned.flatMap(({ id: topicId, group, inverted }) => {
    const name = group?.toLowerCase()
    if (group === null || name === undefined) return []
    const isContrary = (meaning.get(name) ?? inverted) !== inverted
    meaning.set(name, inverted)
    return isContrary ? [{ code: 'contrary_group' as const, topicId, group }] : []
  })
}
