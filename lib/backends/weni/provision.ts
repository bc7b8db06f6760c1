import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { createHttp, type HttpOptions } from '../http'
import { weniApi, type WeniApi } from './api'
import { ASSET_CACHE_MS, describe } from './judge'
import { MARKETING_FIELD, MISSED_FIELD } from './settings'

const LABEL_MAX_CHARS = 36

const Field = z.object({ key: z.string() })
const Group = z.object({ uuid: z.string(), name: z.string(), query: z.string().nullish() })

export interface ProvisionTopic {
  id: string
  /** The topic's key: `order_updates` becomes the field `consent_order_updates`. */
  key: string
  /** The name of its static group; null: fields only. */
  group: string | null
}

export interface ProvisionedTopic {
  topicId: string
  fieldKey: string
  groupUuid: string | null
  groupName: string | null
}

export interface ProvisionOptions extends HttpOptions {
  apiToken: string
  topics: readonly ProvisionTopic[]
  /** Milliseconds to wait after something was made, until the engine's cache knows it. */
  settleMs?: number
}

/**
 * Makes sure that the fields and groups of the topics, Weni's marketing field and that for missed messages exist in a workspace. Answers their keys and uuids,
 * for `mirrors`. Harmless to repeat. Throws AppError `provision_refused` or `provision_unreachable`.
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
    const keys = new Set((await listAll(api, 'fields', Field)).map((field) => field.key))
    const groups = await listAll(api, 'groups', Group)
    await ensureField(api, keys, 'Marketing opt-in', MARKETING_FIELD, made)
    await ensureField(api, keys, 'Sayso missed', MISSED_FIELD, made)
    const provisioned: ProvisionedTopic[] = []
    for (const topic of topics) {
      const label = fieldLabel(topic.key)
      const fieldKey = await ensureField(api, keys, label, fieldKeyOf(label), made)
      const group = topic.group === null ? null : await ensureGroup(api, groups, topic.group, made)
      provisioned.push({ topicId: topic.id, fieldKey, groupUuid: group?.uuid ?? null, groupName: group?.name ?? null })
    }
    if (made.count > 0) await sleep(settleMs)
    return provisioned
  } finally {
    await http.close()
  }
}

/** Words and spaces only: RapidPro takes no underscore in a label, Weni does. */
export function fieldLabel(topicKey: string): string {
  const words = topicKey.replace(/[^A-Za-z0-9]+/g, ' ').trim()
  return `Consent ${words}`.slice(0, LABEL_MAX_CHARS).trim()
}

/** The key that the platform makes of a label; it can't be chosen. */
export function fieldKeyOf(label: string): string {
  return label.toLowerCase().replace(/[^a-z0-9]+/g, '_')
}

async function ensureField(
  api: WeniApi,
  keys: Set<string>,
  label: string,
  key: string,
  made: { count: number },
): Promise<string> {
  if (keys.has(key)) return key
  const field = await create(api, 'fields', { label, value_type: 'text' }, Field)
  made.count += 1
  keys.add(field.key)
  return field.key
}

async function ensureGroup(api: WeniApi, groups: z.infer<typeof Group>[], name: string, made: { count: number }) {
  const known = groups.find((group) => group.name.toLowerCase() === name.toLowerCase())
  if (known?.query != null) {
    throw new AppError('provision_refused', {
      message: `the group of that name is a smart group, which the API cannot fill: ${name}`,
    })
  }
  if (known) return known
  const group = await create(api, 'groups', { name }, Group)
  made.count += 1
  groups.push(group)
  return group
}

async function create<T>(api: WeniApi, endpoint: string, body: unknown, shape: z.ZodType<T>): Promise<T> {
  return shape.parse(await call(api, { method: 'POST', endpoint, body }))
}

/** Follows the pages to the end; the workspace has 250 fields and groups at most. */
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
