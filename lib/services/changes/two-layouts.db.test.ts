import { afterAll, expect, test } from 'vitest'
import { connect, type Database, inBusiness } from '@/db/client'
import { useCompactLayout } from '@/db/layout'
import { findByDedupeKeys } from '@/db/queries/ledger/ledger'
import { newId } from '@/lib/ids'
import { importFile } from '@/lib/services/imports/testing'
import { badLines, makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { readWholeLines } from '@/testing/ledger-lines'
import { asUpgraded } from '@/testing/upgraded'
import { changeContact } from './change-contact'

// After `npm run db:migrate -- --narrow` lines stand beside each other that the last release wrote (a key alone), that
// a process of this version wrote which was running then (text, with the digest of the key), and packed ones.

const database = await createTestDatabase()
await asUpgraded(database)
const { sql } = database.admin

// These ask for the layout before it changes, and write the older one from then on.
const older = testDeps(database.app)
const olderWorker = testDeps(database.worker)
const business = await makeBusiness(older)
await inBusiness(database.worker, business.id, () => Promise.resolve())
await useCompactLayout(database.owner.sql)
const pool: Database = connect(database.appUrl, { max: 4 })
const workerPool: Database = connect(database.workerUrl, { max: 4 })
const newer = testDeps(pool)
const newerWorker = testDeps(workerPool)

let numbers = 0
const person = () => makeContact(older, business.id)
const stop = (deps: typeof older, contactId: string, key: string, kind: 'once' | 'form' = 'once') =>
  changeContact(deps, business.id, contactId, {
    kind: 'stop',
    actor: 'contact',
    method: 'keyword',
    evidence: { text: 'STOP' },
    dedupe: { key, kind },
    say: () => ({ statements: [{ on: 'stop', value: true }] }),
  })
const back = (contactId: string) =>
  changeContact(newer, business.id, contactId, {
    ...{ kind: 'return', actor: 'contact', method: 'page', evidence: null },
    say: () => ({ statements: [{ on: 'stop', value: false }] }),
  })

/** Leaves the lines of a contact as the last release wrote them, without the digest of their keys. */
const asLastRelease = (contactId: string) => sql`update ledger set dedupe = null where contact_id = ${contactId}`
const isPacked = async (contactId: string) =>
  (await sql`select packed is not null as packed from ledger where contact_id = ${contactId} order by seq`).map(
    (row) => row['packed'] as boolean,
  )

test('each process writes the layout that it found, and verify finds all of it whole', async () => {
  const [first, second] = [await person(), await person()]
  await stop(older, first, `once:${newId()}`)
  await stop(newer, second, `once:${newId()}`)
  await back(first)
  expect(await isPacked(first)).toEqual([false, true])
  expect(await isPacked(second)).toEqual([true])
  expect(await badLines(database.owner, { business: business.slug })).toEqual([])
})

test.each([
  ['a line of the last release, by packed lines', older, newer, true],
  ['a line of the last release, by text', older, older, true],
  ['a line that is text, by packed lines', older, newer, false],
  ['a packed line, by text', newer, older, false],
  ['a packed line, by packed lines', newer, newer, false],
])('an event that is sent again is a repetition of %s', async (_what, writes, repeats, isOld) => {
  const [contactId, other] = [await person(), await person()]
  const key = `once:${newId()}`
  const first = await stop(writes, contactId, key)
  if (isOld) await asLastRelease(contactId)
  // Also where it comes for somebody else by now, whose own line has no lock in common with the first.
  for (const id of [contactId, other])
    expect(await stop(repeats, id, key)).toMatchObject({
      outcome: 'repeated',
      changeId: 'changeId' in first ? first.changeId : '',
    })
  expect(await readWholeLines(sql, other)).toEqual([])
})

test('an event that reaches both kinds of process at once counts once', async () => {
  for (let round = 0; round < 10; round++) {
    const contacts = [await person(), await person(), await person(), await person()]
    const key = `once:${newId()}`
    const results = await Promise.all(contacts.map((id, place) => stop(place % 2 === 0 ? older : newer, id, key)))
    expect(results.map(({ outcome }) => outcome).toSorted()).toEqual(['recorded', 'repeated', 'repeated', 'repeated'])
    const [row] = await sql`select count(*)::int as lines from ledger where contact_id = any(${contacts}::uuid[])`
    expect(row).toEqual({ lines: 1 })
  }
})

test('a form that says again what was undone meanwhile gets a key of its own beside one of the last release', async () => {
  const contactId = await person()
  const key = `said:${newId()}`
  await stop(older, contactId, key, 'form')
  await asLastRelease(contactId)
  await back(contactId)
  expect(await stop(newer, contactId, key, 'form')).toMatchObject({ outcome: 'recorded' })
  const keys = (await readWholeLines(sql, contactId)).map(({ dedupeKey }) => dedupeKey)
  expect(keys).toEqual([key, null, expect.stringMatching(`^${key}#[0-9a-f-]{36}$`)])
  expect(await badLines(database.owner, { contact: contactId })).toEqual([])
})

test('an import that is repeated in the other layout says nothing new, and a line of an import has its key', async () => {
  const file = (phones: readonly string[]) =>
    `phone,topic,answer,when,proof\n${phones.map((phone) => `${phone},promos,no,2026-01-05T10:00:00Z,form\n`).join('')}`
  for (const [first, again, isOld] of [
    ['older', 'newer', true],
    ['older', 'newer', false],
    ['newer', 'older', false],
    ['newer', 'newer', false],
  ] as const) {
    const of = { older: [older, olderWorker], newer: [newer, newerWorker] } as const
    const phones = [1, 2, 3].map(() => `+5511988${String(300_000 + ++numbers)}`)
    const taken = await importFile(of[first][0], of[first][1], business.id, file(phones))
    expect(taken).toMatchObject({ taken: 3 })
    const contacts = await sql<{ id: string }[]>`
      select contact_id as id from identities where canonical = any(${phones}) and business_id = ${business.id}`
    for (const { id } of contacts) {
      const [line] = await readWholeLines(sql, id)
      expect(line?.dedupeKey).toMatch(/^import:[\w-]{22}\.[\w-]{12}!$/)
      if (isOld) await asLastRelease(id)
    }
    expect(await importFile(of[again][0], of[again][1], business.id, file(phones))).toMatchObject({ taken: 0 })
    // The number is somebody else's by now: the row counts for them too, under a key of its own.
    const [gone] = contacts
    await sql`update identities set ended_at = now() where contact_id = ${gone?.id ?? ''}`
    await importFile(of[again][0], of[again][1], business.id, file(phones))
    const others = await sql<{ id: string }[]>`
      select contact_id as id from identities where canonical = any(${phones}) and ended_at is null
        and business_id = ${business.id} and contact_id <> all(${contacts.map(({ id }) => id)}::uuid[])`
    expect(others).toHaveLength(1)
    for (const { id } of others)
      expect((await readWholeLines(sql, id))[0]?.dedupeKey).toMatch(/^import:[\w-]{22}\.[\w-]{12}!#[0-9a-f-]{36}$/)
  }
  expect(await badLines(database.owner, { business: business.slug })).toEqual([])
})

test('many keys are found at once, of whichever lines', async () => {
  const keys = [1, 2, 3].map(() => `once:${newId()}`)
  const contacts = [await person(), await person(), await person()]
  await stop(older, contacts[0] ?? '', keys[0] ?? '')
  await asLastRelease(contacts[0] ?? '')
  await stop(older, contacts[1] ?? '', keys[1] ?? '')
  await stop(newer, contacts[2] ?? '', keys[2] ?? '')
  for (const deps of [older, newer]) {
    const found = await inBusiness(deps.db, business.id, (tx) =>
      findByDedupeKeys(tx, business.id, [...keys, 'once:no']),
    )
    expect(keys.map((key) => found.get(key)?.contactId)).toEqual(contacts)
    expect(found.size).toBe(keys.length)
  }
})

afterAll(() => Promise.all([pool.close(), workerPool.close()]))
