import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { listPeopleToErase } from '@/db/queries/business/closing'
import { phoneIdentity } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import { closeBusiness } from '@/lib/services/business/close-business'
import { eraseClosed } from '@/lib/services/business/erase-closed'
import { operatorOf } from '@/lib/services/callers/caller'
import { makeMember } from '@/lib/services/callers/testing'
import { changeContact } from '@/lib/services/changes/change-contact'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { closeDueBusinesses } from './close-businesses'
import { eraseClosedBusinesses } from './erase-closed'
import { purgeEvidence } from './purge-evidence'

const database = await createTestDatabase()
const clock = { time: Date.now(), now: () => clock.time }
const deps = testDeps(database.app, { clock })
/** The worker has fewer rights than the web: what it may is tried with its own login. */
const worker = { db: database.worker, clock, services: testDeps(database.worker, { clock }) }
const { sql } = database.admin
const DAY_MS = 86_400_000
let numbers = 0
const nextDigits = () => `5511987${String(100_000 + ++numbers).slice(-6)}`

/** A business with contacts who refused, agreed, and never said anything. With `isClosed` it is closed. */
async function shop(isClosed = true) {
  const business = await makeBusiness(deps)
  const { id } = business
  const owner = await makeMember(deps, id, 'owner')
  const known = () => makeContact(deps, id, phoneIdentity(`+${nextDigits()}`))
  const [refused, agreed, silent] = [await known(), await known(), await known()]
  // A number that one of them had before.
  await sql`
    insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, created_at, ended_at)
    values (${id}, ${newId()}, ${agreed}, 'phone', '1', '+1', ${`phone:${newId()}`}, now(), now())`
  const say = (contactId: string, answer: 'in' | 'out') =>
    changeContact(deps, id, contactId, {
      ...{ kind: 'preferences', actor: 'contact', method: 'page', evidence: { words: answer } },
      say: () => ({ statements: [{ on: 'answer', topicId: business.topics.promos, answer }] }),
    })
  await say(refused, 'out')
  await say(agreed, 'in')
  if (isClosed) {
    const [row] = await sql<{ name: string }[]>`select name from businesses where id = ${id}`
    await closeBusiness(deps, owner, row?.name ?? '')
    clock.time += 14 * DAY_MS
    await closeDueBusinesses(worker, () => true)
  }
  const left = async () =>
    (
      await sql<{ id: string }[]>`
      select id from contacts where business_id = ${id} and erased_at is null order by id`
    ).map((each) => each.id)
  const kept = async () => {
    const [found] = await sql`
      select (select count(*)::int from identities where business_id = ${id} and canonical <> '') as numbers,
        (select count(*)::int from evidence where business_id = ${id}) as evidence,
        (select count(*)::int from suppressions where business_id = ${id}) as suppressions,
        (select count(*)::int from erased_holdings where business_id = ${id}) as former,
        (select count(*)::int from ledger where business_id = ${id}) as lines,
        (select erased_at is not null from businesses where id = ${id}) as erased,
        (select count(*)::int from audit_log where business_id = ${id} and action = 'contact.erased') as entries,
        (select count(*)::int from audit_log where business_id = ${id} and action = 'business.erased') as whole`
    return found
  }
  return { id, owner, refused, agreed, silent, say, left, kept }
}

/**
 * Lets the time of all evidence end. The clock of PostgreSQL decides as well, and can't be moved. Not `now()` itself: a
 * column that keeps milliseconds rounds it up, into a future that another clock has not reached.
 */
async function endEvidence(): Promise<void> {
  clock.time += deps.settings.evidenceDays * DAY_MS
  await sql`update evidence set keep_until = now() - interval '1 second'`
}

