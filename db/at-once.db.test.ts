import postgres from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { inBusinessAtOnce } from './at-once'
import { connect, inBusiness, type Sql, type Tx } from './client'
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

test('a single statement that is returned as it is belongs to the transaction and to its tenant', async () => {
  const [row] = await inBusinessAtOnce(
    database.owner,
    business.id,
    (tx) => tx<{ tenant: string }[]>`
      update businesses set name = 'bare' where id = ${business.id}
      returning current_setting('app.business_id', true) as tenant`,
  )
  expect(row?.tenant).toBe(business.id)
  expect(await nameOf()).toBe('bare')
})

test('an error that nobody looked at is thrown all the same', async () => {
  const before = await nameOf()
  const silent = inBusinessAtOnce(database.owner, business.id, (tx) =>
    Promise.allSettled([
      tx`update businesses set name = 'silent' where id = ${business.id}`,
      tx`select 1 / (random() * 0)::int`,
    ]),
  )
  await expect(silent).rejects.toThrow('nothing was written')
  expect(await nameOf()).toBe(before)
})

/** Refers to a row that is missing, which PostgreSQL looks at when it commits. */
async function violating(tx: Tx): Promise<void> {
  await tx`insert into at_once values (1, 99)`
}

test('where COMMIT itself fails, who waits for the connection gets it, and nothing more is sent on it', async () => {
  await database.admin.sql.unsafe(`
    create table at_once (id int primary key, other int references at_once deferrable initially deferred);
    grant all on at_once to public`)
  const one = connect(database.ownerUrl, { max: 1 })
  const rolledBack = (id: number) =>
    inBusiness(one, business.id, async (tx) => {
      await tx`insert into at_once values (${id}, null)`
      await tx`insert into at_once values (${id + 1}, null)`
      throw new Error('changed my mind')
    })
  // The first time, statements are described before they are sent, and wait for each other in postgres.js. The second
  // time all of them are on their way at once.
  for (const id of [10, 20]) {
    const asked = await Promise.allSettled([
      inBusinessAtOnce(one, business.id, violating),
      rolledBack(id),
      inBusinessAtOnce(one, business.id, (tx) => tx`insert into at_once values (${id + 2}, null)`),
    ])
    expect(asked).toMatchObject([
      { status: 'rejected', reason: { code: '23503' } },
      { status: 'rejected', reason: { message: 'changed my mind' } },
      { status: 'fulfilled' },
    ])
  }
  const rows = await database.admin.sql<{ id: number }[]>`select id from at_once order by id`
  expect(rows.map((row) => row.id)).toEqual([12, 22])
  // The transaction that fails is the last one on the connection, and nobody waits for it: the pool has it back.
  await expect(inBusinessAtOnce(one, business.id, violating)).rejects.toMatchObject({ code: '23503' })
  await one.sql.end()
})

test('a pool that is closed meanwhile waits for the failing COMMIT, and ends', async () => {
  const one = connect(database.ownerUrl, { max: 1 })
  await inBusinessAtOnce(one, business.id, (tx) => tx`select 1`)
  const failing = inBusinessAtOnce(one, business.id, violating)
  const [outcome] = await Promise.allSettled([failing, one.sql.end()])
  expect(outcome).toMatchObject({ status: 'rejected' })
})

test('where the connection is lost, it rejects, and the pool opens another one', async () => {
  const one = connect(database.ownerUrl, { max: 1 })
  const lost = inBusinessAtOnce(one, business.id, (tx) => tx`select pg_terminate_backend(pg_backend_pid())`)
  await expect(lost).rejects.toBeInstanceOf(Error)
  // postgres.js rejects the first statement on the new connection with the error of the old one.
  const again = () => inBusinessAtOnce(one, business.id, (tx) => tx`select 1`).then(() => 'done', String)
  await expect.poll(again).toBe('done')
  await one.sql.end()
})
