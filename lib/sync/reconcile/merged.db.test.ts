import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { addIdentity } from '@/db/queries/identities/identities'
import { backendIdentity, phoneIdentity } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import { ANA, BRUNO } from '@/lib/sandbox/weni/testing'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import { makeContact, storedState } from '@/lib/services/testing'
import { yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { readingTest } from './testing'

const database = await createTestDatabase()

/** Ana's contact and Bruno's are one person with two records in Weni, and all of them agreed to offers. */
async function merged() {
  const made = await readingTest(database)
  const { business, ana } = made
  const { promos, orders } = business.topics
  const bruno = await makeContact(made.deps, business.id, phoneIdentity('+5215512345678'))
  await inBusiness(database.app, business.id, (tx) =>
    addIdentity(tx, business.id, bruno, newId(), backendIdentity(business.backendId, BRUNO), Date.now()),
  )
  const everywhere = async () => {
    await made.inStep()
    for (const id of [ana, bruno])
      await expect.poll(() => made.mark(business, id).then((mark) => mark?.due_at)).toBeNull()
  }
  await made.say(business, ana, yes(orders))
  for (const id of [ana, bruno]) await made.say(business, id, yes(promos))
  await everywhere()
  await inBusiness(database.app, business.id, (tx) => mergeWithin(tx, business.id, ana, bruno))
  await everywhere()
  const idsInWeni = async () => [
    (await made.mark(business, ana))?.external_id,
    (await made.mark(business, bruno))?.external_id,
  ]
  return { ...made, bruno, everywhere, idsInWeni }
}

test('a No in the record of a contact that was merged away is recorded, and reaches both records', async () => {
  const made = await merged()
  const { promos } = made.business.topics
  expect(await made.idsInWeni()).toEqual([ANA, BRUNO])
  await made.begin('changes')
  await made.edit({ contact: BRUNO, fields: { consent_promo: 'no' } })
  expect(await made.read()).toMatchObject({ ended: 'done' })
  expect((await storedState(made.deps, made.business.id, made.ana)).topics[promos]?.lanes.other?.answer).toBe('out')
  expect(await made.idsInWeni()).toEqual([ANA, BRUNO])
  await made.everywhere()
  for (const uuid of [ANA, BRUNO]) expect((await made.record(uuid)).fields['consent_promo']).toBe('no')
  expect(await made.reviews()).toEqual([])
})
