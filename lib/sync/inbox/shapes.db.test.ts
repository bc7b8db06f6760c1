import { expect, test } from 'vitest'
import { createTestDatabase } from '@/testing/database'
import { inboxTest, messageOf, messagesOf, newDigits } from './testing'

const database = await createTestDatabase()
const t = await inboxTest(database)

/**
 * Senders by the ways in which WhatsApp may write their number. `receive` throws when an update could not be processed.
 */
test.each<[string, unknown]>([
  ['nothing', ''],
  ['a plus alone', '+'],
  ['zeros', '0000000000'],
  ['too short', '12'],
  ['too long', '1'.repeat(40)],
  ['words', 'abc'],
  ['an address of another kind', 'someone@lid'],
  ['other digits', '٥٥١١٩٨٧٦٥٤٣٢١'],
  ['an emoji', '📞'],
  ['a control character', '5511\u0000987650001'],
  ['half a surrogate pair', '\ud83d'],
  ['a number', 5_511_987_650_001],
  ['an object', { phone: '5511987650001' }],
  ['a list', ['5511987650001']],
  ['null', null],
])('a message from %s fails nothing, and the next message counts', async (_, from) => {
  const digits = newDigits()
  const strange = { ...messageOf({ body: 'STOP' }), from }
  await t.receive(messagesOf({ messages: [strange, messageOf({ from: digits, body: 'STOP' })] }))
  expect((await t.stateOf(digits)).stop?.on).toBe(true)
  const [left] =
    await t.sql`select count(*)::int as n from inbox where business_id = ${t.business.id} and due_at is not null`
  expect(left).toEqual({ n: 0 })
})

test.each([
  ['a plus', (digits: string) => `+${digits}`],
  [
    'spaces and a hyphen',
    (digits: string) => `+${digits.slice(0, 2)} ${digits.slice(2, 4)} ${digits.slice(4, 9)}-${digits.slice(9)}`,
  ],
  ['Brazil’s ninth digit left out', (digits: string) => digits.slice(0, 4) + digits.slice(5)],
])('a number written with %s is the same contact', async (_, written) => {
  const digits = newDigits()
  await t.receive(messagesOf({ messages: [messageOf({ from: digits })] }))
  const contactId = await t.contactOf(digits)
  await t.receive(messagesOf({ messages: [messageOf({ from: written(digits), body: 'STOP' })] }))
  expect(await t.contactOf(digits)).toBe(contactId)
  expect((await t.stateOf(digits)).stop?.on).toBe(true)
})
