import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readUnbound } from '@/db/queries/identities/bound-identities'
import { newId } from '@/lib/ids'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { type ContactRow, readContacts } from './contact-rows'
import { lockContact, lockFreeContacts } from './locked-contacts'
import { inOrder, insertPeople, isUsual, people } from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)

const allInOrder = (rows: readonly ContactRow[]) => rows.map(inOrder).toSorted((a, b) => (a.id < b.id ? -1 : 1))

test('a lock reads what a reading without one does, whatever the rows hold', async () => {
  const business = await makeBusiness(deps)
  const made = fc.sample(people, 150)
  const ids = made.map(({ id }) => id)
  // Both the short and the long form of an answer are among them.
  expect(new Set(made.flatMap(({ answers }) => answers.map(isUsual)))).toEqual(new Set([true, false]))
  await insertPeople(database.admin, business.id, made)

  const merged = new Set(made.filter(({ contact }) => contact.merged_into !== null).map(({ id }) => id))
  await inBusiness(deps.db, business.id, async (tx) => {
    const all = await readContacts(tx, business.id, ids)
    const unbound = await readUnbound(tx, business.id, ids)
    const together = await lockFreeContacts(tx, business.id, [newId(), ...ids])
    expect(allInOrder(together.contacts)).toEqual(allInOrder(all.filter(({ id }) => !merged.has(id))))
    expect(together.unbound).toEqual(unbound.filter(({ contactId }) => !merged.has(contactId)))
    for (const row of all) {
      const alone = await lockContact(tx, business.id, row.id)
      expect(allInOrder(alone.contact ? [alone.contact] : [])).toEqual(allInOrder([row]))
      expect(alone.unbound).toEqual(unbound.filter(({ contactId }) => contactId === row.id))
    }
  })
  expect(merged.size).toBeGreaterThan(0)
})

test('nobody is locked whom the business does not have', async () => {
  const business = await makeBusiness(deps)
  await inBusiness(deps.db, business.id, async (tx) => {
    const alone = await lockContact(tx, business.id, newId())
    expect(alone).toEqual({ contact: null, unbound: [], now: expect.any(Number) })
    const together = await lockFreeContacts(tx, business.id, [newId(), newId()])
    expect(together).toEqual({ contacts: [], unbound: [], now: expect.any(Number) })
  })
})
