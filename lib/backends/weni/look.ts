import { z } from 'zod'
import { createHttp, type HttpOptions } from '@/lib/backends/http'
import { mayBeNegativeGroup } from '@/lib/negative-names'
import { type WeniApi, weniApi } from './api'
import { readRecords, statusOf, type WeniRecord } from './contact'
import { fieldAnswerOf } from './field-answer'
import { type Inspection, readWorkspace, type Workspace } from './inspect'
import { describe } from './judge'
import { MARKETING_FIELD } from './settings'

/** The contents of a workspace, before anything is set up. */
export interface Look {
  workspace: Workspace
  contacts: Contacts
  fields: { key: string; label: string; valueType: string }[]
  groups: LookGroup[]
}

export interface LookGroup {
  name: string
  isSmart: boolean
  /** The group's name says, or may say, that its members are not to be written to. */
  isNegative: boolean
  members: number
}

interface Contacts {
  count: number
  /** There are more contacts than were counted. */
  isMore: boolean
  stopped: number
  blocked: number
  /** The number of contacts that refused by Weni's own switch. */
  refusingMarketing: number
  /** The number of contacts without a visible WhatsApp number or user id. */
  hidden: number
}

export type LookResult = { ok: true; look: Look } | Extract<Inspection, { ok: false }>

const MOST_BYTES = 32_000_000
const TIMEOUT_MS = 30_000
/** The page size asked for. Weni accepts any; RapidPro ignores it and returns 250. */
const PAGE_SIZE = '500'
/** The pages that a look reads at most: a small part of an hour's 2,500 requests. */
const MOST_PAGES = 100

const Fields = z.object({
  next: z.string().nullish(),
  results: z.array(z.object({ key: z.string(), label: z.string().nullish(), value_type: z.string().nullish() })),
})
const Groups = z.object({
  next: z.string().nullish(),
  results: z.array(z.object({ name: z.string(), query: z.string().nullish(), count: z.number().nullish() })),
})

class Unreadable extends Error {}

export interface LookOptions extends HttpOptions {
  apiToken: string
  /**
   * The milliseconds after which nothing more is asked: the contacts counted until then are returned. Somebody who
   * waits for a page does not wait for all contacts.
   */
  withinMs?: number
}

/** Reads the workspace, its fields and groups, and its contacts. Writes nothing. */
export async function lookAtWeni({ apiToken, withinMs = Infinity, ...options }: LookOptions): Promise<LookResult> {
  const http = createHttp({ timeoutMs: TIMEOUT_MS, maxBytes: MOST_BYTES, ...options })
  const until = performance.now() + withinMs
  const isLate = () => performance.now() >= until
  try {
    const connected = weniApi(http, apiToken)
    const api: WeniApi = {
      send: (request) =>
        isLate() ? Promise.resolve({ ok: false, sent: false, reason: 'too_slow' }) : connected.send(request),
    }
    const inspected = await readWorkspace(api)
    if (!inspected.ok) return inspected
    const fields = (await all(api, 'fields', Fields)).map(({ key, label, value_type: valueType }) => ({
      key,
      label: label ?? key,
      valueType: valueType ?? 'text',
    }))
    const groups = (await all(api, 'groups', Groups)).map(({ name, query, count }) => ({
      name,
      isSmart: query != null,
      isNegative: mayBeNegativeGroup(name),
      members: count ?? 0,
    }))
    return {
      ok: true,
      look: { workspace: inspected.workspace, contacts: await countContacts(api, isLate), fields, groups },
    }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: 'unreachable', reason: error.message }
    throw error
  } finally {
    await http.close()
  }
}

async function countContacts(api: WeniApi, isLate: () => boolean): Promise<Contacts> {
  const found: Contacts = { count: 0, isMore: false, stopped: 0, blocked: 0, refusingMarketing: 0, hidden: 0 }
  let query: Record<string, string> | null = { limit: PAGE_SIZE }
  for (let pages = 0; query; pages++) {
    if (pages === MOST_PAGES || isLate()) return { ...found, isMore: true }
    const page: ReturnType<typeof readRecords> = readRecords(await read(api, 'contacts', query))
    if (!page) throw new Unreadable('contacts: unreadable_answer')
    for (const record of page.records) note(found, record)
    found.count += page.unreadable
    query = paramsOf(page.next)
  }
  return found
}

function note(found: Contacts, record: WeniRecord): void {
  found.count += 1
  const status = statusOf(record)
  if (status === 'stopped' || status === 'blocked') found[status] += 1
  if (fieldAnswerOf(record.fields[MARKETING_FIELD]) === 'no') found.refusingMarketing += 1
  const isShown = record.urns?.some((urn) => urn?.startsWith('whatsapp:') && !urn.includes('*'))
  if (!isShown) found.hidden += 1
}

async function all<T>(
  api: WeniApi,
  endpoint: string,
  shape: z.ZodType<{ next?: string | null | undefined; results: T[] }>,
): Promise<T[]> {
  const found: T[] = []
  let query: Record<string, string> | null = {}
  for (let pages = 0; query && pages < MOST_PAGES; pages++) {
    const page = shape.safeParse(await read(api, endpoint, query))
    if (!page.success) throw new Unreadable(`${endpoint}: unreadable_answer`)
    found.push(...page.data.results)
    query = paramsOf(page.data.next)
  }
  return found
}

async function read(api: WeniApi, endpoint: string, query: Record<string, string>): Promise<unknown> {
  const result = await api.send({ method: 'GET', endpoint, query })
  if (!result.ok) throw new Unreadable(`${endpoint}: ${result.reason}`)
  if (result.reply.status !== 200) throw new Unreadable(`${endpoint}: ${describe(result.reply)}`)
  return result.reply.body
}

/** `next` is followed exactly, but never to another host. */
function paramsOf(next: string | null | undefined): Record<string, string> | null {
  return next && URL.canParse(next) ? Object.fromEntries(new URL(next).searchParams) : null
}
