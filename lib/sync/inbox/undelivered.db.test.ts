import { expect, test } from 'vitest'
import { phoneIdentity } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import { openFrontDoor } from '@/lib/services/front-door/open-front-door'
import { lookForFreshLink } from '@/lib/services/messages/request-fresh-link'
import { describeChange } from '@/lib/services/page/describe-change'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { makeContact, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { inboxTest, messageOf, messagesOf, newDigits, secondsAgo, wamid } from './testing'

const database = await createTestDatabase()

/** Makes a business, and a contact to whom messages were sent. */
async function setUp() {
  const t = await inboxTest(database)
  const { deps, business, sql } = t
  const digits = newDigits()
  const contact = await makeContact(deps, business.id, phoneIdentity(`+${digits}`))
  await t.receive(messagesOf({ messages: [messageOf({ from: digits })] }))
  const [sender] = await sql<{ id: string }[]>`select id from senders where business_id = ${business.id}`
  const sent = async (kind: 'confirmation' | 'fresh_link', changeId: string | null = null) => {
    const id = wamid()
    await sql`insert into outbox (business_id, id, backend_id, contact_id, sender_id, kind, change_id, created_at,
      message_id, sent_at) values (${business.id}, ${newId()}, ${t.backendId}, ${contact}, ${sender?.id ?? ''}, ${kind},
      ${changeId}, now(), ${id}, now())`
    await sql`insert into sent_messages (business_id, message_id, contact_id, sender_id, sent_at)
      values (${business.id}, ${id}, ${contact}, ${sender?.id ?? ''}, now())`
    return id
  }
  const status = (id: string, code?: number) =>
    t.receive(
      messagesOf({
        statuses: [
          {
            id,
            status: code ? 'failed' : 'delivered',
            timestamp: secondsAgo(5),
            recipient_id: digits,
            ...(code ? { errors: [{ code, title: 'x' }] } : {}),
          },
        ],
      }),
    )
  const isTroubled = async () => (await openFrontDoor(deps, business.slug))?.isTroubled
  return { ...t, contact, sent, status, isTroubled }
}

test('the page of a change says that its confirmation did not arrive, once WhatsApp has said so', async () => {
  const { deps, business, contact, sent, status, isTroubled } = await setUp()
  const { link, ...visitor } = await visit(deps, business, contact)
  const change = await stopEverything(deps, { link, ...visitor })
  const changeId = 'changeId' in change ? change.changeId : ''
  const failed = async () => (await describeChange(deps, link, changeId))?.messageFailed
  expect(await failed()).toBe(false)
  const message = await sent('confirmation', changeId)
  await status(message)
  expect(await failed()).toBe(false)
  await status(message, 131026)
  expect(await failed()).toBe(true)
  // One message that could not be delivered says nothing about the others.
  expect(await isTroubled()).toBe(false)
})

test('a fresh link that was not delivered is told, and still counts as the one of its 24 hours', async () => {
  const { deps, business, contact, sent, status } = await setUp()
  const look = () => lookForFreshLink(deps, business.id, contact)
  const message = await sent('fresh_link')
  expect(await look()).toBe('sent')
  await status(message, 131042)
  expect(await look()).toBe('failed')
})

test('that nobody pays is known of the number, and told at the front door until it is old', async () => {
  const { sent, status, isTroubled, sql, business } = await setUp()
  expect(await isTroubled()).toBe(false)
  await status(await sent('fresh_link'), 131042)
  expect(await isTroubled()).toBe(true)
  await sql`update senders set unpaid_at = now() - interval '7 hours' where business_id = ${business.id}`
  expect(await isTroubled()).toBe(false)
  // A message that another system sent from the number counts as well, and marks none of ours.
  await status(wamid(), 131042)
  expect(await isTroubled()).toBe(true)
})
