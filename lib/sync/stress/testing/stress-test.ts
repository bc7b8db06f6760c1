import { randomUUID } from 'node:crypto'
import { expect, inject, onTestFinished, vi } from 'vitest'
import { madeOf } from '@/db/queries/contacts/answer-form'
import { openContact } from '@/db/queries/contacts/contact-rows'
import { provisionWeni } from '@/lib/backends/weni/provision'
import { MARKETING_FIELD } from '@/lib/backends/weni/settings'
import { decide } from '@/lib/consent/decide'
import type { Statement } from '@/lib/consent/types'
import { encryptSecret } from '@/lib/keys'
import { DemoConfig } from '@/lib/sandbox/demo-config'
import { Sandbox } from '@/lib/sandbox/sandbox'
import { startSandboxServer } from '@/lib/sandbox/server'
import type { Call } from '@/lib/sandbox/weni/call-log'
import { config, TOKEN } from '@/lib/sandbox/weni/testing'
import { stateOf } from '@/lib/services/changes/contact-state'
import { makeBusiness } from '@/lib/services/testing'
import { createBackend } from '@/lib/sync/backends/create-backend'
import type { SyncDeps } from '@/lib/sync/deps'
import { syncTest } from '@/lib/sync/testing'
import type { TestDatabase } from '@/testing/database'

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether the tests run at the promised sizes, as `npm run stress` does. */
    fullSize: boolean
  }
}

/** Returns the promised size, or the smaller one that `npm test` has time for. */
export const sized = (full: number, small: number): number => (isFullSize() ? full : small)
export const isFullSize = (): boolean => inject('fullSize')

/** Starts a stand-in for Weni without limits of its own. It records all calls in the order of their responses. */
export async function startStand(now: () => number = Date.now) {
  const sandbox = new Sandbox(DemoConfig.parse(config), now)
  sandbox.settings.limits = { v2: null, 'v2.contacts': null }
  sandbox.settings.assetCacheMs = 0
  const server = await startSandboxServer(sandbox, { port: 0, onError: () => {} })
  onTestFinished(() => server.close())
  const calls: Call[] = []
  const add = sandbox.calls.add.bind(sandbox.calls)
  sandbox.calls.add = (endpoint, call) => {
    calls.push(call)
    add(endpoint, call)
  }
  return { sandbox, base: `http://127.0.0.1:${server.port}`, calls }
}
export type Stand = Awaited<ReturnType<typeof startStand>>

interface Mirrored {
  topicId: string
  fieldKey: string | null
  groupUuid: string | null
}

/** How a topic is mirrored in the backend: as a field, as a group, or as both. */
export type As = 'fields' | 'groups' | 'both'

