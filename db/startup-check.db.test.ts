import { expect, test } from 'vitest'
import { checkDatabaseRole } from '@/db/startup-check'
import { createTestDatabase } from '@/db/testing/database'

const db = await createTestDatabase()

test('the logins of web and worker pass', async () => {
  await expect(checkDatabaseRole(db.appUrl)).resolves.toBeUndefined()
  await expect(checkDatabaseRole(db.workerUrl)).resolves.toBeUndefined()
})

test('a superuser and the owner are refused, each with its reasons', async () => {
  await expect(checkDatabaseRole(db.adminUrl)).rejects.toThrow(/bypasses row-level security/)
  await expect(checkDatabaseRole(db.ownerUrl)).rejects.toThrow(/owns the tables, may change or remove/)
})

test('a role that may update one column of the ledger is refused', async () => {
  const role = new URL(db.appUrl).username
  await db.owner.sql`grant update (payload) on ledger to ${db.owner.sql(role)}`
  await expect(checkDatabaseRole(db.appUrl)).rejects.toThrow(/may change or remove lines of the ledger/)
  await db.owner.sql`revoke update (payload) on ledger from ${db.owner.sql(role)}`
})

test('a database without tables is named as such', async () => {
  const empty = Object.assign(new URL(db.appUrl), { pathname: '/postgres' }).href
  await expect(checkDatabaseRole(empty)).rejects.toMatchObject({ code: 'not_migrated' })
})
