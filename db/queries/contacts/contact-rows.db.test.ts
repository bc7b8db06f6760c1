import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { newId } from '@/lib/ids'
import { changeContact } from '@/lib/services/changes/change-contact'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { openContact, readContacts } from './contact-rows'

const database = await createTestDatabase()
const deps = testDeps(database.app)

test('many contacts are read as sayso_read_contact reads each of them, in the order of their ids', async () => {
  const business = await makeBusiness(deps)
  const other = await makeBusiness(deps)
  const [said, paused, silent] = [
    await makeContact(deps, business.id),
    await makeContact(deps, business.id),
    await makeContact(deps, business.id),
  ]
  const foreign = await makeContact(deps, other.id)
  const say = (contactId: string, statements: Parameters<typeof changeContact>[3]['say']) =>
    changeContact(deps, business.id, contactId, {
      kind: 'preferences',
      actor: 'contact',
      method: 'page',
      evidence: { formId: newId() },
      say: statements,
    })
  await say(said, () => ({
    statements: [
      { on: 'answer', topicId: business.topics.promos, answer: 'in', basis: 'consent' },
      { on: 'stop', value: true },
    ],
  }))
  await say(paused, ({ now }) => ({ statements: [{ on: 'pause', until: now + 86_400_000 }] }))
  const sender = newId()
  await database.admin.sql`
    insert into senders (business_id, id, phone_number_id, display_number, name)
    values (${business.id}, ${sender}, '1', '1', 'Sender')`
  await database.admin.sql`
    insert into contact_senders (business_id, contact_id, sender_id, stop_on, stop_at)
    values (${business.id}, ${said}, ${sender}, true, now())`

  const ids = [paused, newId(), foreign, said, silent, said]
  const many = await inBusiness(deps.db, business.id, (tx) => readContacts(tx, business.id, ids))
  const one = await Promise.all([paused, said, silent, said].map((id) => openContact(deps.db.sql, business.id, id)))
  expect(many).toEqual(one)
  expect(many.map(({ id }) => id)).toEqual([paused, said, silent, said])
})
