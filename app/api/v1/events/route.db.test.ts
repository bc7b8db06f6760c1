import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { nameSource } from '@/lib/services/business/name-source'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { changeWithin } from '@/lib/services/changes/change-within'
import { makeBusiness, makeContact, type TestBusiness, testDeps } from '@/lib/services/testing'
import { syncMetrics } from '@/lib/sync/metrics'
import { feedAll } from '@/lib/sync/upkeep/feed-lines'
import { createTestDatabase } from '@/testing/database'
import { GET } from './route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const metrics = syncMetrics()
const feed = () => feedAll({ db: database.worker, metrics }, () => true)

interface Event {
  position: number
  contact_id: string
  seq: number
  change_id: string
  [field: string]: unknown
}
interface Page {
  events: Event[]
  next: number
}

const call = (token: string, query = '', headers: Record<string, string> = {}) =>
  callApi(GET, { token, query, headers })
const page = async (token: string, query = '') => (await (await call(token, query)).json()) as Page
const lines = async (token: string, query = '') => {
  const response = await call(token, query, { accept: 'application/x-ndjson' })
  const text = await response.text()
  return text.split('\n').flatMap((line) => (line ? [JSON.parse(line) as Event] : []))
}

let hold = Promise.resolve()
/** Says something on the page, in a transaction that is held open after it was written. */
const say = (business: TestBusiness, contact: string, answer: 'in' | 'out', sourceId: string | null = null) => {
  const held = hold
  return inBusiness(database.app, business.id, async (tx) => {
    await changeWithin(deps, tx, business.id, contact, {
      kind: 'preferences',
      actor: 'contact',
      method: 'page',
      evidence: { formId: newId() },
      ...(sourceId ? { sourceId } : {}),
      say: () => ({ statements: [{ on: 'answer', topicId: business.topics.promos, answer, basis: 'consent' }] }),
    })
    await held
  })
}

test('an event says what a line says, in the words of the API, and nothing personal', async () => {
  const business = await makeBusiness(deps)
  const token = await keyFor(deps, business.id)
  const contact = await makeContact(deps, business.id)
  const source = granted(
    await nameSource(deps, operatorOf(business.id), { kind: 'campaign', name: 'Spring', reference: 'r' }),
  ).source
  await say(business, contact, 'in', source.id)
  expect((await page(token)).events).toEqual([])
  await feed()
  const { events, next } = await page(token)
  expect(next).toBe(1)
  expect(events).toEqual([
    {
      position: 1,
      contact_id: contact,
      seq: 1,
      change_id: expect.any(String),
      kind: 'preferences',
      occurred_at: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
      recorded_at: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
      actor: 'contact',
      method: 'page',
      source: { id: source.id, kind: 'campaign', name: 'Spring' },
      reason: null,
      refers_to: null,
      effects: [
        {
          on: 'topic',
          topic: 'promos',
          topic_id: business.topics.promos,
          sender_id: null,
          said: 'in',
          outcome: 'taken',
          reason: null,
          until: null,
        },
      ],
      notice: null,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ])
})

test('who commits late is read late, and not missed', async () => {
  const business = await makeBusiness(deps)
  const token = await keyFor(deps, business.id)
  const [early, late] = [await makeContact(deps, business.id), await makeContact(deps, business.id)]
  let release = () => {}
  hold = new Promise((resolve) => (release = resolve))
  const held = say(business, late, 'in')
  hold = Promise.resolve()
  await say(business, early, 'in')
  await feed()
  const first = await page(token)
  expect(first.events.map((event) => event.contact_id)).toEqual([early])
  release()
  await held
  await feed()
  const second = await page(token, `?after=${first.next}`)
  expect(second.events.map((event) => event.contact_id)).toEqual([late])
  expect(Date.parse(String(second.events[0]?.['recorded_at']))).toBeLessThanOrEqual(
    Date.parse(String(first.events[0]?.['recorded_at'])),
  )
})

test('many writers, two that give positions and a reader at once: every line once, a contact’s lines in their order', async () => {
  const business = await makeBusiness(deps)
  const token = await keyFor(deps, business.id)
  const contacts = await Promise.all(Array.from({ length: 6 }, () => makeContact(deps, business.id)))
  let [writing, isFed] = [true, false]
  /** The lines that wait until the reader has looked a number of times. */
  let waiting: { looks: number; release: () => void }[] = []
  const afterLooks = (looks: number) =>
    looks === 0 ? Promise.resolve() : new Promise<void>((release) => waiting.push({ looks, release }))
  const looked = () => {
    for (const each of waiting) if (--each.looks === 0) each.release()
    waiting = waiting.filter(({ looks }) => looks > 0)
  }
  const write = async (contact: string, index: number) => {
    for (let round = 0; round < 10; round++) {
      // Held while others write and are read, so that lines are committed in another order than they were made in.
      hold = afterLooks((index * 7 + round * 5) % 4)
      await say(business, contact, round % 2 === 0 ? 'in' : 'out')
    }
  }
  const read: Event[] = []
  const follow = async () => {
    let after = 0
    for (let last = false; !last;) {
      // Once everything has its position, one more reading finds what is left.
      last = isFed
      for (;;) {
        const { events, next } = await page(token, `?after=${after}&limit=3`)
        looked()
        if (events.length === 0) break
        read.push(...events)
        after = next
      }
    }
  }
  const position = async () => {
    while (writing) await feed()
  }
  const reader = follow()
  const positions = [position(), position()]
  try {
    await Promise.race([Promise.all(contacts.map(write)), reader, ...positions])
    writing = false
    hold = Promise.resolve()
    // While one of these two gives positions, another one that would give them passes the business by.
    await Promise.all(positions)
    await feed()
  } finally {
    ;[writing, isFed] = [false, true]
  }
  await reader

  const stored = await database.admin.sql<{ key: string }[]>`
    select contact_id || ':' || seq as key from ledger where business_id = ${business.id}`
  const keys = read.map((event) => `${event.contact_id}:${event.seq}`)
  expect(stored).toHaveLength(60)
  expect(keys.toSorted()).toEqual(stored.map(({ key }) => key).toSorted())
  expect(read.map((event) => event.position)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1))
  for (const contact of contacts) {
    const seqs = read.filter((event) => event.contact_id === contact).map((event) => event.seq)
    expect(seqs).toEqual(seqs.map((_, index) => index + 1))
  }
})

