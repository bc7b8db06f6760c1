import { expect, test } from 'vitest'
import { inBusiness, type Tx } from '@/db/client'
import { bsuidIdentity, type ContactIdentity, phoneIdentity } from '@/lib/consent/identities'
import { suppressionHash } from '@/lib/keys'
import { operatorOf } from '@/lib/services/callers/caller'
import { changeWithin } from '@/lib/services/changes/change-within'
import { changeNumber } from '@/lib/services/contacts/change-number'
import { eraseContact, erasureOf } from '@/lib/services/contacts/erase-contact'
import { findOrCreateContact } from '@/lib/services/contacts/find-contact'
import { releaseContact } from '@/lib/services/contacts/release-contact'
import { resolveContact } from '@/lib/services/contacts/resolve-contact'
import { badLines, makeBusiness, storedState, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { earlier } from '@/testing/earlier'
import { countLockWaits } from '@/testing/lock-waits'
import { FIRST_ISSUE, readImportReport } from './read-imports'
import { importFile } from './testing'

// Whose a Yes is: docs/consent.md, "Imports and API writes".

const database = await createTestDatabase()
const clock = { time: Date.now(), now: () => clock.time }
const deps = testDeps(database.app, { clock })
const worker = testDeps(database.worker, { clock })
const { sql } = database.admin
const HOUR_MS = 3_600_000
const business = await makeBusiness(deps)
const { promos, news } = business.topics
const HEAD = 'phone,topic,answer,when,proof,source\n'
const JANUARY = '2026-01-05T10:00:00.123Z'
let numbers = 0
const nextPhone = () => `+5511987${String(200_000 + ++numbers)}`

function must(identity: ContactIdentity | null): ContactIdentity {
  if (!identity) throw new Error('a test made an identity that cannot be read')
  return identity
}
const known = (phone: string) => must(phoneIdentity(phone))

const yes = (phone: string, when = JANUARY) => `${phone},promos,yes,${when},form ${phone},\n`
const send = (rows: string) => importFile(deps, worker, business.id, HEAD + rows)
const issuesOf = async (id: string) =>
  (await readImportReport(deps, business.id, id, { after: FIRST_ISSUE, limit: 1000 }))?.issues ?? []
const idOf = async (phone: string) => {
  const [row] = await sql<{ id: string }[]>`
    select contact_id as id from identities
    where business_id = ${business.id} and canonical = ${phone} and ended_at is null`
  return row?.id ?? ''
}
const topicsOf = async (phone: string) => (await storedState(deps, business.id, await idOf(phone))).topics
const make = async (phone: string) => (await findOrCreateContact(deps, business.id, [known(phone)], null)).contactId
const erase = (contactId: string) => eraseContact(deps, operatorOf(business.id), contactId)

/** WhatsApp says that a person has another number, at the second of the clock. */
const move = (from: string, to: string) =>
  changeNumber(deps, business.id, business.backendId, {
    ...{ family: 'identity', id: `wamid.${from}.${clock.time}`, seconds: Math.floor(clock.time / 1000) },
    ...{ recipient: null, previous: { userId: null, parentUserId: null, waId: from.slice(1) } },
    next: { userId: null, parentUserId: null, waId: to.slice(1) },
  })

test('a Yes that a former holder gave is kept out for the next one and names nobody; a No of that time counts', async () => {
  const [phone, erased, free] = [nextPhone(), nextPhone(), nextPhone()]
  const file = `${yes(phone)}${phone},news,no,${JANUARY},form,\n${yes(erased)}${yes(free)}`
  expect(await send(file)).toMatchObject({ taken: 4 })
  expect([await move(phone, nextPhone()), await move(free, nextPhone())]).toEqual(['changed', 'changed'])
  await erase(await idOf(erased))
  await Promise.all([make(phone), make(erased)])
  // The second time the Yes is alone in its line, whose key no line of the former holder has.
  for (const [taken, unchanged] of [
    [1, 0],
    [0, 1],
  ]) {
    const done = await send(file)
    expect(done).toMatchObject({ status: 'done', taken, unchanged, keptOut: 3 })
    expect(await issuesOf(done.id)).toEqual(
      [2, 4, 5].map((row): unknown =>
        expect.objectContaining({ row, outcome: 'kept_out', code: 'former_holder', contactId: null, changeId: null }),
      ),
    )
  }
  expect(Object.keys(await topicsOf(phone))).toEqual([news])
  expect([await idOf(free), await topicsOf(erased)]).toEqual(['', {}])
  const later = new Date(Date.now() + 5000).toISOString()
  expect(await send(yes(phone, later))).toMatchObject({ taken: 1 })
  expect(await badLines(database.owner)).toEqual([])
})

test('who is erased leaves no Yes behind for the next holder of a number that they had before, and blocks nothing', async () => {
  const [first, second, last] = [nextPhone(), nextPhone(), nextPhone()]
  const person = await make(first)
  await move(first, second)
  await move(second, last)
  await erase(person)
  const next = await make(first)
  // What the person had before is not suppressed, so its next holder does not start stopped.
  expect(await storedState(deps, business.id, next)).toMatchObject({ stop: null, topics: {} })
  const done = await send(`${yes(first)}${yes(second)}${second},news,no,${JANUARY},form,\n${yes(last)}`)
  expect(done).toMatchObject({ taken: 1, keptOut: 3 })
  expect((await issuesOf(done.id)).map(({ row, code }) => [row, code])).toEqual([
    [2, 'former_holder'],
    [3, 'former_holder'],
    [5, 'erased'],
  ])
  expect(Object.keys(await topicsOf(second))).toEqual([news])
  const later = new Date(Date.now() + 5000).toISOString()
  expect(await send(yes(first, later))).toMatchObject({ taken: 1 })
  const hashes = await sql`select hash from erased_holdings where business_id = ${business.id}`
  expect(hashes).toHaveLength(2)
  expect(JSON.stringify(hashes)).not.toContain(first.slice(1))
})

test('of two erasures of one number the later one holds, and a release after them changes nothing', async () => {
  const phone = nextPhone()
  const hash = suppressionHash(deps.pepper, known(phone).matchKey)
  const suppressed = () => sql<{ cause: string; at: Date }[]>`select cause, at from suppressions where hash = ${hash}`
  await erase(await make(phone))
  await sql`update suppressions set at = ${earlier(sql, 'at', 2 * HOUR_MS)} where hash = ${hash}`
  const between = new Date(Date.now() - 3_600_000).toISOString()
  await erase(await make(phone))
  const [later] = await suppressed()
  expect(later?.at.getTime()).toBeGreaterThan(Date.parse(between))
  const last = await make(phone)
  const done = await send(yes(phone, between))
  expect((await issuesOf(done.id)).map(({ code }) => code)).toEqual(['former_holder'])
  expect(await releaseContact(deps, operatorOf(business.id), last)).toMatchObject({ outcome: 'released' })
  expect(await suppressed()).toEqual([later])
})

test('a number that was released and whose next holder is erased counts as erased, from the erasure on', async () => {
  const phone = nextPhone()
  const hash = suppressionHash(deps.pepper, known(phone).matchKey)
  await releaseContact(deps, operatorOf(business.id), await make(phone))
  await sql`update suppressions set at = ${earlier(sql, 'at', 2 * HOUR_MS)} where hash = ${hash}`
  await erase(await make(phone))
  const [row] = await sql`
    select cause, at > now() - interval '1 hour' as moved from suppressions where hash = ${hash}`
  expect(row).toEqual({ cause: 'erased', moved: true })
})

test('a holder who lost a number and has it again keeps their own Yes, and not that of the one between', async () => {
  const [phone, other] = [nextPhone(), nextPhone()]
  const now = clock.time
  const hour = (hours: number) => now - (10 - hours) * 3_600_000
  clock.time = hour(0)
  const person = await make(phone)
  clock.time = hour(4)
  await move(phone, other)
  const between = await make(phone)
  clock.time = hour(8)
  await move(phone, nextPhone())
  clock.time = hour(9)
  await move(other, phone)
  clock.time = now
  expect([await idOf(phone), between === person]).toEqual([person, false])

  const row = (key: string, at: number) => `${phone},${key},yes,${new Date(hour(at)).toISOString()},form ${at},\n`
  const done = await send(`${row('promos', 2)}${row('news', 6)}${row('orders', -1)}`)
  expect(done).toMatchObject({ taken: 1, keptOut: 2 })
  expect((await issuesOf(done.id)).map((issue) => [issue.row, issue.code])).toEqual([
    [3, 'former_holder'],
    // From before Sayso knew anybody by the number: nothing says that it is theirs.
    [4, 'former_holder'],
  ])
  expect(Object.keys(await topicsOf(phone))).toEqual([promos])
})

test('a Yes from before its contact moved to the number is kept out, though nobody was known by it', async () => {
  const [mine, next] = [nextPhone(), nextPhone()]
  const now = clock.time
  clock.time = now - 8 * 3_600_000
  const person = await make(mine)
  clock.time = now - 4 * 3_600_000
  await move(mine, next)
  clock.time = now
  expect(await idOf(next)).toBe(person)
  const row = (key: string, hours: number) =>
    `${next},${key},yes,${new Date(now - hours * 3_600_000).toISOString()},form,\n`
  const done = await send(`${row('promos', 6)}${row('news', 2)}${next},orders,no,${JANUARY},form,\n`)
  expect(done).toMatchObject({ taken: 2, keptOut: 1 })
  expect((await issuesOf(done.id)).map((issue) => [issue.row, issue.code])).toEqual([[2, 'former_holder']])
  expect(Object.keys(await topicsOf(next)).toSorted()).toEqual([news, business.topics.orders].toSorted())
})

test('a number that comes with another user id has a new holder: no Yes from before that counts', async () => {
  const [phone, other, again] = [nextPhone(), nextPhone(), nextPhone()]
  const now = clock.time
  const hour = (hours: number) => now - hours * 3_600_000
  let users = 0
  const met = (number: string, user = `BR.71000${++users}`) =>
    resolveContact(deps, {
      ...{ businessId: business.id, backendId: business.backendId, at: clock.time },
      identities: [must(bsuidIdentity(user)), known(number)],
    })
  clock.time = hour(10)
  const [person, returned] = [await met(phone), await met(again)]
  // The second loses its number to somebody else, and has it again, before it has a new holder.
  clock.time = hour(9)
  await move(again, other)
  await make(again)
  clock.time = hour(8)
  await move(again, nextPhone())
  await move(other, again)
  clock.time = hour(7)
  expect(await met(again)).toBe(returned)
  clock.time = hour(4)
  expect([await met(phone), await met(again)]).toEqual([person, returned])
  clock.time = now
  const row = (number: string, key: string, hours: number) =>
    `${number},${key},yes,${new Date(hour(hours)).toISOString()},form,\n`
  const done = await send(`${row(phone, 'promos', 6)}${row(phone, 'news', 2)}${row(again, 'promos', 9.5)}`)
  expect(done).toMatchObject({ taken: 1, keptOut: 2 })
  expect((await issuesOf(done.id)).map((issue) => [issue.row, issue.code])).toEqual([
    [2, 'former_holder'],
    [4, 'former_holder'],
  ])
  expect(Object.keys(await topicsOf(phone))).toEqual([news])
})

test('a Yes from before WhatsApp gave its contact another user id is kept out, with the number or not', async () => {
  const now = clock.time
  const hour = (hours: number) => now - hours * 3_600_000
  const nobody = { userId: null, parentUserId: null, waId: null }
  const rows: string[] = []
  for (const named of [true, false]) {
    const [phone, user] = [nextPhone(), `BR.72000${named}`]
    const waId = named ? phone.slice(1) : null
    clock.time = hour(8)
    await findOrCreateContact(deps, business.id, [must(bsuidIdentity(user)), known(phone)], null)
    clock.time = hour(4)
    const changed = await changeNumber(deps, business.id, business.backendId, {
      ...{ family: 'identity', id: `wamid.${user}`, seconds: Math.floor(clock.time / 1000), recipient: null },
      ...{ previous: { ...nobody, waId, userId: user }, next: { ...nobody, waId, userId: `${user}2` } },
    })
    expect(changed).toBe('changed')
    for (const [key, hours] of [
      ['promos', 6],
      ['news', 2],
    ] as const)
      rows.push(`${phone},${key},yes,${new Date(hour(hours)).toISOString()},form,\n`)
  }
  clock.time = now
  const done = await send(rows.join(''))
  expect(done).toMatchObject({ taken: 2, keptOut: 2 })
  expect((await issuesOf(done.id)).map((issue) => [issue.row, issue.code])).toEqual([
    [2, 'former_holder'],
    [4, 'former_holder'],
  ])
})

test('a Yes is kept out also while the only one who had the number before is being erased', async () => {
  const [phone, user] = [nextPhone(), bsuidIdentity('BR.7000001')]
  const fresh = await makeBusiness(deps)
  const { contactId } = await findOrCreateContact(deps, fresh.id, [known(phone), must(user)], null)
  const seconds = Math.floor(clock.time / 1000)
  await changeNumber(deps, fresh.id, fresh.backendId, {
    ...{ family: 'identity', id: `wamid.${phone}`, seconds, recipient: null },
    ...{ previous: { userId: null, parentUserId: null, waId: phone.slice(1) } },
    next: { userId: null, parentUserId: null, waId: nextPhone().slice(1) },
  })
  const next = await findOrCreateContact(deps, fresh.id, [known(phone)], null)
  // The import waits for the contact of its row, and meanwhile the erasure is committed: the first of this business.
  let running: Promise<unknown> | undefined
  const isWaiting = async () => (await countLockWaits(database.admin)) > 0
  await inBusiness(deps.db, fresh.id, async (tx: Tx) => {
    await tx`select 1 from contacts where business_id = ${fresh.id} and id = ${next.contactId} for update`
    running = importFile(deps, worker, fresh.id, HEAD + yes(phone))
    running.catch(() => {})
    await expect.poll(isWaiting, { interval: 10 }).toBe(true)
    await inBusiness(deps.db, fresh.id, (other) =>
      changeWithin(deps, other, fresh.id, contactId, {
        ...erasureOf(deps, fresh.id),
        ...{ actor: 'contact', method: 'page' },
      }),
    )
  })
  expect(await running).toMatchObject({ taken: 0, keptOut: 1 })
})
