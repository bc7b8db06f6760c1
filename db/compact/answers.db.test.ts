import { expect, test } from 'vitest'
import { connect, inBusiness } from '@/db/client'
import { useCompactLayout } from '@/db/layout'
import { readContacts } from '@/db/queries/contacts/contact-rows'
import { areListedByMade } from '@/db/queries/contacts/listed-answers'
import { lockContact } from '@/db/queries/contacts/locked-contacts'
import { visitContacts } from '@/db/queries/contacts/visited-contacts'
import { askMany } from '@/db/queries/decisions/ask'
import { listContactIds } from '@/db/queries/people/people-lists'
import type { Statement } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { changeContact } from '@/lib/services/changes/change-contact'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import { storeStates } from '@/lib/services/decisions/testing'
import { importFile } from '@/lib/services/imports/testing'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { findingsOf, makeTamperedBusiness } from '@/lib/services/ledger-check/testing'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { countLockWaits } from '@/testing/lock-waits'
import { until } from '@/testing/until'
import { IN_LAYOUT_OF_RELEASE } from '@/testing/upgraded'
import { compactAnswers } from './answers'

const database = await createTestDatabase()
const { sql: owner } = database.owner
// As an upgraded database is before the operator says that nothing of the last release runs.
await owner.unsafe(IN_LAYOUT_OF_RELEASE)
await owner.unsafe('create index answers_topic on answers (business_id, topic_id, answer, contact_id)')
await owner.unsafe('drop index answers_made')
const [old, oldWorker] = [testDeps(database.app), testDeps(database.worker)]
const shop = await makeTamperedBusiness(old, database.worker)
const { id, topics } = shop
await importFile(
  old,
  oldWorker,
  id,
  ['phone,topic,answer,proof', ...[1, 2, 3].flatMap((n) => rowsOf(`+55119870000${n}0`))].join('\n'),
)

function rowsOf(phone: string) {
  return [`${phone},promos,in,form`, `${phone},news,in,form`, `${phone},orders,out,form`]
}

type Row = Record<'contactId' | 'lane' | 'evidence' | 'terms' | 'since', string | null> & { made: number | null }
const stored = () => database.admin.sql<Row[]>`
  select contact_id as "contactId", lane, evidence, terms, since, made from answers order by contact_id, topic_id`
const contactsOf = async () => {
  const rows = await database.admin.sql<{ id: string }[]>`select id from contacts where business_id = ${id} order by id`
  return rows.map((row) => row.id)
}
/** All that each way of reading a contact says of its answers, in the order of their topics. */
async function readAll(deps = old) {
  const ids = await contactsOf()
  const key = granted(await createApiKey(deps, operatorOf(id), { name: 'a test', scopes: ['check'], mode: 'live' }))
  const byTopic = (answers: readonly { topicId: string }[] | null) =>
    answers?.toSorted((a, b) => (a.topicId < b.topicId ? -1 : 1)) ?? null
  const read = await inBusiness(deps.db, id, async (tx) => ({
    locked: await Promise.all(ids.map(async (one) => (await lockContact(tx, id, one)).contact?.answers ?? null)),
    many: (await readContacts(tx, id, ids)).map(({ answers }) => answers),
  }))
  const visited = []
  for (const one of ids) visited.push((await visitContacts(deps.db.sql, id, [one]))[0]?.answers ?? null)
  const asked = []
  for (const topicId of Object.values(topics))
    for (const contactId of ids) {
      const question = { keyId: key.id, matchKey: null, suppressionHash: null, contactId, topicId }
      asked.push((await askMany(deps.db.sql, id, [question]))[0]?.contact?.answers ?? null)
    }
  const lists = await inBusiness(deps.db, id, async (tx) => {
    const all = []
    for (const topicId of Object.values(topics))
      for (const answer of ['in', 'out'] as const)
        all.push(await listContactIds(tx, id, { by: 'answer', topicId, answer }, { before: null, limit: 100 }))
    return all
  })
  return {
    ...read,
    locked: read.locked.map(byTopic),
    many: read.many.map(byTopic),
    visited: visited.map(byTopic),
    asked,
    lists,
  }
}

const say = (deps: typeof old, contactId: string, statements: readonly Statement[]) =>
  changeContact(deps, id, contactId, {
    ...{ kind: 'preferences', actor: 'contact', method: 'page', evidence: { formId: newId() } },
    say: () => ({ statements, notice: shop.notice }),
  })
const answer = (topicId: string, said: 'in' | 'out'): Statement => ({
  ...{ on: 'answer', topicId, answer: said, basis: said === 'in' ? 'consent' : null },
})

