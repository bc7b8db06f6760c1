import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { insertSentMessages } from '@/db/queries/messages/sent-messages'
import { disableBackend } from '@/lib/services/backends/disable-backend'
import { operatorOf } from '@/lib/services/callers/caller'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import { allowedIn, StandIn, stop, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'

const database = await createTestDatabase()
const { sql } = database.admin
const settled = { interval: 20 }

/** Returns every table of the schema that has this text somewhere in one of its rows. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await sql`select 1 from ${sql(name)} t where position(${text} in t::text) > 0 limit 1`
    if (rows.length > 0) found.push(name)
  }
  return found
}

/** Makes a contact that is up to date in a backend which knows it as `id-<contact>`. */
async function known() {
  const sync = syncTest(database)
  const business = await sync.business()
  const contact = await sync.contact(business)
  await sync.say(business, contact, yes(business.topics.promos))
  const worker = sync.startWorker()
  const mark = (id = contact) => sync.mark(business, id)
  await expect.poll(async () => (await mark())?.external_id, settled).toBe(`id-${contact}`)
  return { sync, business, contact, worker, mark }
}

test('after an erasure the last refusal is delivered, and then no trace of the id in the backend is left', async () => {
  const { sync, business, contact, mark } = await known()
  expect(await tablesWith(`id-${contact}`)).toEqual(['identities', 'sync_marks'])
  await eraseContact(sync.deps, operatorOf(business.id), contact)
  await expect.poll(async () => (await mark())?.due_at, settled).toBeNull()
  const { seen } = sync.standInOf(business.backendId)
  expect(seen.at(-1)).toMatchObject({ externalId: `id-${contact}` })
  expect(seen.map(allowedIn).at(-1)).toMatchObject({ topics: { [business.topics.promos]: false } })
  expect(await mark()).toMatchObject({ external_id: null, mirrored: null })
  expect(await tablesWith(`id-${contact}`)).toEqual([])
})

test('a backend that is disabled forgets at once, whichever of the two comes first', async () => {
  const { sync, business, contact, worker } = await known()
  await worker.stop()
  await disableBackend(sync.deps, operatorOf(business.id), business.backendId)
  await eraseContact(sync.deps, operatorOf(business.id), contact)
  expect(await tablesWith(`id-${contact}`)).toEqual([])

  const other = await known()
  await other.worker.stop()
  await eraseContact(other.sync.deps, operatorOf(other.business.id), other.contact)
  expect(await tablesWith(`id-${other.contact}`)).toEqual(['sync_marks'])
  await disableBackend(other.sync.deps, operatorOf(other.business.id), other.business.backendId)
  expect(await tablesWith(`id-${other.contact}`)).toEqual([])
})

test('a contact merged into an erased one is erased with it: names, words and evidence of both chains', async () => {
  const { sync, business, contact } = await known()
  const twin = await sync.contact(business)
  await sync.say(business, twin, stop)
  await expect.poll(async () => (await sync.mark(business, twin))?.external_id, settled).toBe(`id-${twin}`)
  const stayed = await inBusiness(sync.deps.db, business.id, (tx) => mergeWithin(tx, business.id, contact, twin))
  await sql`insert into sent_messages (business_id, message_id, contact_id, sent_at)
    values (${business.id}, 'wamid.HBgNNTUxMTk4NzY1NDMyMQ', ${twin}, now())`
  const proof = () => sql`select distinct contact_id from evidence where contact_id = any(${[contact, twin]}::uuid[])`
  expect(await proof()).toHaveLength(2)
  await eraseContact(sync.deps, operatorOf(business.id), stayed ?? '')
  for (const id of [contact, twin])
    await expect.poll(async () => (await sync.mark(business, id))?.external_id, settled).toBeNull()
  for (const id of [contact, twin]) expect(await tablesWith(`id-${id}`)).toEqual([])
  expect(await tablesWith('wamid.HBgNNTUxMTk4NzY1NDMyMQ')).toEqual([])
  expect(await proof()).toEqual([])
})

test('an id that a backend gives while the contact is erased leaves no trace', async () => {
  const sync = syncTest(database)
  const business = await sync.business()
  const contact = await sync.contact(business)
  const standIn = sync.standInOf(business.backendId)
  await sync.say(business, contact, yes(business.topics.promos))
  standIn.answer = async (delivery) => {
    if (standIn.seen.length === 1) await eraseContact(sync.deps, operatorOf(business.id), contact)
    return StandIn.confirm(delivery)
  }
  sync.startWorker()
  await expect.poll(() => standIn.seen.map(({ externalId }) => externalId), settled).toEqual([null, `id-${contact}`])
  await expect.poll(async () => (await sync.mark(business, contact))?.due_at, settled).toBeNull()
  expect(await tablesWith(`id-${contact}`)).toEqual([])
})

test('a message whose sending ends after the erasure of its recipient is not remembered by its id', async () => {
  const sync = syncTest(database)
  const business = await sync.business()
  const [contact, twin] = [await sync.contact(business), await sync.contact(business)]
  await sync.say(business, contact, stop)
  await inBusiness(sync.deps.db, business.id, (tx) => mergeWithin(tx, business.id, contact, twin))
  await eraseContact(sync.deps, operatorOf(business.id), contact)
  const other = await sync.contact(business)
  const messages = [contact, twin, other, null].map((contactId, place) => ({
    ...{ messageId: `wamid.${place}`, contactId, templateId: null, sourceId: null, senderId: null, sentAt: Date.now() },
  }))
  await inBusiness(sync.deps.db, business.id, (tx) => insertSentMessages(tx, business.id, messages))
  const rows = await sql`select message_id as id from sent_messages where business_id = ${business.id} order by 1`
  expect(rows.map(({ id }) => id)).toEqual(['wamid.2', 'wamid.3'])
})
