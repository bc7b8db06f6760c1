import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { createHttp, type HttpOptions } from '@/lib/backends/http'
import { AppError } from '@/lib/errors'
import { weniApi, type WeniApi } from './api'
import { ASSET_CACHE_MS, describe } from './judge'
import { planProvision, type ProvisionProblem, type ProvisionTopic } from './plan-provision'
import { MARKETING_FIELD, MISSED_FIELD } from './settings'

const Field = z.object({ key: z.string(), value_type: z.string().nullish() })
const Group = z.object({ uuid: z.string(), name: z.string(), query: z.string().nullish() })

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
    const plan = planProvision(
      [...fields.values()].map(({ key, value_type: valueType }) => ({ key, valueType: valueType ?? null })),
      groups.map(({ name, query }) => ({ name, isSmart: query != null })),
      topics,
    )
    const [problem] = plan.problems
    if (problem) throw new ProvisionRefused(problem)
    await ensureField(api, fields, { key: MARKETING_FIELD, label: 'Marketing opt-in' }, made)
    await ensureField(api, fields, { key: MISSED_FIELD, label: 'Sayso missed' }, made)
    const provisioned: ProvisionedTopic[] = []
    for (const { id: topicId, label, fieldKey: key, group: name, inverted } of plan.topics) {
      const fieldKey = key === null ? null : await ensureField(api, fields, { key, label }, made)
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

/** The workspace has something that the mapping can't use. Nothing was made. */
export class ProvisionRefused extends AppError {
  constructor(readonly problem: ProvisionProblem) {
    super('provision_refused', { message: describeProblem(problem) })
  }
}

function describeProblem(problem: ProvisionProblem): string {
  switch (problem.code) {
    case 'no_such_field':
      return `the workspace has no field with the key ${problem.field}`
    case 'wrong_type':
      return `the field ${problem.field} has the type ${problem.type}, and yes and no need a field of the type text`
    case 'shared_field':
      return `two topics are mapped to the field ${problem.field}, and each needs a field of its own`
    case 'smart_group':
      return `the group ${problem.group} is a smart group, which the API cannot fill; name a static group`
    case 'contrary_group':
      return `the group ${problem.group} would list people who allow one topic and people who refuse another; use two groups`
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