test('of a closed business the worker erases who never said anything, and others when their proof is over', async () => {
  const { id, refused, agreed, silent, left, kept } = await shop()
  const lines = (await kept())?.['lines'] as number
  await eraseClosedBusinesses(worker, () => true)
  expect(await left()).toEqual([refused, agreed].toSorted())
  expect(await kept()).toMatchObject({ numbers: 3, evidence: 2, suppressions: 1, erased: false, entries: 1, whole: 0 })

  await endEvidence()
  await purgeEvidence(worker, () => true)
  await eraseClosedBusinesses(worker, () => true)
  await eraseClosedBusinesses(worker, () => true)
  expect(await left()).toEqual([])
  // The lines stay, with one for each erasure, and a keyed hash of each number: nobody of them is messaged again.
  expect(await kept()).toEqual({
    ...{ numbers: 0, evidence: 0, suppressions: 3, former: 1, lines: lines + 3 },
    ...{ erased: true, entries: 3, whole: 1 },
  })
  const [caller] = await sql`
    select caller_kind from audit_log where business_id = ${id} and action = 'business.erased'`
  expect(caller).toEqual({ caller_kind: 'operator' })
  expect(silent).not.toBe(refused)
})

test('what somebody says on their page after the closing is proof again, and keeps them until its time is over', async () => {
  const { refused, agreed, say, left } = await shop()
  await endEvidence()
  await purgeEvidence(worker, () => true)
  await say(refused, 'in')
  await eraseClosedBusinesses(worker, () => true)
  expect(await left()).toEqual([refused])
  expect(agreed).not.toBe(refused)
})

test('a business that is open, or is being closed, loses nobody, by the worker or on an order', async () => {
  const open = await shop(false)
  const closing = await shop(false)
  const [row] = await sql<{ name: string }[]>`select name from businesses where id = ${closing.id}`
  await closeBusiness(deps, closing.owner, row?.name ?? '')
  clock.time += 14 * DAY_MS
  // The time is over, and the worker has not closed it yet: an owner can still keep it.
  for (const each of [open, closing]) {
    expect(await eraseClosed(deps, operatorOf(each.id), { whom: 'all' })).toEqual({ outcome: 'not_closed' })
    await eraseClosedBusinesses(worker, () => true)
    expect(await each.left()).toHaveLength(3)
  }
})

test('on an order everybody is erased, whatever is broken off on the way: the same call goes on', async () => {
  const { id, left, kept } = await shop()
  let asked = 0
  const once = () => asked++ < 2
  const caller = operatorOf(id)
  expect(await eraseClosed(deps, caller, { whom: 'all', mayGoOn: once })).toEqual({
    ...{ outcome: 'erased', people: 1, left: 2 },
  })
  expect(await kept()).toMatchObject({ erased: false, entries: 1, whole: 0, suppressions: 1 })
  const [one, two] = await Promise.all([
    eraseClosed(deps, caller, { whom: 'all' }),
    eraseClosed(deps, caller, { whom: 'all' }),
  ])
  // Two at the same moment share the work, and each person is erased once.
  expect([one, two].map((each) => (each.outcome === 'erased' ? each.people : 0)).reduce((a, b) => a + b)).toBe(2)
  expect(await left()).toEqual([])
  expect(await kept()).toMatchObject({ numbers: 0, evidence: 0, suppressions: 3, erased: true, entries: 3, whole: 1 })
})

test('no member erases the business, an owner neither', async () => {
  const { id, owner, left } = await shop()
  const editor = { ...owner, role: 'editor' } as const
  for (const caller of [owner, editor])
    expect(await eraseClosed(deps, caller, { whom: 'all' })).toEqual({ outcome: 'not_allowed' })
  const other = await makeBusiness(deps)
  expect(await eraseClosed(deps, operatorOf(other.id), { whom: 'all' })).toEqual({ outcome: 'not_closed' })
  expect([id, (await left()).length]).toEqual([id, 3])
})

test('people are looked through in parts, also where nobody of many can be erased yet', async () => {
  const { id, refused, agreed } = await shop()
  const look = (after: string | null) =>
    inBusiness(database.worker, id, (tx) => listPeopleToErase(tx, id, { whom: 'without_proof', after, limit: 1 }))
  const [first] = await look(null)
  const [second] = await look(first?.id ?? null)
  // Both have said something, and its proof is kept.
  expect([first, second]).toEqual([refused, agreed].map((each) => ({ id: each, isDue: false })))
  expect(await look(agreed)).toMatchObject([{ isDue: true }])
})
