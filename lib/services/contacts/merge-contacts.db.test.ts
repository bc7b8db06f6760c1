import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readContacts } from '@/db/queries/contacts/contact-rows'
import { operatorOf } from '@/lib/services/callers/caller'
import { findingsOf } from '@/lib/services/ledger-check/testing'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { eraseContact } from './erase-contact'
import { mergeWithin } from './merge-contacts'
import { releaseContact } from './release-contact'

const database = await createTestDatabase()
const deps = testDeps(database.app)

test('merges at once, also of contacts that others are merged into, lead to who stayed in one step', async () => {
  const business = await makeBusiness(deps)
  const ids: string[] = []
  for (let made = 0; made < 6; made++) ids.push(await makeContact(deps, business.id))
  const pairs = ids.flatMap((one, place) => ids.slice(place + 1).map((other) => [one, other] as const))
  const read = () => inBusiness(deps.db, business.id, (tx) => readContacts(tx, business.id, ids))

  const merged = await Promise.all(
    pairs.map(([one, other]) => inBusiness(deps.db, business.id, (tx) => mergeWithin(tx, business.id, one, other))),
  )
  const contacts = await read()
  const stayed = contacts.filter(({ mergedInto }) => mergedInto === null)
  // Each merge took one contact away, until the one that stayed had been merged with all others.
  expect(merged.filter((id) => id !== null)).toHaveLength(ids.length - 1)
  expect(stayed).toHaveLength(1)
  const others = contacts.filter(({ mergedInto }) => mergedInto !== null)
  expect(new Set(others.map(({ mergedInto }) => mergedInto))).toEqual(new Set(stayed.map(({ id }) => id)))
  // The lines alone say the same, however the merges came one after the other.
  expect(await findingsOf(database.owner)).toEqual([])
})

test('a contact who was erased or released while the merge waited for them is not merged, and takes nobody along', async () => {
  const business = await makeBusiness(deps)
  for (const leave of [eraseContact, releaseContact]) {
    const [stays, leaves] = [await makeContact(deps, business.id), await makeContact(deps, business.id)]
    await leave(deps, operatorOf(business.id), leaves)
    const merge = () => inBusiness(deps.db, business.id, (tx) => mergeWithin(tx, business.id, stays, leaves))
    expect(await merge()).toBeNull()
    const [contact] = await inBusiness(deps.db, business.id, (tx) => readContacts(tx, business.id, [stays]))
    expect(contact).toMatchObject({ erasedAt: null, releasedAt: null, mergedInto: null, headSeq: 0 })
  }
  expect(await findingsOf(database.owner)).toEqual([])
})
