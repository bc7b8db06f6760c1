import { expect, test } from 'vitest'
import { makeContact } from '@/lib/services/testing'
import { inboxTest, messageOf, messagesOf, newDigits } from '@/lib/sync/inbox/testing'
import { createTestDatabase } from '@/testing/database'
import { requestFreshLink } from './request-fresh-link'

const database = await createTestDatabase()
const t = await inboxTest(database)

const merge = (from: string, into: string) => t.sql`
  update contacts set merged_into = ${into} where business_id = ${t.business.id} and id = ${from}`

test('the link that a merged contact asks for goes to the one that stayed, once', async () => {
  const from = newDigits()
  await t.receive(messagesOf({ messages: [messageOf({ from })] }))
  const stayed = (await t.contactOf(from)) ?? ''
  const merged = await makeContact(t.deps, t.business.id)
  await merge(merged, stayed)
  expect(await requestFreshLink(t.deps, t.business.id, merged)).toBe('queued')
  expect(await requestFreshLink(t.deps, t.business.id, stayed)).toBe('recently')
  expect(await t.sql`select contact_id from outbox where kind = 'fresh_link'`).toEqual([{ contact_id: stayed }])
})

test('contacts that lead to each other in a circle get no link, and keep nobody waiting', async () => {
  const [one, other] = [await makeContact(t.deps, t.business.id), await makeContact(t.deps, t.business.id)]
  await merge(one, other)
  await merge(other, one)
  expect(await requestFreshLink(t.deps, t.business.id, one)).toBe('impossible')
})
