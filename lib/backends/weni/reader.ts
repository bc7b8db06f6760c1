import { z } from 'zod'
import { createHttp, type HttpOptions } from '@/lib/backends/http'
import { weniApi, type WeniRequest } from './api'
import { readRecords, type WeniRecord } from './contact'
import { DEFAULT_RETRY_AFTER_MS, describe, judgeFailure } from './judge'
import { CONTACTS_BUCKET, OTHER_BUCKET } from './settings'

/**
 * The part of the backend's limits that a reading may use. Returns 0, or the milliseconds to wait before asking again.
 */
export interface ReadingBudget {
  take(bucket: string): Promise<number>
  /** As `Budget.block`. */
  block(bucket: string, ms: number, isNamed: boolean): void
}

export type Read<T> =
  | { ok: true; value: T }
  /** The hour's budget is used up: continue from this place after the given milliseconds. */
  | { ok: false; kind: 'budget'; waitMs: number; reason: string }
  /** The workspace refuses our credentials. */
  | { ok: false; kind: 'refused'; reason: string }
  | { ok: false; kind: 'failed'; reason: string }

export type PageQuery = Readonly<Record<string, string>>

export interface ContactPage {
  records: WeniRecord[]
  /** The number of contacts that could not be read. */
  unreadable: number
  /** The uuids of those contacts, where one is shown. */
  broken: string[]
  /** How to ask for the next page. */
  next: PageQuery | null
}

/** Reads a workspace. Nothing here throws because of a failure of the workspace. */
export interface WeniReader {
  contacts(query: PageQuery): Promise<Read<ContactPage>>
  /** The uuids of the static groups. */
  groups(): Promise<Read<Set<string>>>
  clearField(uuid: string, key: string): Promise<Read<null>>
  close(): Promise<void>
}

/** Up to 250 fields in each of 500 contacts, in bytes. */
const MOST_BYTES = 32_000_000
const READ_TIMEOUT_MS = 30_000
const MOST_GROUP_PAGES = 20

const Groups = z.object({
  next: z.string().nullish(),
  results: z.array(z.object({ uuid: z.string(), query: z.string().nullish() })),
})

export function createWeniReader(
  { apiToken, ...http }: HttpOptions & { apiToken: string },
  budget: ReadingBudget,
): WeniReader {
  const client = createHttp({ connections: 2, timeoutMs: READ_TIMEOUT_MS, maxBytes: MOST_BYTES, ...http })
  const api = weniApi(client, apiToken)

  async function call(bucket: string, request: WeniRequest): Promise<Read<unknown>> {
    const waitMs = await budget.take(bucket)
    if (waitMs > 0) return { ok: false, kind: 'budget', waitMs, reason: 'budget' }
    const result = await api.send(request)
    if (result.ok && result.reply.status < 300) return { ok: true, value: result.reply.body }
    if (result.ok && result.reply.status === 429) {
      const { retryAfterMs } = result.reply
      const closedMs = retryAfterMs ?? DEFAULT_RETRY_AFTER_MS
      budget.block(bucket, closedMs, retryAfterMs !== null)
      return { ok: false, kind: 'budget', waitMs: closedMs, reason: describe(result.reply) }
    }
    const problem = judgeFailure(result, { attempts: 1, refuses: false, writes: false })
    return { ok: false, kind: problem.kind === 'paused' ? 'refused' : 'failed', reason: problem.reason }
  }

  return {
    async contacts(query) {
      const read = await call(CONTACTS_BUCKET, { method: 'GET', endpoint: 'contacts', query })
      if (!read.ok) return read
      const page = readRecords(read.value)
      if (!page) return { ok: false, kind: 'failed', reason: 'unreadable_answer' }
      return { ok: true, value: { ...page, next: paramsOf(page.next) } }
    },
    async groups() {
      const uuids = new Set<string>()
      let query: PageQuery | null = {}
      for (let page = 0; query && page < MOST_GROUP_PAGES; page++) {
        const read: Read<unknown> = await call(OTHER_BUCKET, { method: 'GET', endpoint: 'groups', query })
        if (!read.ok) return read
        const parsed = Groups.safeParse(read.value)
        if (!parsed.success) return { ok: false, kind: 'failed', reason: 'unreadable_answer' }
        for (const group of parsed.data.results) if (group.query == null) uuids.add(group.uuid)
        query = paramsOf(parsed.data.next ?? null)
      }
      return { ok: true, value: uuids }
    },
    async clearField(uuid, key) {
      const body = { fields: { [key]: '' } }
      const read = await call(CONTACTS_BUCKET, { method: 'POST', endpoint: 'contacts', query: { uuid }, body })
      return read.ok ? { ok: true, value: null } : read
    },
    close: () => client.close(),
  }
}

/** `next` is followed exactly, but never to another host. */
function paramsOf(next: string | null): PageQuery | null {
  if (!next || !URL.canParse(next)) return null
  return Object.fromEntries(new URL(next).searchParams)
}
