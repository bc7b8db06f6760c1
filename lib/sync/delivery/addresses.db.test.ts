import { expect, test, vi } from 'vitest'
import { inBusiness } from '@/db/client'
import { readLiveIdentities } from '@/db/queries/identities/identities'
import { messageOf } from '@/lib/backends/webhook/payload'
import { urnOf } from '@/lib/backends/weni/contact'
import { messageBody } from '@/lib/backends/whatsapp/send'
import { backendIdentity, bsuidIdentity, readUrn } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import { attachIdentities } from '@/lib/services/contacts/attach-identities'
import { findOrCreateContact } from '@/lib/services/contacts/find-contact'
import { importFile } from '@/lib/services/imports/testing'
import { makeContact, testDeps } from '@/lib/services/testing'
import { addressOf, prepareMessages } from '@/lib/sync/outbox/read-messages'
import { outboxTest } from '@/lib/sync/outbox/testing'
import { stop, syncTest } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { addressesOf } from './addresses'

// A number that a business typed is sent as the digits that were read from it. An id that a platform gave is sent
// unchanged.

const database = await createTestDatabase()
const worker = testDeps(database.worker)
const sync = syncTest(database)
const settled = { interval: 20 }

test.each([
  ['(11) 98765-9901', '5511987659901'],
  ['11987659701', '5511987659701'],
  ['011987659702', '5511987659702'],
  ['+55 (0) 11 98765-9704', '5511987659704'],
  ['+5511987659933;ext=5', '5511987659933'],
  ['(11) 98765-9911', '5511987659911'],
  ['5511987659912.0', '5511987659912'],
  ["'+5511987659913", '5511987659913'],
  ['+22997123456', '2290197123456'],
])('a contact imported as %s gets messages at %s in every backend', async (typed, digits) => {
  const business = await sync.business()
  const file = JSON.stringify({ phone: typed, topic: 'orders', answer: 'no' })
  const done = await importFile(sync.deps, worker, business.id, file, { settings: { country: 'BR' } })
  expect(done).toMatchObject({ taken: 1, refused: 0 })
  sync.startWorker()
  const { seen } = sync.standInOf(business.backendId)
  await vi.waitFor(() => expect(seen).toHaveLength(1), settled)
  const [delivery] = seen
  expect(urnOf(delivery!.addresses)).toBe(`whatsapp:${digits}`)
  expect(delivery!.addresses.map((to) => messageBody(to, LINK)['to'])).toEqual([`+${digits}`])
  const message = JSON.parse(messageOf(delivery!, Date.now())?.json ?? '{}') as {
    data: { contact: { externalIds: unknown } }
  }
  expect(message.data.contact.externalIds).toEqual([{ kind: 'phone', value: digits }])
})

const LINK = { kind: 'link', text: 'text', button: 'button', url: 'https://example.com' } as const

test.each([
  ['whatsapp:551187659801', 'whatsapp:551187659801'],
  ['whatsapp:22997123456', 'whatsapp:22997123456'],
  ['whatsapp:BR.13491208655302741918', 'whatsapp:BR.13491208655302741918'],
])('%s is sent back unchanged to the platform that gave it', async (urn, sent) => {
  const business = await sync.business()
  const contact = await makeContact(sync.deps, business.id, readUrn(urn))
  await sync.say(business, contact, stop)
  sync.startWorker()
  const { seen } = sync.standInOf(business.backendId)
  await vi.waitFor(() => expect(seen).toHaveLength(1), settled)
  expect(urnOf(seen[0]!.addresses)).toBe(sent)
})

test('an unreadable number is no address, and a platform’s id is preferred to a typed number', async () => {
  const t = await outboxTest(database)
  const contactId = await t.person()
  await t.say(contactId)
  const { sql } = database.admin
  const to = async () => {
    const [row] = await sql`select id, created_at from outbox where contact_id = ${contactId}`
    const message = { id: row!['id'], contactId, senderId: t.senderId, kind: 'confirmation', createdAt: Date.now() }
    const [prepared] = await prepareMessages(t.syncDeps(), t.business.id, { freshLinkTemplate: null } as never, [
      { ...message, changeId: null, attempts: 0 } as never,
    ])
    return prepared?.ready ? prepared.ready.to : prepared?.reason
  }
  await sql`update identities set value = '(11) 98765-9901' where contact_id = ${contactId} and kind = 'phone'`
  expect(await to()).toBe('no_address')
  await sql`update identities set value = '' where contact_id = ${contactId} and kind = 'phone'`
  expect(await to()).toBe('no_address')
  const user = bsuidIdentity('BR.13491208655302741919')!
  await sql`
    insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, given_by, created_at)
    values (${t.business.id}, gen_random_uuid(), ${contactId}, 'bsuid', ${user.value}, ${user.canonical}, ${user.matchKey},
    'platform', now())`
  expect(await to()).toEqual({ kind: 'bsuid', value: user.value })
})

test.each([
  ['whatsapp:5511987659822', ['whatsapp:5511987659822'], '5511987659822'],
  ['tel:+5511987659823', ['tel:+5511987659823'], '5511987659823'],
  // The number of WhatsApp is still there, beside one for calls.
  ['tel:+5511987659824', ['whatsapp:5511987659821', 'tel:+5511987659824'], '5511987659821'],
])('after %s was added in a backend, messages go to the number that it names', async (added, urns, sent) => {
  const t = await outboxTest(database)
  const own = backendIdentity(t.business.backendId, newId())
  const first = [own, readUrn('whatsapp:5511987659821')!]
  const { contactId } = await findOrCreateContact(t.sync.deps, t.business.id, first, null)
  const named = urns.map((urn) => readUrn(urn)!)
  await inBusiness(t.sync.deps.db, t.business.id, (tx) =>
    attachIdentities(
      t.sync.deps,
      tx,
      t.business.id,
      contactId,
      named,
      {
        backendId: t.business.backendId,
        urns: 'all',
      },
      null,
    ),
  )
  const live = await inBusiness(t.sync.deps.db, t.business.id, (tx) =>
    readLiveIdentities(tx, t.business.id, [contactId]),
  )
  expect(addressOf(live, contactId)).toEqual({ kind: 'phone', value: sent })
  expect(urnOf(addressesOf(live))).toBe(`whatsapp:${sent}`)
  // What the person refused holds for both.
  const phones = live.filter(({ kind }) => kind === 'phone')
  expect(phones.map(({ value }) => value).toSorted()).toEqual(['5511987659821', readUrn(added)?.value])
})
