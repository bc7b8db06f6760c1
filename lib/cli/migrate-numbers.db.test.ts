import { expect, test } from 'vitest'
import { oldDatabase } from '@/db/testing'
import { phoneMatchKey } from '@/lib/consent/phones'
import { newId } from '@/lib/ids'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { inDatabase } from '@/testing/server'
import { run } from '@/testing/web-process'

type Sql = Awaited<ReturnType<typeof oldDatabase>>['sql']

/** Stores a number as it was typed, `later` after now, and returns how to read what it would be sent to. */
async function storeNumber(sql: Sql, businessId: string, [value, canonical]: [string, string], later = '0 hours') {
  const [contactId, id] = [newId(), newId()]
  await sql`insert into contacts (business_id, id, head_hash, created_at) values (${businessId}, ${contactId}, '', now())`
  await sql`
    insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, created_at)
    values (${businessId}, ${id}, ${contactId}, 'phone', ${value}, ${canonical}, ${phoneMatchKey(canonical)},
      now() + ${later}::interval)`
  return async () => (await sql<{ value: string }[]>`select value from identities where id = ${id}`)[0]?.value
}

const environmentOf = ({ owner, app, worker }: { owner: string; app: string; worker: string }) => ({
  ...{ DATABASE_OWNER_URL: owner, DATABASE_URL: app, DATABASE_WORKER_URL: worker },
  SAYSO_KEYS: `1:${Buffer.alloc(32, 1).toString('base64')}`,
  SAYSO_PEPPER: Buffer.alloc(32, 2).toString('base64'),
})
const migrate = (environment: Record<string, string>) => run('lib/cli/migrate.ts', environment)
const plan = async (environment: Record<string, string>) =>
  (await run('lib/cli/migrate.ts', environment, ['--plan'])).output

test('numbers of before 0016 are judged by the next run if the first one failed after the migration, and once', async () => {
  const { sql, businessId, urls } = await oldDatabase(15)
  await sql`update businesses set country = 'BR' where id = ${businessId}`
  const misread = await storeNumber(sql, businessId, ['11987658801', '+11987658801'])
  const inOld = (url: string) => inDatabase(url, new URL(urls.owner).pathname.slice(1))
  const environment = environmentOf({ ...urls, app: inOld(urls.app), worker: inOld(urls.worker) })

  // The plan says it before the migration too, when nothing can be counted yet.
  expect(await plan(environment)).toMatch(/migrations would run(?:.|\n)*\nNumbers .* would be read again/)

  // The logins are looked at after the migrations.
  const failed = await migrate({ ...environment, DATABASE_URL: urls.owner })
  expect(failed).toMatchObject({ code: 1, output: expect.stringContaining('owns the tables') as string })
  expect(await sql`select to_regclass('number_mends') is not null as is_there`).toEqual([{ is_there: true }])
  expect(await misread()).toBe('11987658801')
  // Whatever is stored by then is not of before the migration.
  const newer = await storeNumber(sql, businessId, ['11987658802', '+11987658802'], '1 hour')

  // The plan tells what is left, and does not do it.
  expect(await plan(environment)).toMatch(/no migration would run\.\nNumbers .* somebody has judged them: 1\.\n/)
  expect(await misread()).toBe('11987658801')

  const second = await migrate(environment)
  expect(second).toMatchObject({
    code: 0,
    output: expect.stringContaining('1 that are read otherwise today') as string,
  })
  expect([await misread(), await newer()]).toEqual(['', '11987658802'])
  expect(await plan(environment)).toContain('nothing would run')

  // Nothing is left: even a number with an earlier time stays as it is.
  const older = await storeNumber(sql, businessId, ['11987658803', '+11987658803'], '-1 hours')
  const third = await migrate(environment)
  expect(third.code).toBe(0)
  expect(third.output).not.toContain('Numbers')
  expect(await older()).toBe('11987658803')
})

test('the numbers of a database that went through 0016 long ago are left as they are', async () => {
  const database = await createTestDatabase()
  const { sql } = database.admin
  const { id } = await makeBusiness(testDeps(database.app))
  await sql`update businesses set country = 'BR' where id = ${id}`
  // Typed as +1 198 765-8801, which is right and can't be told from a number of Brazil without its code.
  const right = await storeNumber(sql, id, ['11987658801', '+11987658801'], '-1 years')
  const urls = { owner: database.ownerUrl, app: database.appUrl, worker: database.workerUrl }
  const { code, output } = await migrate(environmentOf(urls))
  expect(code).toBe(0)
  expect(output).not.toContain('Numbers')
  expect(await right()).toBe('11987658801')
})
