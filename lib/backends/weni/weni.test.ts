import { expect, test } from 'vitest'
import { ANA, BRUNO, PROMO_GROUP } from '@/lib/sandbox/weni/testing'
import { delivery, mirroredAs, testWeni, YES } from './testing'

const NO_FIELDS = { marketing_opt_in: 'false', consent_promo: 'no', consent_orders: 'no' }

test('a refusal of everything: out of the group first, then all fields in one write, whose answer is the proof', async () => {
  const weni = await testWeni()
  const outcomes = await weni.deliver(delivery({ mirrored: mirroredAs(true) }))
  expect(outcomes).toEqual({
    ana: { kind: 'confirmed', externalId: ANA, mirrored: { ...mirroredAs(false), status: 'active' } },
  })
  expect(weni.calls).toEqual(['POST contact_actions.json', `POST contacts.json?uuid=${ANA}`])
  expect(await weni.contact()).toMatchObject({ fields: NO_FIELDS, groups: [] })
})

test('only what differs is written', async () => {
  const weni = await testWeni()
  const mirrored = { ...mirroredAs(false), fields: { ...NO_FIELDS, consent_orders: 'yes' } }
  await weni.control('POST', 'contact', { contact: ANA, fields: { consent_promo: 'later, perhaps' } })
  const outcomes = await weni.deliver(delivery({ mirrored }))
  expect(outcomes['ana']).toMatchObject({ kind: 'confirmed', mirrored: { fields: NO_FIELDS } })
  // An edit in Weni of a field that did not change here is left for reconciliation to judge.
  expect((await weni.contact()).fields).toMatchObject({ consent_orders: 'no', consent_promo: 'later, perhaps' })
})

test('there and back is no call', async () => {
  const weni = await testWeni()
  const outcomes = await weni.deliver(delivery({ topics: YES, mirrored: mirroredAs(true) }))
  expect(outcomes['ana']).toMatchObject({ kind: 'confirmed', mirrored: mirroredAs(true) })
  expect(weni.calls).toEqual([])
})

test('without an id the contact is found by its number, Brazil’s ninth digit included, and its id kept', async () => {
  const weni = await testWeni()
  const found = delivery({ externalId: null, addresses: [{ kind: 'phone', value: '+55 (11) 8765-4321' }] })
  const outcomes = await weni.deliver(found)
  expect(outcomes['ana']).toMatchObject({ kind: 'confirmed', externalId: ANA })
  expect(weni.calls[0]).toBe('POST contacts.json?urn=whatsapp%3A551187654321')
  expect(await weni.contact()).toMatchObject({ fields: NO_FIELDS, groups: [] })
})

test('a contact that is not there is made, with its language, and joins its group', async () => {
  const weni = await testWeni()
  const fresh = delivery({
    externalId: null,
    topics: YES,
    addresses: [{ kind: 'bsuid', value: 'BR.13491208655302741918' }],
  })
  const outcomes = await weni.deliver(fresh)
  expect(outcomes['ana']).toMatchObject({ kind: 'confirmed', mirrored: mirroredAs(true) })
  const contact = await weni.contact('whatsapp:BR.13491208655302741918')
  expect(contact).toMatchObject({ language: 'por', fields: { consent_promo: 'yes' } })
  expect(await weni.isMember('whatsapp:BR.13491208655302741918')).toBe(true)
})

test('a contact that was there keeps its language and name', async () => {
  const weni = await testWeni()
  await weni.deliver(delivery({ externalId: null, locale: 'es' }))
  expect(await weni.contact()).toMatchObject({ language: 'por', name: 'Ana Souza' })
})

test('groups of many contacts move in one call, and each is confirmed by its own fields', async () => {
  const weni = await testWeni()
  const contacts = Array.from({ length: 120 }, (_, index) => ({
    uuid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    name: null,
    language: null,
    urn: `whatsapp:34600${String(100_000 + index)}`,
    groups: [PROMO_GROUP],
  }))
  await weni.control('POST', 'contacts', contacts)
  const outcomes = await weni.deliver(
    ...contacts.map(({ uuid }) => delivery({ contactId: uuid, externalId: uuid, mirrored: mirroredAs(true) })),
  )
  expect(Object.values(outcomes).every((outcome) => outcome.kind === 'confirmed')).toBe(true)
  expect(weni.calls.filter((call) => call.includes('contact_actions'))).toHaveLength(2)
  expect(weni.calls.filter((call) => call.startsWith('POST contacts.json'))).toHaveLength(120)
  expect(weni.calls.slice(0, 2)).toEqual(['POST contact_actions.json', 'POST contact_actions.json'])
})

test('a contact that is not active in Weni cannot be in groups; the others of the call are moved all the same', async () => {
  const weni = await testWeni()
  await weni.control('POST', 'contact', { contact: ANA, status: 'stopped' })
  const mirrored = { ...mirroredAs(true), groups: { [PROMO_GROUP]: false } }
  const outcomes = await weni.deliver(
    delivery({ topics: YES, mirrored }),
    delivery({ contactId: 'bruno', externalId: BRUNO, topics: YES, mirrored }),
  )
  expect(outcomes['ana']).toMatchObject({ kind: 'confirmed', mirrored: { groups: { [PROMO_GROUP]: false } } })
  expect(outcomes['bruno']).toMatchObject({ kind: 'confirmed', mirrored: { groups: { [PROMO_GROUP]: true } } })
  expect((await weni.contact('whatsapp:5215512345678')).groups).toMatchObject([{ uuid: PROMO_GROUP }])
})

test('a contact deleted in Weni is forgotten, to be found by its number again', async () => {
  const weni = await testWeni()
  await weni.remove(`contacts.json?uuid=${ANA}`)
  for (const mirrored of [mirroredAs(true), null]) {
    const outcomes = await weni.deliver(delivery({ mirrored }))
    expect(outcomes['ana']).toMatchObject({ kind: 'retry', reason: 'contact_gone', forget: true, afterMs: 0 })
  }
})

test('without id and number there is no way to a contact', async () => {
  const weni = await testWeni()
  const outcomes = await weni.deliver(delivery({ externalId: null, addresses: [] }))
  expect(outcomes['ana']).toMatchObject({ kind: 'dead_letter', reason: 'no_address', refuses: true })
})
