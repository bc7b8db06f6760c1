import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readOpenReviews } from '@/db/queries/reviews/reviews'
import { phoneIdentity } from '@/lib/consent/identities'
import { makeContact } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { envelopeOf, inboxTest, messageOf, messagesOf, newDigits, PHONE_NUMBER_ID, secondsAgo, wamid } from './testing'

const database = await createTestDatabase()
const t = await inboxTest(database)

/** Returns a message from an old id, as Meta posts it. */
const stopOf = (waId: string) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '102290129340398',
      changes: [
        {
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '551150550100', phone_number_id: PHONE_NUMBER_ID },
            contacts: [{ profile: { name: 'A' }, wa_id: waId }],
            messages: [{ from: waId, id: wamid(), timestamp: '1795900000', type: 'text', text: { body: 'STOP' } }],
          },
          field: 'messages',
        },
      ],
    },
  ],
})

const identitiesOf = (contactId: string | null) => t.sql<{ value: string; canonical: string; given: string }[]>`
  select value, canonical, given_by as given from identities where contact_id = ${contactId} order by value`

test.each([
  ['Ivory Coast', '22507123456', '2250707123456'],
  ['Benin', '22997123456', '2290197123456'],
])(
  'a STOP from an old id of %s counts for that contact, and the reply goes to that id',
  async (_country, old, today) => {
    await t.receive(stopOf(old))
    expect((await t.stateOf(`+${today}`)).stop?.on).toBe(true)
    const contactId = await t.contactOf(`+${today}`)
    expect(await identitiesOf(contactId)).toEqual([{ value: old, canonical: `+${today}`, given: 'platform' }])
  },
)

test.each(['user.9373795779392946', 'u:odd/ñ', '9990001'])(
  'a STOP from %s is somebody’s, whatever the shape',
  async (id) => {
    const waId = /^\d+$/.test(id)
    await t.receive(messagesOf({ messages: [messageOf({ ...(waId ? { from: id } : { user: id }), body: 'STOP' })] }))
    const [row] = await t.sql<{ on: boolean; value: string }[]>`
    select c.stop_on as on, i.value from identities i
      join contacts c on c.business_id = i.business_id and c.id = i.contact_id
    where i.business_id = ${t.business.id} and i.value = ${id}`
    expect(row).toEqual({ on: true, value: id })
  },
)

test('a contact whose number was typed gets messages at WhatsApp’s id, once WhatsApp has named it', async () => {
  const digits = newDigits()
  const short = digits.slice(0, 4) + digits.slice(5)
  const contactId = await makeContact(t.deps, t.business.id, phoneIdentity(`+${digits}`))
  expect(await identitiesOf(contactId)).toEqual([{ value: digits, canonical: `+${digits}`, given: 'typed' }])
  await t.receive(messagesOf({ messages: [messageOf({ from: short, body: 'hello' })] }))
  expect(await identitiesOf(contactId)).toEqual([{ value: short, canonical: `+${digits}`, given: 'platform' }])
  // The id that a platform gave first stays.
  await t.receive(messagesOf({ messages: [messageOf({ from: digits, body: 'hello' })] }))
  expect(await identitiesOf(contactId)).toMatchObject([{ value: short }])
})

const reviews = () => inBusiness(t.deps.db, t.business.id, (tx) => readOpenReviews(tx, t.deps.keys, t.business.id, 100))

test('a refusal that names nobody, or more than an id can be, waits for a person of the business', async () => {
  const before = (await reviews()).length
  const nameless = messageOf({ body: 'STOP' })
  await t.receive(
    messagesOf({ messages: [nameless, messageOf({ body: 'is it still on sale?' })] }),
    messagesOf({ messages: [messageOf({ from: 'x'.repeat(3000), body: 'no más mensajes' })] }),
    messagesOf({ messages: [nameless] }),
  )
  const found = (await reviews()).slice(before)
  // Both are of the same moment, and then listed by their ids.
  expect(found.map(({ kind, contactId }) => [kind, contactId])).toEqual([
    ['unsure_message', null],
    ['unsure_message', null],
  ])
  expect(new Set(found.map(({ body }) => body['text']))).toEqual(new Set(['STOP', 'no más mensajes']))
})

test('Meta’s own stop that names no contact also waits for review, as a preference or as an error', async () => {
  const before = (await reviews()).length
  const preference = { category: 'marketing_messages', value: 'stop', timestamp: Number(secondsAgo(5)), detail: 'stop' }
  const metadata = { display_phone_number: '15550783881', phone_number_id: PHONE_NUMBER_ID }
  const failed = { id: wamid(), status: 'failed', timestamp: secondsAgo(5), errors: [{ code: 131050 }] }
  await t.receive(
    envelopeOf('user_preferences', { metadata, user_preferences: [preference, { ...preference, value: 'resume' }] }),
    messagesOf({ statuses: [failed] }),
  )
  const found = (await reviews()).slice(before)
  expect(found.map(({ contactId, body }) => [contactId, body['stop']])).toEqual([
    [null, 'provider'],
    [null, 'provider'],
  ])
})
