import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { verifyLink } from '@/lib/links/verify-link'
import { makeMember } from '@/lib/services/callers/testing'
import { testDeps } from '@/lib/services/testing'
import { inboxTest, messageOf, messagesOf, newDigits } from '@/lib/sync/inbox/testing'
import { createTestDatabase } from '@/testing/database'
import { makeFirstLink, sendFirstLink } from './first-link'

const database = await createTestDatabase()
const t = await inboxTest(database)
const editor = await makeMember(t.deps, t.business.id, 'editor')
const viewer = await makeMember(t.deps, t.business.id, 'viewer')

test('an own number, as it is written, becomes a contact with a link, and the same one again', async () => {
  const made = await makeFirstLink(t.deps, editor, '+52 (55) 1234-5678', 'es')
  if (made.outcome !== 'made') throw new Error(made.outcome)
  expect(made.url).toContain(`${t.deps.settings.baseUrl}/p/`)
  const token = made.url.split('/p/')[1] ?? ''
  expect(verifyLink(t.deps.links, token)).toMatchObject({ claims: { contact: made.contactId } })
  expect(made.message).toBe('impossible')
  expect(await makeFirstLink(t.deps, editor, made.contactId, 'es')).toMatchObject({ contactId: made.contactId })
  expect(await sendFirstLink(t.deps, editor, made.contactId)).toEqual({ outcome: 'impossible' })
})

test('the link is sent, once a day, to a number that wrote in the last 24 hours', async () => {
  const from = newDigits()
  await t.receive(messagesOf({ messages: [messageOf({ from })] }))
  const made = await makeFirstLink(t.deps, editor, `+${from}`, null)
  if (made.outcome !== 'made') throw new Error(made.outcome)
  expect(made.message).toBe('possible')
  expect(await sendFirstLink(t.deps, editor, made.contactId)).toEqual({ outcome: 'queued' })
  expect(await sendFirstLink(t.deps, editor, made.contactId)).toEqual({ outcome: 'recently' })
  expect(await makeFirstLink(t.deps, editor, made.contactId, null)).toMatchObject({ message: 'sent' })
})

test('what is no number, an unknown contact and a viewer get no link, and nothing is written', async () => {
  const before = await t.sql`select count(*) from contacts`
  for (const text of ['', 'me', '12', newId()])
    expect(await makeFirstLink(t.deps, editor, text, null)).toEqual({ outcome: 'unreadable' })
  expect(await makeFirstLink(t.deps, viewer, '+525512345679', null)).toEqual({ outcome: 'not_allowed' })
  expect(await sendFirstLink(t.deps, viewer, newId())).toEqual({ outcome: 'not_allowed' })
  expect(await t.sql`select count(*) from contacts`).toEqual(before)
})

test('a contact of another business has no link here', async () => {
  const other = await inboxTest(database)
  const stranger = await makeMember(other.deps, other.business.id, 'owner')
  const made = await makeFirstLink(t.deps, editor, '+525512345670', null)
  if (made.outcome !== 'made') throw new Error(made.outcome)
  expect(await makeFirstLink(other.deps, stranger, made.contactId, null)).toEqual({ outcome: 'unreadable' })
  expect(await sendFirstLink(testDeps(database.app), stranger, made.contactId)).toEqual({ outcome: 'impossible' })
})
