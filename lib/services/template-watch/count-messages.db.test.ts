import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { insertSentMessages } from '@/db/queries/messages/sent-messages'
import { lockWatch, markLinesDue } from '@/db/queries/template-watch/watch'
import { newId } from '@/lib/ids'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { countLockWaits } from '@/testing/lock-waits'
import { countMessages } from './count-messages'

const database = await createTestDatabase()
const { sql } = database.admin
const deps = testDeps(database.app)
const worker = testDeps(database.worker)

test('messages are counted after refusals that are being tied to them, and hold none of them up meanwhile', async () => {
  const business = await makeBusiness(deps)
  const templateId = newId()
  await sql`
    insert into templates (business_id, id, name, language, category, topic_id, first_seen_at)
    values (${business.id}, ${templateId}, 'offer', 'en-US', 'marketing', ${business.topics.promos}, now())`
  const message = { messageId: 'wamid.1', contactId: null, templateId, sourceId: null, senderId: null }
  await inBusiness(deps.db, business.id, (tx) =>
    insertSentMessages(tx, business.id, [{ ...message, sentAt: Date.now() - 60_000 }]),
  )
  await inBusiness(worker.db, business.id, (tx) => markLinesDue(tx, business.id))
  const { counting } = await inBusiness(worker.db, business.id, async (tx) => {
    expect(await lockWatch(tx, business.id, Date.now() + 60_000)).toBe(0)
    const counted = countMessages(worker, business.id)
    await expect.poll(() => countLockWaits(database.admin)).toBe(1)
    // What is being tied to the message may write to it: nobody has it yet.
    const free = await tx`
      select 1 from sent_messages where business_id = ${business.id} and message_id = ${message.messageId}
      for update skip locked`
    expect(free).toHaveLength(1)
    return { counting: { counted } }
  })
  expect(await counting.counted).toBe(1)
  const [row] = await sql`
    select sum(sent)::int as sent from template_days
    where business_id = ${business.id} and template_id = ${templateId}`
  expect(row).toEqual({ sent: 1 })
})
