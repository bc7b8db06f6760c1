import { expect, onTestFinished, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { operatorOf } from '@/lib/services/callers/caller'
import { changeWithin } from '@/lib/services/changes/change-contact'
import type { ChangeRequest } from '@/lib/services/changes/change-request'
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
    await expect.poll(waits, { timeout: 8000, interval: 10 }).toBe(true)
  })
  await enabling
  expect(await markOf(contactId)).toEqual({ version: 1, urgent: true, due: true })
})
