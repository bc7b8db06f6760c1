import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { findByMatchKey } from '@/db/queries/identities/identities'
import { readOpenReviews } from '@/db/queries/reviews/reviews'
import { decide } from '@/lib/consent/decide'
import { phoneIdentity } from '@/lib/consent/identities'
import { ANA, BRUNO } from '@/lib/sandbox/weni/testing'
import { findOrCreateContact } from '@/lib/services/contacts/find-contact'
import { answerFlowLink, answerFlowMessage } from '@/lib/services/inbound/answer-flow-message'
import { makeContact, storedState } from '@/lib/services/testing'
import { stop, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { readingTest } from './testing'

const database = await createTestDatabase()
const [OLD, NEW, THIRD] = ['5511987654321', '5511970000001', '5511970000002']

type World = Awaited<ReturnType<typeof readingTest>>

const world = () => readingTest(database)

/** Returns the contact that has a number. */
const holderOf = ({ business }: World, number: string) =>
  inBusiness(database.app, business.id, async (tx) => {
    const found = await findByMatchKey(tx, business.id, phoneIdentity(`+${number}`)!.matchKey)
    return found?.contactId ?? null
  })

async function mayWrite({ deps, business, ana }: World, topic: 'promos' | 'orders'): Promise<boolean> {
  const config = await deps.configs.at(business.id, 0)
  const wanted = config.topics.find(({ id }) => id === business.topics[topic])!
  return decide(await storedState(deps, business.id, ana), wanted, { now: Date.now() }).allowed
}

const reviewsOf = ({ deps, business }: World) =>
  inBusiness(database.app, business.id, (tx) => readOpenReviews(tx, deps.keys, business.id, 20))

test.each(['changes', 'nightly', 'import', 'restore'] as const)(
  'a number that was changed inside Weni is the same contact’s, and what they refused holds there (%s)',
  async (mode) => {
    const made = await world()
    await made.inStep(stop)
    await made.edit({ urns: [`whatsapp:${NEW}`] })
    await made.begin(mode)
    expect(await made.read(mode === 'changes' ? 'changes' : 'reconcile')).toMatchObject({ ended: 'done' })
    expect(await holderOf(made, NEW)).toBe(made.ana)
    // The former holder has refused as well, although the number may be another person’s now.
    expect(await holderOf(made, OLD)).toBe(made.ana)
    const again = await findOrCreateContact(made.deps, made.business.id, [phoneIdentity(`+${NEW}`)!], null)
    expect(again).toEqual({ contactId: made.ana, created: false })
    expect(await mayWrite(made, 'promos')).toBe(false)
  },
)

test('a number that replaces another keeps no agreement to marketing, and makes one review', async () => {
  const made = await world()
  const { promos, orders } = made.business.topics
  await made.inStep(yes(promos), yes(orders))
  await made.edit({ urns: [`whatsapp:${NEW}`] })
  await made.begin('changes')
  await made.read()
  await made.read()
  expect([await mayWrite(made, 'promos'), await mayWrite(made, 'orders')]).toEqual([false, true])
  expect((await reviewsOf(made)).filter(({ kind }) => kind === 'number_changed')).toMatchObject([
    { contactId: made.ana, body: { previous: [`+${OLD}`], next: `+${NEW}` } },
  ])
  await made.inStep()
  expect((await made.record()).fields).toMatchObject({ marketing_opt_in: 'false', consent_orders: 'yes' })
})

test('a number beside the one that was there is the same person’s: nothing they said is lost', async () => {
  const made = await world()
  await made.inStep(yes(made.business.topics.promos))
  await made.edit({ urns: [`whatsapp:${OLD}`, `tel:+${NEW}`, 'mailto:ana@example.com'] })
  await made.begin('changes')
  await made.read()
  expect(await holderOf(made, NEW)).toBe(made.ana)
  expect(await mayWrite(made, 'promos')).toBe(true)
  expect(await made.reviews()).toEqual([])
})

test('a number that somebody else holds stays theirs, and is listed for review once', async () => {
  const made = await world()
  const other = await makeContact(made.deps, made.business.id, phoneIdentity(`+${NEW}`))
  await made.inStep(stop)
  await made.edit({ urns: [`whatsapp:${NEW}`, `whatsapp:${THIRD}`] })
  await made.begin('changes')
  for (let times = 0; times < 3; times++) expect(await made.read()).toMatchObject({ ended: 'done' })
  expect([await holderOf(made, NEW), await holderOf(made, THIRD)]).toEqual([other, made.ana])
  expect((await reviewsOf(made)).filter(({ kind }) => kind === 'number_held')).toMatchObject([
    { contactId: made.ana, body: { named: `+${NEW}`, heldBy: other } },
  ])
})

test('a changed number in a flow’s call also keeps refusals, and no agreements to marketing', async () => {
  const made = await world()
  const { promos, orders } = made.business.topics
  const backend = { id: made.business.backendId, businessId: made.business.id, kind: 'weni' as const }
  const call = (number: string) => ({ contact: { uuid: ANA, urn: `whatsapp:${number}` } })
  await made.inStep(yes(promos), yes(orders))
  await answerFlowLink(made.deps, backend, call(NEW))
  expect(await holderOf(made, NEW)).toBe(made.ana)
  expect([await mayWrite(made, 'promos'), await mayWrite(made, 'orders')]).toEqual([false, true])
  await answerFlowMessage(made.deps, backend, call(THIRD), 'PARAR')
  expect(await holderOf(made, THIRD)).toBe(made.ana)
  expect(await mayWrite(made, 'orders')).toBe(false)
  const other = await makeContact(made.deps, made.business.id, phoneIdentity('+5511970000009'))
  await answerFlowLink(made.deps, backend, call('5511970000009'))
  expect(await holderOf(made, '5511970000009')).toBe(other)
  expect((await reviewsOf(made)).map(({ kind }) => kind).toSorted()).toEqual([
    'number_changed',
    'number_changed',
    'number_held',
  ])
})

test.each([
  ['WhatsApp and telephone', [`tel:+${NEW}`, `whatsapp:${NEW}`]],
  ['Brazil’s twin with and without the ninth digit', [`whatsapp:${NEW}`, 'whatsapp:551170000001']],
  ['Mexico’s and Argentina’s', ['whatsapp:5215512345679', 'whatsapp:525512345679', 'whatsapp:5491123456789']],
  ['the same twice', [`whatsapp:${NEW}`, `whatsapp:${NEW}`]],
])('an unknown contact with several URNs of one number is made: %s', async (_, urns) => {
  const made = await world()
  await made.edit({ contact: BRUNO, urns, fields: { consent_promo: 'no' } })
  for (const mode of ['import', 'changes'] as const) {
    await made.begin(mode)
    expect(await made.read(mode === 'changes' ? 'changes' : 'reconcile')).toMatchObject({ ended: 'done' })
  }
  const values = await database.admin.sql<{ value: string }[]>`
    select i.value from identities i join identities b on b.business_id = i.business_id and b.contact_id = i.contact_id
    where i.business_id = ${made.business.id} and b.match_key = ${`backend:${made.business.backendId}:${BRUNO}`} and i.kind = 'phone'`
  const whatsApp = urns.filter((urn) => urn.startsWith('whatsapp:')).map((urn) => urn.slice('whatsapp:'.length))
  expect(whatsApp).toContain(values[0]?.value)
})
