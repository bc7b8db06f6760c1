import { expect, onTestFinished, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { operatorOf } from '@/lib/services/callers/caller'
import { changeContact } from '@/lib/services/changes/change-contact'
import type { ChangeRequest } from '@/lib/services/changes/change-request'
import { changeWithin } from '@/lib/services/changes/change-within'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { disableBackend } from './disable-backend'
import { enableBackend } from './enable-backend'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const { sql } = database.admin
const stop: ChangeRequest = {
  ...{ kind: 'stop', actor: 'contact', method: 'page' },
  say: () => ({ statements: [{ on: 'stop', value: true }] }),
}

async function disabled() {
  const business = await makeBusiness(deps)
  await disableBackend(deps, operatorOf(business.id), business.backendId)
  const enable = () => enableBackend(deps, operatorOf(business.id), business.backendId)
  const contact = () => makeContact(deps, business.id)
  const markOf = async (contactId: string) => {
    const [mark] = await sql<{ version: number; urgent: boolean; due: boolean }[]>`
      select version, urgent, due_at is not null as due from sync_marks where contact_id = ${contactId}`
    return mark
  }
  return { business, enable, contact, markOf }
}

test('a stop that was being saved while a backend was enabled reaches the backend', async () => {
  const { business, enable, contact, markOf } = await disabled()
  const contactId = await contact()
  let enabling: Promise<unknown> = Promise.resolve()
  let isEnabled = false
  const waits = async () => {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and query like '%virtualtransaction%'`
    return isEnabled || (row?.count ?? 0) > 0
  }
  await inBusiness(deps.db, business.id, async (tx) => {
    await changeWithin(deps, tx, business.id, contactId, stop)
    enabling = enable().finally(() => (isEnabled = true))
    onTestFinished(() => enabling.then(() => {}))
    await expect.poll(waits, { interval: 10 }).toBe(true)
  })
  await enabling
  expect(await markOf(contactId)).toEqual({ version: 1, urgent: true, due: true })
})

test('the record of a contact that was merged away while a backend was disabled follows the one that stayed', async () => {
  const { business, enable, contact, markOf } = await disabled()
  const [stays, goes, stranger] = [await contact(), await contact(), await contact()]
  await enable()
  for (const id of [stays, goes]) await changeContact(deps, business.id, id, stop)
  const back: ChangeRequest = { ...stop, kind: 'return', say: () => ({ statements: [{ on: 'stop', value: false }] }) }
  for (const id of [stays, goes]) await changeContact(deps, business.id, id, back)
  // The backend has both, and nothing waits.
  await sql`
    update sync_marks set confirmed_version = version, due_at = null, urgent = false, external_id = contact_id::text
    where business_id = ${business.id}`
  await disableBackend(deps, operatorOf(business.id), business.backendId)
  const merge = (one: string) => inBusiness(deps.db, business.id, (tx) => mergeWithin(tx, business.id, one, stays))
  expect([await merge(goes), await merge(stranger)]).toEqual([stays, stays])
  await changeContact(deps, business.id, stays, stop)
  await enable()
  const [row] = await sql<{ seq: number }[]>`select head_seq as seq from contacts where id = ${stays}`
  const outstanding = { version: row?.seq, urgent: true, due: true }
  expect([await markOf(stays), await markOf(goes)]).toEqual([outstanding, outstanding])
  // Who never had a record there gets none.
  expect(await markOf(stranger)).toBeUndefined()
})