test('rows of the last release, rows of both layouts beside each other and compacted ones say the same', async () => {
  // The last release does not know the column.
  await database.admin.sql`update answers set made = null`
  expect((await stored()).filter(({ terms }) => terms !== null)).toEqual([])
  const before = await readAll()
  expect(before.lists.flat().length).toBeGreaterThan(6)
  expect(await findingsOf(database.owner)).toEqual([])

  // Another process starts after `--narrow`, and one of before goes on beside it.
  await useCompactLayout(owner)
  const pool = connect(database.appUrl, { max: 2 })
  const fresh = testDeps(pool)
  expect(await readAll(fresh)).toEqual(before)
  const [imported] = (await contactsOf()).slice(-1)
  const ours = await makeContact(fresh, id)
  const other = await makeContact(fresh, id)
  for (const contactId of [ours, other])
    await say(fresh, contactId, [answer(topics.promos, 'in'), answer(topics.news, 'in'), answer(topics.orders, 'in')])
  const [first, second] = [topics.promos, topics.news, topics.orders].toSorted() as [string, string]
  // The row that has the digest of three is replaced by a process of before, and by one that is new.
  await say(old, ours, [answer(first, 'out')])
  await say(fresh, ours, [answer(second, 'out')])
  await say(fresh, imported ?? '', [answer(first, 'out')])
  expect(await findingsOf(database.owner)).toEqual([])
  await inBusiness(pool, id, (tx) => mergeWithin(tx, id, ours, other))
  expect(await findingsOf(database.owner)).toEqual([])
  const mixed = await readAll(fresh)
  const rows = await stored()
  expect(rows.filter(({ terms }) => terms !== null).length).toBeGreaterThan(3)
  expect(rows.filter(({ lane }) => lane !== null).length).toBeGreaterThan(3)

  let written = 0
  await compactAnswers(owner, (some) => (written += some))
  expect(written).toBeGreaterThan(3)
  expect((await stored()).filter(({ lane, evidence, made }) => lane ?? evidence ?? made === null)).toEqual([])
  expect(await readAll(fresh)).toEqual(mixed)
  expect(await readAll(old)).toEqual(mixed)
  expect(await findingsOf(database.owner)).toEqual([])
  const indexes = await owner`select indexname as name from pg_indexes where tablename = 'answers' order by 1`
  expect(indexes.map(({ name }) => name as string)).toEqual([
    'answers_business_id_contact_id_topic_id_pk',
    'answers_made',
    'answers_pending',
  ])
  await compactAnswers(owner, () => expect.fail('there was nothing left to rewrite'))

  // A process of before may still save: what it writes is listed.
  await say(old, ours, [answer(topics.orders, 'out')])
  const listed = await inBusiness(pool, id, (tx) =>
    listContactIds(tx, id, { by: 'answer', topicId: topics.orders, answer: 'out' }, { before: null, limit: 100 }),
  )
  expect(listed).toContain((await contactsOf()).includes(ours) ? await stayed(ours) : ours)
  expect(await findingsOf(database.owner)).toEqual([])
  await pool.close()
})

async function stayed(contactId: string): Promise<string> {
  const [row] = await database.admin.sql<{ into: string | null }[]>`
    select merged_into as into from contacts where id = ${contactId}`
  return row?.into ?? contactId
}

test('a compaction that was stopped goes on where it was, and waits for a save instead of undoing it', async () => {
  const contactId = await makeContact(old, id)
  await say(old, contactId, [answer(topics.promos, 'in'), answer(topics.news, 'in')])
  const stop = new Error('stopped')
  await expect(
    compactAnswers(owner, () => {
      throw stop
    }),
  ).rejects.toBe(stop)
  await say(old, contactId, [answer(topics.promos, 'in')])

  let compacting = Promise.resolve()
  await inBusiness(database.app, id, async (tx) => {
    await lockContact(tx, id, contactId)
    compacting = compactAnswers(owner, () => {})
    await until(async () => (await countLockWaits(database.admin)) > 0)
    await tx`update answers set answer = 'out' where business_id = ${id} and contact_id = ${contactId}`
  })
  await compacting
  const rows = await database.admin.sql<{ answer: string; terms: string }[]>`
    select answer, terms from answers where contact_id = ${contactId}`
  expect(rows.map((row) => [row.answer, row.terms])).toEqual([
    ['out', 'pc'],
    ['out', 'pc'],
  ])
  await database.admin.sql`update answers set answer = 'in' where contact_id = ${contactId}`
  expect(await findingsOf(database.owner)).toEqual([])
})

test('any state that rules can make is read from either layout as it was written', async () => {
  const business = await makeBusiness(old)
  // More than one transaction takes.
  const states = await storeStates(database.app, business, 300)
  const ids = [...states.keys()]
  const read = () => inBusiness(database.app, business.id, (tx) => readContacts(tx, business.id, ids))
  const before = await read()
  const reported: number[] = []
  await compactAnswers(owner, (rows) => reported.push(rows))
  expect(reported.length).toBeGreaterThan(1)
  const sorted = (rows: typeof before) =>
    rows.map((row) => ({ ...row, answers: row.answers?.toSorted((a, b) => (a.topicId < b.topicId ? -1 : 1)) }))
  expect(sorted(await read())).toEqual(sorted(before))
})

test('an index whose building was stopped is built again before the one of before goes', async () => {
  await owner.unsafe('create index answers_topic on answers (business_id, topic_id, answer, contact_id)')
  // What `create index concurrently` leaves when it is stopped.
  await database.admin.sql`update pg_index set indisvalid = false where indexrelid = 'answers_made'::regclass`
  await compactAnswers(owner, () => {})
  const [after] = await owner<{ isValid: boolean; isOver: boolean }[]>`
    select indisvalid as "isValid", to_regclass('answers_topic') is null as "isOver"
    from pg_index where indexrelid = 'answers_made'::regclass`
  expect(after).toEqual({ isValid: true, isOver: true })
})

test('lists read the index by seconds as soon as PostgreSQL does not use the one of before any more', async () => {
  const isListed = () => inBusiness(database.app, id, areListedByMade)
  expect(await isListed()).toBe(true)
  await owner.unsafe('create index answers_topic on answers (business_id, topic_id, answer, contact_id)')
  expect(await isListed()).toBe(false)
  // As it is while `drop index concurrently` waits, and after one that was stopped.
  await database.admin.sql`update pg_index set indisvalid = false where indexrelid = 'answers_topic'::regclass`
  expect(await isListed()).toBe(true)
  await compactAnswers(owner, () => {})
  expect(await isListed()).toBe(true)
})
