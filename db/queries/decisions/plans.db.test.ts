import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
import { inBusiness, type Tx } from '@/db/client'
import { READS } from '@/db/layout'
import { readContacts } from '@/db/queries/contacts/contact-rows'
import { findNamedContacts } from '@/db/queries/contacts/named-contacts'
import { listContactIds } from '@/db/queries/people/people-lists'
import { NIL } from '@/db/sql'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { decideMany, decideNamed } from './decisions'

// What the planner makes of a question decides whether it takes a millisecond or grows with the business.

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
// Enough for reading all of them to be the dearer way.
await database.admin.sql`
  insert into contacts (business_id, id, head_hash, created_at)
  select ${business.id}, gen_random_uuid(), '', now() from generate_series(1, 20000)`
await database.admin.sql`
  insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, created_at)
  select business_id, gen_random_uuid(), id, 'phone', id, id, 'phone:' || id, now() from contacts`
await database.admin.sql`analyze contacts, identities, answers`

/** The plan of what `ask` sends first, or at another place, as the web's role has it. */
async function planOf(ask: (tx: Tx) => Promise<unknown>, place = 0): Promise<string> {
  const sent: { text: string; parameters: unknown[] }[] = []
  const sql = postgres(database.appUrl, {
    max: 1,
    onnotice: () => {},
    connection: READS,
    debug: (_connection, text, parameters) => void sent.push({ text, parameters }),
  })
  onTestFinished(() => sql.end())
  return (await sql.begin(async (tx) => {
    await tx`select sayso_enter(${business.id})`
    const before = sent.length
    await ask(tx as unknown as Tx)
    const question = sent[before + place]
    if (!question) throw new Error('nothing was asked')
    const rows = await tx.unsafe(`explain ${question.text}`, question.parameters as never[])
    return rows.map((row) => String(row['QUERY PLAN'])).join('\n')
  })) as string
}

/** Matches a plan that finds the contact by its id, and does not read all contacts of the business. */
const PERSON_BY_ID = /Index Cond: \(\(business_id = .*\) AND \(id = (CASE|COALESCE)/

const matchKeys = ['phone:5511987654321', 'phone:5511987654322']
const contactIds = [null, null]

test('people are decided about by index, below row-level security too', async () => {
  const plan = await planOf((tx) =>
    decideNamed(tx, business.id, { matchKeys, contactIds, topicId: business.topics.promos, now: Date.now() }),
  )
  expect(plan).toMatch(PERSON_BY_ID)
})

test('people are found by index, below row-level security too', async () => {
  const byKeys = await planOf((tx) => findNamedContacts(tx, business.id, matchKeys, contactIds))
  expect(byKeys).toMatch(/Index Cond: \(\(business_id = .*\) AND \(match_key = ANY/)
  expect(byKeys).toMatch(/Index Cond: \(\(business_id = .*\) AND \(id = i.contact_id/)
  const ids = [randomUUID(), randomUUID()]
  const byIds = await planOf((tx) => findNamedContacts(tx, business.id, [null, null], ids))
  expect(byIds).toMatch(/Index Cond: \(\(business_id = .*\) AND \(id = ANY/)
  expect(byIds).toMatch(PERSON_BY_ID)
})

test('questions that are asked together read a few rows for each, below row-level security too', async () => {
  const key = granted(
    await createApiKey(deps, operatorOf(business.id), { name: 'a test', scopes: ['check'], mode: 'live' }),
  )
  const people = await database.admin.sql<{ id: string }[]>`
    select id from contacts where business_id = ${business.id} limit 8`
  const none = people.map(() => '')
  const of = (half: (place: number) => boolean, other: string, prefix = '') =>
    people.map(({ id }, place) => (half(place) ? prefix + id : other))
  const byNumber = (place: number) => place < 4
  const [read, found] = await inBusiness(database.app, business.id, async (tx) => {
    const count = async () => {
      const [row] = await tx<{ read: number }[]>`
        select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::float8 as read
        from pg_stat_xact_user_tables where relname <> 'api_keys'`
      return row?.read ?? 0
    }
    const before = await count()
    const rows = await tx<{ id: string | null }[]>`
      select answer->'contact'->>'id' as id from sayso_ask_many(${business.id}, ${people.map(() => key.id)}::uuid[],
        ${of(byNumber, '', 'phone:')}::text[], ${none}::text[], ${of((place) => !byNumber(place), NIL)}::uuid[],
        ${people.map(() => business.topics.promos)}::uuid[]) order by place`
    return [(await count()) - before, rows.map(({ id }) => id)]
  })
  expect(found).toEqual(people.map(({ id }) => id))
  expect(read).toBeLessThan(100)
})

test('people of an answer are listed by one index, and no contact is looked for in it', async () => {
  await database.admin.sql`
    insert into answers (business_id, contact_id, topic_id, answer, made)
    select business_id, id, ${business.topics.promos}, 'in', row_number() over (order by id) / 100 from contacts`
  // Not yet analyzed, every index seems to lead to one row, and the one of lists is the smallest.
  const [one] = await database.admin.sql<{ id: string }[]>`select id from contacts limit 1`
  const ids = [one?.id ?? '']
  const topicIds = [business.topics.promos]
  for (const ask of [
    (tx: Tx) => readContacts(tx, business.id, ids),
    (tx: Tx) => decideMany(tx, business.id, { contactIds: ids, topicIds, now: Date.now() }),
  ])
    expect(await planOf(ask)).toMatch(/Index Scan using answers_business_id_contact_id_topic_id_pk on answers/)
  await database.admin.sql`analyze answers`
  const before = '01a22ba3-ecbc-76eb-bc68-89060d7150a4'
  const from = { by: 'answer', topicId: business.topics.promos, answer: 'in' } as const
  const plan = await planOf((tx) => listContactIds(tx, business.id, from, { before, limit: 50 }), 1)
  expect(plan).toMatch(/Index Scan Backward using answers_made .*\n *Index Cond: .* AND \(made <= /)
})
