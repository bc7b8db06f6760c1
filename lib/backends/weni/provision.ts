import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { createHttp, type HttpOptions } from '@/lib/backends/http'
import { AppError } from '@/lib/errors'
import { weniApi, type WeniApi } from './api'
import { ASSET_CACHE_MS, describe } from './judge'
import { MARKETING_FIELD, MISSED_FIELD } from './settings'

const LABEL_MAX_CHARS = 36

const Field = z.object({ key: z.string(), value_type: z.string().nullish() })
const Group = z.object({ uuid: z.string(), name: z.string(), query: z.string().nullish() })

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

export interface ProvisionedTopic {
  topicId: string
  fieldKey: string | null
  groupUuid: string | null
  groupName: string | null
  inverted: boolean
}

export interface ProvisionOptions extends HttpOptions {
  apiToken: string
  topics: readonly ProvisionTopic[]
  /** The milliseconds to wait after something was made, until the engine's cache knows it. */
  settleMs?: number
}

/**
 * Makes sure that a workspace has the fields and groups of the topics, Weni's marketing field and the field for missed
 * messages. Returns their keys and uuids, for `mirrors`. It can be repeated without harm. Throws AppError
 * `provision_refused` or `provision_unreachable`.
 */
export async function provisionWeni({
  apiToken,
  topics,
  settleMs = ASSET_CACHE_MS,
  ...options
}: ProvisionOptions): Promise<ProvisionedTopic[]> {
  const http = createHttp(options)
  try {
    const api = weniApi(http, apiToken)
    const made = { count: 0 }
    const fields = new Map((await listAll(api, 'fields', Field)).map((field) => [field.key, field]))
    const groups = await listAll(api, 'groups', Group)
    const planned = topics.map((topic) => ({ ...topic, plan: planField(topic, fields) }))
    refuseShared(planned.map(({ plan }) => plan.key))
    for (const { group } of planned) refuseSmart(groups, group)
    refuseContrary(topics)
    await ensureField(api, fields, { key: MARKETING_FIELD, label: 'Marketing opt-in' }, made)
    await ensureField(api, fields, { key: MISSED_FIELD, label: 'Sayso missed' }, made)
    const provisioned: ProvisionedTopic[] = []
    for (const { id: topicId, plan, group: name, inverted = false } of planned) {
      const fieldKey = plan.key === null ? null : await ensureField(api, fields, { ...plan, key: plan.key }, made)
      const group = name === null ? null : await ensureGroup(api, groups, name, made)
      const { uuid: groupUuid = null, name: groupName = null } = group ?? {}
      provisioned.push({ topicId, fieldKey, groupUuid, groupName, inverted: inverted && group !== null })
    }
    if (made.count > 0) {
      await sleep(settleMs)
      await readBack(api, provisioned)
    }
    return provisioned
  } finally {
    await http.close()
  }
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

/** Returns the field that shows a topic. Impossible fields are refused before anything is made. */
function planField(topic: ProvisionTopic, fields: ReadonlyMap<string, z.infer<typeof Field>>) {
  const label = fieldLabel(topic.key)
  const own = fieldKeyOf(label)
  const key = topic.field === undefined ? own : topic.field
  if (key === null) return { key, label }
  const known = fields.get(key)
  if (!known && key !== own)
    throw refused(
      `the workspace has no field with the key ${key}, and Sayso only makes the field ${own} for this topic`,
    )
  if (known?.value_type && known.value_type !== 'text')
    throw refused(`the field ${key} has the type ${known.value_type}, and yes and no need a field of the type text`)
  return { key, label }
}

/**
 * Two topics in one field would overwrite each other's answer. Long keys with the same beginning get the same label.
 */
function refuseShared(keys: readonly (string | null)[]): void {
  const twice = keys.find((key, place) => key !== null && keys.indexOf(key) !== place)
  if (twice) throw refused(`two topics are mapped to the field ${twice}, and each needs a field of its own`)
}

function refuseSmart(groups: readonly z.infer<typeof Group>[], name: string | null): void {
  const known = name === null ? undefined : groups.find((group) => group.name.toLowerCase() === name.toLowerCase())
  if (known?.query != null)
    throw refused(`the group ${known.name} is a smart group, which the API cannot fill; name a static group`)
}

/** One group can't list both those who allow and those who refuse. */
function refuseContrary(topics: readonly ProvisionTopic[]): void {
  const meaning = new Map<string, boolean>()
  for (const { group, inverted = false } of topics) {
    const name = group?.toLowerCase()
    if (name === undefined) continue
    if ((meaning.get(name) ?? inverted) !== inverted)
      throw refused(
        `the group ${group ?? ''} would list people who allow one topic and people who refuse another; use two groups`,
      )
    meaning.set(name, inverted)
  }
}

/** Checks that every engine knows what was made. */
async function readBack(api: WeniApi, provisioned: readonly ProvisionedTopic[]): Promise<void> {
  const fields = new Set((await listAll(api, 'fields', Field)).map(({ key }) => key))
  const groups = new Set((await listAll(api, 'groups', Group)).map(({ uuid }) => uuid))
  const isThere = ({ fieldKey, groupUuid }: ProvisionedTopic) =>
    (fieldKey === null || fields.has(fieldKey)) && (groupUuid === null || groups.has(groupUuid))
  if (!fields.has(MARKETING_FIELD) || !fields.has(MISSED_FIELD) || !provisioned.every(isThere))
    throw refused('fields or groups that were just made are missing when they are read again')
}

const refused = (message: string) => new AppError('provision_refused', { message })

async function ensureField(
  api: WeniApi,
  fields: Map<string, z.infer<typeof Field>>,
  { key, label }: { key: string; label: string },
  made: { count: number },
): Promise<string> {
  if (fields.has(key)) return key
  const field = await create(api, 'fields', { label, value_type: 'text' }, Field)
  made.count += 1
  fields.set(field.key, field)
  return field.key
}

async function ensureGroup(api: WeniApi, groups: z.infer<typeof Group>[], name: string, made: { count: number }) {
  const known = groups.find((group) => group.name.toLowerCase() === name.toLowerCase())
  if (known) return known
  const group = await create(api, 'groups', { name }, Group)
  made.count += 1
  groups.push(group)
  return group
}

async function create<T>(api: WeniApi, endpoint: string, body: unknown, shape: z.ZodType<T>): Promise<T> {
  return shape.parse(await call(api, { method: 'POST', endpoint, body }))
}

/** Reads all pages; a workspace has 250 fields and groups at most. */
async function listAll<T>(api: WeniApi, endpoint: string, shape: z.ZodType<T>): Promise<T[]> {
  const page = z.object({ next: z.string().nullish(), results: z.array(shape) })
  const all: T[] = []
  let query: Record<string, string> | undefined
  do {
    const { next, results } = page.parse(await call(api, { method: 'GET', endpoint, ...(query ? { query } : {}) }))
    all.push(...results)
    query = next ? Object.fromEntries(new URL(next).searchParams) : undefined
  } while (query)
  return all
}

async function call(api: WeniApi, request: Parameters<WeniApi['send']>[0]): Promise<unknown> {
  const result = await api.send(request)
  if (!result.ok)
    throw new AppError('provision_unreachable', { message: `${request.endpoint}: ${result.reason}`, status: 502 })
  if (result.reply.status >= 300)
    throw new AppError('provision_refused', { message: `${request.endpoint}: ${describe(result.reply)}`, status: 502 })
  return result.reply.body
}
