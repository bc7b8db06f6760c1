import { expect, test, vi } from 'vitest'
import type { Tx } from '@/db/client'
import { bsuidIdentity, phoneIdentity } from '@/lib/consent/identities'
import { changeWithin } from '@/lib/services/changes/change-within'
import { findingsOf } from '@/lib/services/ledger-check/testing'
import { makeBusiness, makeContact, testDeps, type TestBusiness } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { countLockWaits } from '@/testing/lock-waits'
import { erasureOf } from './erase-contact'
import { mergeWithin } from './merge-contacts'
import { numberRelease } from './number-release'
import { resolveContact } from './resolve-contact'

const database = await createTestDatabase()
const deps = testDeps(database.app)
let numbers = 0
const nextPhone = () => phoneIdentity(`+55119876${String(60_000 + ++numbers)}`)!

/** Returns whose the identities are that a webhook named while `end` had ended the contact and was not committed. */
async function meetWhile(business: TestBusiness, end: (tx: Tx, contactId: string) => Promise<unknown>) {
  const [phone, user] = [nextPhone(), bsuidIdentity(`BR.${numbers}`)!]
  const contactId = await makeContact(deps, business.id, phone)
  const isWaiting = async () => expect(await countLockWaits(database.admin)).toBeGreaterThan(0)
  const meetings: Promise<string>[] = []
  await deps.db.sql.begin(async (tx) => {
    await end(tx as unknown as Tx, contactId)
    const names = { businessId: business.id, backendId: business.backendId, identities: [phone, user] }
    meetings.push(resolveContact(deps, { ...names, at: Date.now() }))
    await vi.waitFor(isWaiting, { interval: 20 })
  })
  const [met] = await Promise.all(meetings)
  const holders = await database.admin.sql<{ contact: string }[]>`
    select contact_id as contact from identities where business_id = ${business.id} and ended_at is null
      and match_key = any(${[phone.matchKey, user.matchKey]}::text[])`
  return { contactId, met, holders: new Set(holders.map(({ contact }) => contact)) }
}

test('who is merged while a webhook names them gets no identity: it is that of the contact who stayed', async () => {
  const business = await makeBusiness(deps)
  const other = await makeContact(deps, business.id, nextPhone())
  // Who has more lines stays.
  await deps.db.sql.begin((tx) =>
    changeWithin(deps, tx as unknown as Tx, business.id, other, {
      ...{ kind: 'stop', actor: 'contact', method: 'page' },
      say: () => ({ statements: [{ on: 'stop', value: true }] }),
    }),
  )
  const { met, holders } = await meetWhile(business, (tx, id) => mergeWithin(tx, business.id, id, other))
  expect([met, holders]).toEqual([other, new Set([other])])
  expect(await findingsOf(database.owner)).toEqual([])
})

test('nor does who is erased or released meanwhile: the person becomes a new contact', async () => {
  const business = await makeBusiness(deps)
  const by = { actor: 'member', method: 'agent' } as const
  for (const leave of [erasureOf(deps, business.id), numberRelease(deps, business.id)]) {
    const { contactId, met, holders } = await meetWhile(business, (tx, id) =>
      changeWithin(deps, tx, business.id, id, { ...leave, ...by }),
    )
    expect(met).not.toBe(contactId)
    expect(holders).toEqual(new Set([met]))
  }
  expect(await findingsOf(database.owner)).toEqual([])
})
