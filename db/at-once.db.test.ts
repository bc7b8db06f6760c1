import postgres from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { inBusinessAtOnce } from './at-once'
import { inBusiness, type Sql } from './client'
import { READS } from './layout'

const database = await createTestDatabase()
const business = await makeBusiness(testDeps(database.app))

const nameOf = async () => {
  const [row] = await database.admin.sql<{ name: string }[]>`select name from businesses where id = ${business.id}`
  return row?.name
}

test('what is written is committed although the process has not gone on yet', async () => {
  const seen = await inBusinessAtOnce(database.owner, business.id, async (tx) => {
    await tx`update businesses set name = 'at once' where id = ${business.id}`
    // Another session sees it, while this function has not ended.
    await expect.poll(nameOf).toBe('at once')
    return nameOf()
  })
  expect(seen).toBe('at once')
})

test('after an error nothing is written, and the connection is as it was', async () => {
  const before = await nameOf()
  const failing = inBusinessAtOnce(database.owner, business.id, (tx) =>
    Promise.all([
      tx`update businesses set name = 'half' where id = ${business.id}`,
      tx`select 1 / (random() * 0)::int`,
      tx`update businesses set name = 'more' where id = ${business.id}`,
    ]),
  )
  await expect(failing).rejects.toMatchObject({ code: '22012' })
  expect(await nameOf()).toBe(before)
  for (let again = 0; again < 3; again++)
    await inBusiness(database.owner, business.id, async (tx) => {
      const [row] = await tx<{ id: string }[]>`select id from businesses`
      expect(row?.id).toBe(business.id)
    })
})

test('the tenant ends with the transaction, and PostgreSQL has nothing to warn of', async () => {
  const notices: unknown[] = []
  const sql = postgres(database.workerUrl, {
    max: 1,
    connection: READS,
    onnotice: (notice) => void notices.push(notice),
  }) as Sql
  onTestFinished(() => sql.end())
  const own = { sql, close: () => sql.end() }
  await inBusinessAtOnce(own, business.id, (tx) => tx`select 1`)
  const [row] = await sql<{ tenant: string | null }[]>`select current_setting('app.business_id', true) as tenant`
  expect(row?.tenant ?? '').toBe('')
  expect(notices).toEqual([])
})
