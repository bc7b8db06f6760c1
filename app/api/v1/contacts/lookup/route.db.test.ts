import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { bsuidIdentity, phoneIdentity } from '@/lib/consent/identities'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { findOrCreateContact } from '@/lib/services/contacts/find-contact'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import { releaseNumber } from '@/lib/services/page/release-number'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { fingerprint, makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { POST } from './route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
const token = await keyFor(deps, ours.id, ['contacts:read'])

interface Answer {
  contacts: { status: string; contact: { id: string; stopped: boolean } | null }[]
}

async function look(...contacts: string[]): Promise<Answer['contacts']> {
  const response = await callApi(POST, { token, body: { contacts } })
  expect(response.status).toBe(200)
  return ((await response.json()) as Answer).contacts
}

test('a number in any of its forms, a BSUID and an id name the same person, in the order asked', async () => {
  const phone = phoneIdentity('+55 11 98765-0001')
  const id = await makeContact(deps, ours.id, phone, bsuidIdentity('BR.lookup1'))
  const found = await look('551187650001', 'whatsapp:5511987650001', 'BR.lookup1', id, id.toUpperCase())
  expect(found.map(({ contact }) => contact?.id)).toEqual([id, id, id, id, id])
  expect(found[0]).toMatchObject({ status: 'found', contact: { stopped: false, paused: false, released_at: null } })
})

test('what can’t be read is told by item, and the others are answered', async () => {
  const id = await makeContact(deps, ours.id, phoneIdentity('+5511987650002'))
  const found = await look('', 'call me', '12', '+5511987650002', "'; drop table contacts; --", '\u0000')
  expect(found.map(({ status }) => status)).toEqual([
    'unreadable',
    'unreadable',
    'unreadable',
    'found',
    'unreadable',
    'unreadable',
  ])
  expect(found[3]?.contact?.id).toBe(id)
})

test('asking makes nobody, and writes nothing at all', async () => {
  const before = await fingerprint(database.admin)
  expect(await look('+5511987650003', newId())).toEqual([
    { status: 'unknown', contact: null },
    { status: 'unknown', contact: null },
  ])
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('a number given up, and that of somebody erased, say so and name nobody', async () => {
  const released = await makeContact(deps, ours.id, phoneIdentity('+5511987650004'))
  await releaseNumber(deps, await visit(deps, ours, released))
  const erased = await makeContact(deps, ours.id, phoneIdentity('+5511987650005'), bsuidIdentity('BR.lookup5'))
  await eraseContact(deps, operatorOf(ours.id), erased)
  expect(await look('+5511987650004', '+5511987650005', 'BR.lookup5')).toEqual([
    { status: 'released', contact: null },
    { status: 'erased', contact: null },
    { status: 'erased', contact: null },
  ])
  // By the id that the business kept, it is still the contact that it was.
  expect(await look(erased)).toMatchObject([{ status: 'found', contact: { id: erased } }])
})

test('whoever has a released number now is found by it, stopped until they come back', async () => {
  const phone = phoneIdentity('+5511987650006')!
  const former = await makeContact(deps, ours.id, phone)
  await releaseNumber(deps, await visit(deps, ours, former))
  const { contactId } = await findOrCreateContact(deps, ours.id, [phone], null)
  expect(contactId).not.toBe(former)
  expect(await look('+5511987650006')).toMatchObject([{ status: 'found', contact: { id: contactId, stopped: true } }])
})

test('a contact that was merged answers as who it is now, by every name', async () => {
  const [one, other] = [
    await makeContact(deps, ours.id, phoneIdentity('+5511987650007')),
    await makeContact(deps, ours.id, bsuidIdentity('BR.lookup7')),
  ]
  await stopEverything(deps, await visit(deps, ours, one))
  const stayed = await inBusiness(deps.db, ours.id, (tx) => mergeWithin(tx, ours.id, one, other))
  const found = await look('+5511987650007', 'BR.lookup7', one, other)
  expect(found.map(({ contact }) => contact?.id)).toEqual([stayed, stayed, stayed, stayed])
})

test('another business’s people are unknown, by number, BSUID and id', async () => {
  const id = await makeContact(deps, theirs.id, phoneIdentity('+5511987650008'), bsuidIdentity('BR.lookup8'))
  const gone = await makeContact(deps, theirs.id, phoneIdentity('+5511987650009'))
  await eraseContact(deps, operatorOf(theirs.id), gone)
  const found = await look('+5511987650008', 'BR.lookup8', id, '+5511987650009')
  expect(found.map(({ status }) => status)).toEqual(['unknown', 'unknown', 'unknown', 'unknown'])
})

test('a key without the scope, none at all, no names and too many are refused', async () => {
  const body = { contacts: ['+5511987650001'] }
  const checks = await keyFor(deps, ours.id, ['check', 'contacts:write'])
  expect((await callApi(POST, { token: checks, body })).status).toBe(403)
  expect((await callApi(POST, { body })).status).toBe(401)
  expect((await callApi(POST, { token, body: { contacts: [] } })).status).toBe(400)
  const many = Array.from({ length: 101 }, (_, n) => `+55119876${String(n).padStart(5, '0')}`)
  const refused = await callApi(POST, { token, body: { contacts: many } })
  expect(refused.status).toBe(400)
  expect(await refused.text()).not.toContain('119876')
})
