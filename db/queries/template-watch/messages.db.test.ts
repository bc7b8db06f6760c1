import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { insertSentMessages } from '@/db/queries/messages/sent-messages'
import { newId } from '@/lib/ids'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { claimMessages, noteProgress } from './messages'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const { sql } = database.admin

test('a status of the future makes its message due now, and one without a template is never due', async () => {
  const { id } = await makeBusiness(deps)
  const now = Date.now()
  const templateId = newId()
  await sql`
    insert into templates (business_id, id, name, language, category, first_seen_at)
    values (${id}, ${templateId}, 'spring', 'en', 'marketing', now())`
  const none = { contactId: null, sourceId: null, senderId: null, sentAt: now - 1000 }
  const sent = [
    { ...none, messageId: 'wamid.1', templateId },
    { ...none, messageId: 'wamid.2', templateId: null },
  ]
  await inBusiness(database.app, id, (tx) => insertSentMessages(tx, id, sent))
  await sql`update sent_messages set due_at = null where business_id = ${id}`
  const status = { senderId: null, deliveredAt: now + 3_600_000, readAt: null, failedAt: null }
  const told = ['wamid.1', 'wamid.2', 'wamid.3'].map((messageId) => ({ ...status, messageId }))
  const due = await inBusiness(database.worker, id, async (tx) => {
    await noteProgress(tx, id, told, now)
    return claimMessages(tx, id, { now, limit: 10 })
  })
  expect(due.map(({ messageId }) => messageId)).toEqual(['wamid.1'])
  const rows = await sql<{ id: string }[]>`
    select message_id as id from sent_messages where business_id = ${id} and due_at is not null`
  expect(rows.map((row) => row.id)).toEqual(['wamid.1'])
})
