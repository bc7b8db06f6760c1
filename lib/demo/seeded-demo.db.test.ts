import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { decideMany } from '@/db/queries/decisions/decisions'
import { decide } from '@/lib/consent/decide'
import { fold } from '@/lib/consent/fold'
import { effectsOf, readLine } from '@/lib/ledger/line'
import { makeMember } from '@/lib/services/callers/testing'
import { findingsOf } from '@/lib/services/ledger-check/testing'
import { verifyLedger } from '@/lib/services/records/verify-ledger'
import { listReviews } from '@/lib/services/reviews/list-reviews'
import { linesOf, storedState, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { DEMO, TOPICS } from './business'
import { seedDemo } from './seed'
import { UNSURE } from './unsure'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const { people } = await seedDemo(deps, 'http://localhost:1/api/v2/')
const sql = database.admin.sql

test('for every contact, folding all its lines gives the state that is stored', async () => {
  let lines = 0
  for (const { id } of people) {
    const effects = (await linesOf(database.admin, id)).map((line) => effectsOf(readLine(line.payload)))
    lines += effects.length
    const { topics, ...registers } = await storedState(deps, DEMO.businessId, id)
    const { topics: foldedTopics, ...folded } = fold(effects)
    expect({ id, ...folded }).toEqual({ id, ...registers })
    expect({ id, ...foldedTopics }).toEqual({ id, ...topics })
  }
  expect(lines).toBeGreaterThan(people.length)
})

test('every chain of the demo is whole, with all its evidence', async () => {
  const verified = await verifyLedger({ db: database.owner, keys: deps.keys }, {}, () => {})
  expect(verified).toMatchObject({ businesses: 1, contacts: people.length, bad: 0 })
  expect(verified.evidence).toBe(verified.lines)
  expect(await findingsOf(database.owner)).toEqual([])
})

test('two messages wait for a member to judge them, and changed nothing', async () => {
  const editor = await makeMember(deps, DEMO.businessId, 'editor')
  const listed = await listReviews(deps, editor, { limit: 10 })
  const waiting = 'reviews' in listed ? listed.reviews : []
  expect(waiting).toHaveLength(UNSURE.length)
  for (const { text } of UNSURE)
    expect(waiting).toContainEqual(
      expect.objectContaining({ kind: 'unsure_message', resolvedAt: null, body: expect.objectContaining({ text }) }),
    )
  for (const { contactId } of waiting)
    expect((await linesOf(database.admin, contactId ?? '')).map((line) => readLine(line.payload).kind)).toEqual([
      'preferences',
    ])
})

test('tables without foreign keys have no orphans', async () => {
  for (const table of [
    'answers',
    'ledger',
    'sync_marks',
    'unfed_lines',
    'feed',
    'evidence',
    'contact_senders',
    'identities',
  ]) {
    const orphans = await sql`
      select t.contact_id from ${sql(table)} t
      where not exists (select 1 from contacts c where c.business_id = t.business_id and c.id = t.contact_id)`
    expect([table, orphans.length]).toEqual([table, 0])
  }
  const topics = await sql`
    select a.topic_id from answers a
    where not exists (select 1 from topics t where t.business_id = a.business_id and t.id = a.topic_id)`
  const backends = await sql`
    select m.backend_id from sync_marks m
    where not exists (select 1 from backends b where b.business_id = m.business_id and b.id = m.backend_id)`
  const evidence = await sql`
    select e.change_id from evidence e
    where not exists (select 1 from ledger l where l.business_id = e.business_id and l.change_id = e.change_id)`
  expect([topics, backends, evidence].map((rows) => rows.length)).toEqual([0, 0, 0])
})

test('every line waits for its place in the feed, and every contact for each backend', async () => {
  const [counts] = await sql`
    select (select count(*) from ledger)::int as lines, (select count(*) from unfed_lines)::int as unfed,
      (select count(*) from contacts)::int * (select count(*) from backends)::int as contacts,
      (select count(*) from sync_marks where due_at is not null)::int as due`
  expect(counts?.['unfed']).toBe(counts?.['lines'])
  expect(counts?.['due']).toBe(counts?.['contacts'])
})

test('a decision about everybody at once is the decision about each', async () => {
  const now = Date.now()
  const ids = people.map(({ id }) => id)
  const answers = await inBusiness(database.app, DEMO.businessId, (tx) =>
    decideMany(tx, DEMO.businessId, { contactIds: ids, topicIds: TOPICS.map(({ id }) => id), now }),
  )
  expect(answers).toHaveLength(ids.length * TOPICS.length)
  const states = new Map(
    await Promise.all(ids.map(async (id) => [id, await storedState(deps, DEMO.businessId, id)] as const)),
  )
  for (const { contactId, topicId, ...decision } of answers) {
    const [state, topic] = [states.get(contactId), TOPICS.find(({ id }) => id === topicId)]
    if (!state || !topic) throw new Error('an answer to what nobody asked')
    expect(decision).toEqual(decide(state, { ...topic, paused: false }, { now }))
  }
})

test('seeding again makes no contact twice and only moves the backend', async () => {
  const before = await sql`select count(*)::int as n from ledger`
  expect(await seedDemo(deps, 'http://localhost:2/api/v2/')).toMatchObject({ made: false })
  expect(await sql`select count(*)::int as n from ledger`).toEqual(before)
  expect(await sql`select base_url from backends order by id limit 2`).toMatchObject([
    { base_url: 'http://localhost:2/api/v2/' },
    { base_url: 'http://localhost:2/hooks/demo' },
  ])
})

test('a demo from before there were webhooks gets one, and its people are told of', async () => {
  await sql`delete from sync_marks where backend_id = ${DEMO.webhookId}`
  await sql`delete from backends where id = ${DEMO.webhookId}`
  expect(await seedDemo(deps, 'http://localhost:2/api/v2/')).toMatchObject({ made: false })
  const [counts] = await sql`
    select (select count(*) from sync_marks where backend_id = ${DEMO.webhookId} and due_at is not null)::int as due,
      (select count(*) from contacts where head_seq > 0)::int as said`
  expect(counts?.['due']).toBe(counts?.['said'])
})
