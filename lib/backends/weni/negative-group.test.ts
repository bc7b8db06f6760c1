import { expect, test } from 'vitest'
import { ANA, BRUNO } from '@/lib/sandbox/weni/testing'
import { delivery, NO, testWeni, YES } from './testing'

const NEGATIVE = '5a4e1c7b-2d3f-4e5a-8b9c-0d1e2f3a4b09'
const MIRRORS = [{ topicId: 'promo', fieldKey: null, groupUuid: NEGATIVE, inverted: true }]
const inGroup = (isIn: boolean, marketing: boolean) => ({
  fields: { marketing_opt_in: String(marketing) },
  groups: { [NEGATIVE]: isIn },
})

async function workspace() {
  const weni = await testWeni({ mirrors: MIRRORS })
  weni.sandbox.store.addGroup('Não enviar promoções', null, NEGATIVE, 0)
  const isListed = async (urn?: string) => (await weni.contact(urn)).groups.some(({ uuid }) => uuid === NEGATIVE)
  return { ...weni, isListed }
}

test('who refuses is put into the group, before anything else is written; who agrees leaves it again', async () => {
  const weni = await workspace()
  const refused = (await weni.deliver(delivery({ topics: NO, mirrored: inGroup(false, true) })))['ana']
  expect(refused).toMatchObject({ kind: 'confirmed', mirrored: { groups: { [NEGATIVE]: true } } })
  expect(weni.calls[0]).toBe('POST contact_actions.json')
  expect(await weni.isListed()).toBe(true)
  const agreed = (await weni.deliver(delivery({ topics: YES, mirrored: inGroup(true, false) })))['ana']
  expect(agreed).toMatchObject({ kind: 'confirmed', mirrored: { groups: { [NEGATIVE]: false } } })
  expect(await weni.isListed()).toBe(false)
})

test('a contact that is made by a refusal is in the group at once', async () => {
  const weni = await workspace()
  const address = { kind: 'phone' as const, value: '5511900001111' }
  const made = (await weni.deliver(delivery({ topics: NO, externalId: null, addresses: [address] })))['ana']
  expect(made).toMatchObject({ kind: 'confirmed' })
  expect(await weni.isListed('whatsapp:5511900001111')).toBe(true)
})

test('with the fields’ budget used up, who refuses is put into the group all the same', async () => {
  const weni = await workspace()
  weni.deny('v2.contacts')
  await weni.deliver(delivery({ topics: NO, mirrored: inGroup(false, true) }))
  expect(await weni.isListed()).toBe(true)
})

test('who is stopped there can’t be in any group: the field says it, and the others of the call are moved', async () => {
  const weni = await workspace()
  await weni.control('POST', 'contact', { contact: ANA, status: 'stopped' })
  const refusal = { topics: NO, mirrored: inGroup(false, true) }
  const outcomes = await weni.deliver(
    delivery(refusal),
    delivery({ ...refusal, contactId: 'bruno', externalId: BRUNO, addresses: [] }),
  )
  expect(outcomes['ana']).toMatchObject({ kind: 'confirmed', mirrored: { groups: { [NEGATIVE]: false } } })
  expect(outcomes['bruno']).toMatchObject({ kind: 'confirmed', mirrored: { groups: { [NEGATIVE]: true } } })
  expect(await weni.isListed('whatsapp:5215512345678')).toBe(true)
})

test('a refusal that the platform answered and did not do is noticed', async () => {
  const weni = await workspace()
  await weni.control('POST', 'faults', { mode: 'silent_noop', path: 'contact_actions', count: 1 })
  const outcome = (await weni.deliver(delivery({ topics: NO, mirrored: inGroup(false, false) })))['ana']
  expect(outcome).toMatchObject({ kind: 'retry', reason: 'not_applied', refuses: true })
  expect(outcome).toMatchObject({ progress: { mirrored: { groups: { [NEGATIVE]: false } } } })
})
