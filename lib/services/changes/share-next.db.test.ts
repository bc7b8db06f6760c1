import { afterAll, expect, test, vi } from 'vitest'
import { connect } from '@/db/client'
import { newId } from '@/lib/ids'
import { linesOf, makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { stop } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { countLockWaits } from '@/testing/lock-waits'
import { until } from '@/testing/until'
import { changeContact } from './change-contact'
import type { ChangeRequest } from './change-request'
import { shareNext } from './share-transaction'

const database = await createTestDatabase()
const { sql } = database.admin
const one = connect(database.appUrl, { max: 1 })
afterAll(() => one.close())
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const people = (count: number) => Promise.all(Array.from({ length: count }, () => makeContact(deps, business.id)))
const stopped = (): ChangeRequest => ({
  ...{ kind: 'stop', actor: 'contact', method: 'page', dedupe: { key: newId(), kind: 'form' } },
  say: () => ({ statements: [stop] }),
})
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('who asks while the transaction of somebody else begins is in it', async () => {
  const contacts = await people(3)
  const only = await one.sql.reserve()
  const by = { ...deps, db: one }
  const asked: Promise<unknown>[] = []
  for (const contactId of contacts) {
    asked.push(changeContact(by, business.id, contactId, stopped()))
    await turn()
  }
  only.release()
  await Promise.all(asked)
  const rows = await sql`
    select count(*)::int as lines, count(distinct xmin::text)::int as transactions from ledger
      where business_id = ${business.id} and contact_id = any(${contacts})`
  expect(rows).toEqual([{ lines: 3, transactions: 1 }])
})

test('a change that waits for its contact holds up no other, and those that share a transaction until it is written', async () => {
  const [locked, ...others] = await people(3)
  const made = vi.fn()
  let letGo = () => {}
  let onLocked = () => {}
  const isLocked = new Promise<void>((resolve) => (onLocked = resolve))
  const held = sql.begin(async (tx) => {
    await tx`select 1 from contacts where business_id = ${business.id} and id = ${locked!} for update`
    onLocked()
    await new Promise<void>((resolve) => (letGo = resolve))
  })
  await isLocked
  const waiting = shareNext(deps, business.id, { take: () => [{ contactId: locked!, request: stopped() }], made })
  await until(async () => (await countLockWaits(database.admin)) > 0)
  expect(made).toHaveBeenCalledTimes(1)
  letGo()
  await held
  expect(await waiting).toMatchObject([{ outcome: 'recorded' }])
  const say = vi.fn(() => {
    expect(made).toHaveBeenCalledTimes(1)
    return { statements: [stop] }
  })
  const shared = others.map((contactId) => ({ contactId, request: { ...stopped(), say } }))
  expect(await shareNext(deps, business.id, { take: () => shared, made })).toHaveLength(2)
  expect(say).toHaveBeenCalledTimes(2)
  expect(made).toHaveBeenCalledTimes(2)
})

test('a transaction that is made again has everybody who asked meanwhile', async () => {
  const contacts = await people(3)
  const asked = contacts.map((contactId) => ({ contactId, request: stopped() }))
  const first = asked[0]!
  const say = vi.fn(first.request.say)
  // What PostgreSQL says of a deadlock, once.
  say.mockImplementationOnce(async (_, tx) => {
    await tx`do $$ begin raise exception 'one of two' using errcode = '40P01'; end $$`
    return null
  })
  const all = [{ contactId: first.contactId, request: { ...first.request, say } }, ...asked.slice(1)]
  let there = 1
  const results = await shareNext(deps, business.id, { take: () => all.slice(0, there++), made: () => {} })
  expect(results.map((result) => result?.outcome)).toEqual(['recorded', 'recorded', 'recorded'])
  for (const contactId of contacts) expect(await linesOf(database.admin, contactId)).toHaveLength(1)
})

test('a single form that is known by its key is answered as it is alone', async () => {
  const [contactId] = await people(1)
  const form = { contactId: contactId!, request: stopped() }
  const share = (change: typeof form) => shareNext(deps, business.id, { take: () => [change], made: () => {} })
  expect(await share(form)).toMatchObject([{ outcome: 'recorded' }])
  const back = {
    ...stopped(),
    kind: 'return' as const,
    say: () => ({ statements: [{ on: 'stop' as const, value: false }] }),
  }
  expect(await share({ contactId: contactId!, request: back })).toMatchObject([{ outcome: 'recorded' }])
  // Its statement was undone, so that it says something again.
  expect(await share(form)).toMatchObject([{ outcome: 'recorded' }])
  await expect(share({ contactId: newId(), request: stopped() })).rejects.toThrow('no such contact')
})
