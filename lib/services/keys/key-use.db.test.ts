import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { writeKeyUse } from '@/db/queries/api/api-keys'
import { listTopicsOperation } from '@/lib/api/operations/topics'
import { serve } from '@/lib/http/endpoint/serve'
import { callApi, useDeps } from '@/lib/http/endpoint/testing'
import { log } from '@/lib/log'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { createApiKey } from './create-api-key'
import { keyUse } from './key-use'
import { revokeApiKey } from './revoke-api-key'

const database = await createTestDatabase()
const sql = database.admin.sql

async function makeKey() {
  const clock = { now: () => Date.UTC(2026, 10, 29, 23, 59) }
  const over = { clock, noteKeyUse: keyUse({ db: database.app, clock, log }) }
  const deps = testDeps(database.app, over)
  const { id: businessId } = await makeBusiness(deps)
  const key = granted(
    await createApiKey(deps, operatorOf(businessId), { name: 'CRM', scopes: ['config:read'], mode: 'live' }),
  )
  const row = async () => {
    const [found] = await sql<{ day: string | null }[]>`
      select last_used_on::text as day from api_keys where id = ${key.id}`
    return found
  }
  return { deps, businessId, key, row }
}

test('the first call of a day writes the day, and no other call of this process goes to the database', async () => {
  const { businessId, key, row } = await makeKey()
  let [now, asked] = [Date.UTC(2026, 10, 29, 23, 58), 0]
  const db = Object.create(database.app, {
    sql: {
      get() {
        asked += 1
        return database.app.sql
      },
    },
  }) as typeof database.app
  const use = keyUse({ db, clock: { now: () => now }, log })
  const note = () => use({ businessId, keyId: key.id })
  expect((await row())?.day).toBeNull()
  note()
  const once = asked
  expect(once).toBeGreaterThan(0)
  await expect.poll(async () => (await row())?.day).toBe('2026-11-29')
  now += 60_000
  note()
  expect(asked).toBe(once)
  now += 60_000
  note()
  expect(asked).toBe(2 * once)
  await expect.poll(async () => (await row())?.day).toBe('2026-11-30')
})

test('a process that is a day behind writes nothing over a later day, and a revoked key stays as it was', async () => {
  const { deps, businessId, key, row } = await makeKey()
  const write = (day: string) => inBusiness(database.app, businessId, (tx) => writeKeyUse(tx, businessId, key.id, day))
  await write('2026-12-01')
  await write('2026-11-30')
  expect((await row())?.day).toBe('2026-12-01')
  await revokeApiKey(deps, operatorOf(businessId), key.id)
  await write('2026-12-02')
  expect((await row())?.day).toBe('2026-12-01')
})

test('a call of the API notes the use and does not wait for it', async () => {
  const { deps, businessId, key, row } = await makeKey()
  useDeps(deps)
  const handler = serve(listTopicsOperation, async () => ({ body: { topics: [] } }))
  await sql.begin(async (tx) => {
    await tx`select 1 from api_keys where business_id = ${businessId} and id = ${key.id} for update`
    // The write waits for this transaction, and the call is answered.
    expect((await callApi(handler, { token: key.token })).status).toBe(200)
    expect((await row())?.day).toBeNull()
  })
  await expect.poll(async () => (await row())?.day).toBe('2026-11-29')
})

test('a call with no valid key notes nothing', async () => {
  const noted: string[] = []
  const deps = testDeps(database.app, { noteKeyUse: ({ keyId }) => noted.push(keyId) })
  useDeps(deps)
  const { id } = await makeBusiness(deps)
  const key = granted(await createApiKey(deps, operatorOf(id), { name: 'CRM', scopes: ['config:read'], mode: 'live' }))
  const handler = serve(listTopicsOperation, async () => ({ body: { topics: [] } }))
  expect((await callApi(handler, { token: `${key.token.slice(0, -2)}xx` })).status).toBe(401)
  await revokeApiKey(deps, operatorOf(id), key.id)
  expect((await callApi(handler, { token: key.token })).status).toBe(401)
  expect(noted).toEqual([])
})

/** Notes a use while the database refuses to write it, and resolves when that was logged. */
async function noteRefused(now: () => number, use: { businessId: string; keyId: string }) {
  const warned: unknown[] = []
  const quiet = { ...log, warn: (...said: unknown[]) => warned.push(said) } as unknown as typeof log
  const note = keyUse({ db: database.app, clock: { now }, log: quiet })
  await sql`alter table api_keys add constraint broken check (last_used_on is null) not valid`
  note(use)
  await expect.poll(() => warned.length).toBe(1)
  return { note, warned }
}

test('a database that refuses the write is logged and asked again a minute later, and the caller never notices', async () => {
  const { businessId, key, row } = await makeKey()
  let now = Date.UTC(2026, 10, 29)
  const { note, warned } = await noteRefused(() => now, { businessId, keyId: key.id })
  note({ businessId, keyId: key.id })
  await sql`alter table api_keys drop constraint broken`
  now += 60_000
  note({ businessId, keyId: key.id })
  await expect.poll(async () => (await row())?.day).toBe('2026-11-29')
  expect(warned).toHaveLength(1)
})

test('after the clock was set back, a use that could not be written is written with the next', async () => {
  const { businessId, key, row } = await makeKey()
  let now = Date.UTC(2026, 10, 29, 12)
  const { note } = await noteRefused(() => now, { businessId, keyId: key.id })
  await sql`alter table api_keys drop constraint broken`
  now -= 3_600_000
  note({ businessId, keyId: key.id })
  await expect.poll(async () => (await row())?.day).toBe('2026-11-29')
})