test('as lines everything up to the end comes at once, from any position, the same as by pages', async () => {
  const business = await makeBusiness(deps)
  const token = await keyFor(deps, business.id)
  const contact = await makeContact(deps, business.id)
  // More than one page of a stream.
  await database.admin.sql`
    insert into ledger (business_id, contact_id, seq, change_id, kind, occurred_at, recorded_at, actor, method, payload,
      prev, hash)
    select ${business.id}::uuid, ${contact}::uuid, n, gen_random_uuid(), 'stop', now(), now(), 'contact', 'page',
      'not a line', '', n::text
    from generate_series(1, 1203) n`
  await database.admin.sql`
    insert into unfed_lines select ${business.id}::uuid, ${contact}::uuid, n from generate_series(1, 1203) n`
  await feed()
  const all = await lines(token)
  expect(all.map((event) => event.position)).toEqual(Array.from({ length: 1203 }, (_, index) => index + 1))
  expect(all[0]?.['effects']).toBeNull()
  expect((await lines(token, '?after=1200')).map((event) => event.position)).toEqual([1201, 1202, 1203])
  expect(await lines(token, '?limit=7')).toEqual(all.slice(0, 7))
  expect((await page(token)).events).toEqual(all.slice(0, 100))
  expect(await page(token, '?after=1203')).toEqual({ events: [], next: 1203 })
})

test('who waits is answered by the first event, and who goes away waits no longer', async () => {
  const business = await makeBusiness(deps)
  const token = await keyFor(deps, business.id)
  const contact = await makeContact(deps, business.id)
  const waiting = page(token, '?wait=25')
  await say(business, contact, 'in')
  await feed()
  expect((await waiting).events).toHaveLength(1)

  const gone = new AbortController()
  const request = new Request('http://sayso.test/api/v1/events?after=1&wait=25', {
    headers: { authorization: `Bearer ${token}` },
    signal: gone.signal,
  })
  const answer = GET(request, { params: Promise.resolve({}) })
  gone.abort()
  expect(await (await answer).json()).toEqual({ events: [], next: 1 })
})

test('a stream that breaks in the middle ends in an error, and not cleanly', async () => {
  const business = await makeBusiness(deps)
  const token = await keyFor(deps, business.id)
  await database.admin.sql`
    with made as (insert into ledger (business_id, contact_id, seq, change_id, kind, occurred_at, recorded_at, actor,
        method, payload, prev, hash)
      select ${business.id}::uuid, ${newId()}::uuid, n, gen_random_uuid(), 'stop', now(), now(), 'contact', 'page', '-',
        '', '-' from generate_series(1, 700) n
      returning business_id, contact_id, seq)
    insert into feed (business_id, position, contact_id, seq) select business_id, seq, contact_id, seq from made`
  const response = await call(token, '', { accept: 'application/x-ndjson' })
  expect(response.status).toBe(200)
  await database.admin.sql`alter table feed rename to feed_gone`
  await expect(response.text()).rejects.toThrow('does not exist')
  await database.admin.sql`alter table feed_gone rename to feed`
})

test('a feed is a business’s own, and a key’s scope is asked', async () => {
  const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
  await say(theirs, await makeContact(deps, theirs.id), 'in')
  await feed()
  expect(await page(await keyFor(deps, ours.id))).toEqual({ events: [], next: 0 })
  expect(await lines(await keyFor(deps, ours.id))).toEqual([])
  expect((await page(await keyFor(deps, theirs.id))).events).toHaveLength(1)
  expect((await call(await keyFor(deps, theirs.id, ['config:read', 'contacts:read']))).status).toBe(403)
})

test('queries that are none are refused', async () => {
  const token = await keyFor(deps, (await makeBusiness(deps)).id)
  const queries = ['?after=-1', '?after=x', '?after=1e300', '?limit=0', '?limit=1001', '?wait=26', '?from=1']
  for (const query of queries) expect((await call(token, query)).status).toBe(400)
})