/** Makes businesses with a Weni workspace each, and large numbers of contacts in them. */
export function stressTest(database: TestDatabase) {
  const sync = syncTest(database)
  const { sql } = database.admin

  /** Returns the worker's dependencies, with real adapters. */
  const weniDeps = (stands: readonly Stand[], over: Partial<SyncDeps> = {}): Partial<SyncDeps> => {
    const allowPrivate = stands.map(({ base }) => new URL(base).host)
    const requestMs = over.timing?.requestMs ?? 10_000
    const options = { keys: sync.deps.keys, allowPrivate, requestMs }
    return { connect: (backendId, row) => createBackend(options, backendId, row), ...over }
  }

  /** Makes a business whose topics orders, promos and news are mirrored in the workspace. */
  async function weniBusiness(stand: Stand, as: As, settings: { perHour: number | null; concurrency?: number }) {
    const business = await makeBusiness(sync.deps)
    const { orders, promos, news } = business.topics
    const baseUrl = `${stand.base}/api/v2/`
    const provisioned = await provisionWeni({
      baseUrl,
      allowPrivate: [new URL(stand.base).host],
      apiToken: TOKEN,
      settleMs: 0,
      topics: Object.entries({ orders, promos, news }).map(([key, id]) => ({ id, key, group: `Consent ${key}` })),
    })
    const mirrors: Mirrored[] = provisioned.map(({ topicId, fieldKey, groupUuid }) => ({
      topicId,
      fieldKey: as === 'groups' ? null : fieldKey,
      groupUuid: as === 'fields' ? null : (groupUuid ?? null),
    }))
    const secret = encryptSecret(sync.deps.keys, TOKEN, `backend:${business.backendId}`)
    await sql`
      update backends set base_url = ${baseUrl}, secret = ${secret}, settings = ${sql.json(settings)}
      where id = ${business.backendId}`
    for (const each of mirrors) {
      await sql`
        insert into mirrors (business_id, backend_id, topic_id, field_key, group_uuid)
        values (${business.id}, ${business.backendId}, ${each.topicId}, ${each.fieldKey}, ${each.groupUuid})`
    }
    const left = async (): Promise<number> => {
      const [row] = await sql<{ n: number }[]>`
        select count(*)::int as n from sync_marks where business_id = ${business.id}
          and (due_at is not null or claimed_until is not null or set_aside is not null)`
      return row?.n ?? 0
    }
    return {
      ...business,
      stand,
      mirrors,
      /** Counts the marks with something left to do, and the dead letters. */
      left,
      inStep: (timeout = 500_000) => vi.waitFor(async () => expect(await left()).toBe(0), { timeout, interval: 100 }),
      say: (contactId: string, ...statements: Statement[]) => sync.say(business, contactId, ...statements),
    }
  }
  type WeniBusiness = Awaited<ReturnType<typeof weniBusiness>>

  /** Makes a contact, and `count - 1` copies of it here and in the backend. All of them are in step. */
  async function crowd(business: WeniBusiness, count: number, ...before: Statement[]) {
    const model = await sync.contact(business)
    if (before.length > 0) await business.say(model, ...before)
    else
      await sql`
      insert into sync_marks (business_id, backend_id, contact_id, version, due_at)
      values (${business.id}, ${business.backendId}, ${model}, 0, now())`
    const worker = sync.startWorker(weniDeps([business.stand]))
    await business.inStep()
    await worker.stop()
    const { store } = business.stand.sandbox
    const mark = await sync.mark(business, model)
    const record = store.findContact(mark?.external_id ?? '')
    if (!record) throw new Error('the first of a crowd did not arrive')
    const others = Array.from({ length: count - 1 }, (_, index) => ({
      id: randomUUID(),
      uuid: randomUUID(),
      phone: `+551196${String(1_000_000 + index)}`,
    }))
    for (const { uuid, phone } of others) {
      store.addContact({
        uuid,
        name: null,
        language: 'eng',
        urns: [`whatsapp:${phone.slice(1)}`],
        fields: { ...record.fields },
        groups: [...record.groups],
      })
    }
    const ids = others.map(({ id }) => id)
    const externalIds = others.map(({ uuid }) => uuid)
    await sql`
      insert into contacts select (jsonb_populate_record(c, jsonb_build_object('id', n.id))).*
      from contacts c, unnest(${ids}::uuid[]) n(id) where c.id = ${model}`
    await sql`
      insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, created_at)
      select ${business.id}::uuid, gen_random_uuid(), n.id, 'phone', n.phone, n.phone, 'phone:' || n.phone, now()
      from unnest(${ids}::uuid[], ${others.map(({ phone }) => phone)}::text[]) n(id, phone)`
    await sql`
      insert into sync_marks select (jsonb_populate_record(m, jsonb_build_object('contact_id', n.id, 'external_id', n.uuid))).*
      from sync_marks m, unnest(${ids}::uuid[], ${externalIds}::text[]) n(id, uuid) where m.contact_id = ${model}`
    const copyAnswers = () => sql`
      insert into answers select (jsonb_populate_record(a, jsonb_build_object('contact_id', n.id, 'made', n.made))).*
      from answers a, unnest(${ids}::uuid[], ${ids.map(madeOf)}::int[]) n(id, made) where a.contact_id = ${model}`
    await copyAnswers()
    await sql`analyze`
    business.stand.calls.length = 0
    return {
      all: [model, ...ids],
      /** Records the same choice of all of them at the same moment. */
      async say(...statements: Statement[]) {
        await business.say(model, ...statements)
        await sql`delete from answers where contact_id = any(${ids}::uuid[])`
        await copyAnswers()
        await sql`
          update contacts c set stop_on = m.stop_on, stop_at = m.stop_at, stop_since = m.stop_since,
            head_seq = m.head_seq
          from contacts m
          where m.business_id = c.business_id and m.id = ${model} and c.id = any(${ids}::uuid[])`
        // Due now, and not when the first one is due: a worker may have claimed the first one already.
        await sql`
          update sync_marks s set version = m.version, urgent = m.urgent, due_at = now() - interval '1 second',
            waiting_since = now()
          from sync_marks m
          where m.business_id = s.business_id and m.contact_id = ${model} and s.contact_id = any(${ids}::uuid[])`
      },
    }
  }

  /**
   * Returns the contacts whose record in the backend differs from what `decide` returns for their stored state, field
   * by field and group by group.
   */
  async function wrongRecords(business: WeniBusiness, contactIds: readonly string[]): Promise<string[]> {
    const { topics } = await sync.deps.configs.at(business.id, 1)
    const { store } = business.stand.sandbox
    const marks = await sql<{ contact_id: string; external_id: string | null }[]>`
      select contact_id, external_id from sync_marks where business_id = ${business.id}`
    const externalIds = new Map(marks.map((mark) => [mark.contact_id, mark.external_id]))
    const wrong: string[] = []
    for (const id of contactIds) {
      const row = await openContact(database.app.sql, business.id, id)
      const record = store.findContact(externalIds.get(id) ?? '')
      if (!row || !record) {
        wrong.push(`${id}: nobody`)
        continue
      }
      const state = stateOf(row)
      const allows = (topic: (typeof topics)[number]) => decide(state, topic, { now: Date.now() }).allowed
      const marketing = topics.some((topic) => topic.category === 'marketing' && allows(topic))
      const seen = [record.fields[MARKETING_FIELD]]
      const wanted = [String(marketing)]
      for (const { topicId, fieldKey, groupUuid } of business.mirrors) {
        const topic = topics.find((each) => each.id === topicId)
        const allowed = topic !== undefined && allows(topic)
        if (fieldKey) {
          seen.push(record.fields[fieldKey])
          wanted.push(allowed ? 'yes' : 'no')
        }
        if (groupUuid) {
          seen.push(String([...record.groups].some((group) => group.uuid === groupUuid)))
          wanted.push(String(allowed))
        }
      }
      if (seen.join() !== wanted.join()) wrong.push(`${id}: ${seen.join()} instead of ${wanted.join()}`)
    }
    return wrong
  }

  return { ...sync, sql, weniDeps, weniBusiness, crowd, wrongRecords }
}

/** Returns how often an endpoint was called. */
export const callsTo = (calls: readonly Call[], endpoint: string, method?: string): number =>
  calls.filter((call) => call.path.includes(`/${endpoint}.json`) && (!method || call.method === method)).length
