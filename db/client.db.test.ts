import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { connect, inBusiness, retried, sqlState } from '@/db/client'
import { createTestDatabase } from '@/db/testing/database'
import { newId } from '@/lib/ids'

const database = await createTestDatabase()

/** Ends the server's side of every connection of the test's own pool. */
async function cutAll(name: string): Promise<void> {
  await database.admin.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${name}`
}

/** The answer to a query, tried until the pool has noticed that its connections are gone; fails where it waits for ever. */
async function answer(pool: ReturnType<typeof connect>): Promise<unknown> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const asked = pool.sql`select 42 as n`.then(
      ([row]) => row?.['n'] as unknown,
      () => 'failed',
    )
    const said = await Promise.race([asked, sleep(3000).then(() => 'nothing came')])
    if (said !== 'failed') return said
  }
  return 'failed'
}

test('a server that ends a transaction in the middle fails it, ends no process, and blocks nobody after it', async () => {
  const pool = connect(database.appUrl, { max: 1, applicationName: 'cut in the middle' })
  for (let round = 0; round < 5; round++) {
    const waiting = inBusiness(pool, newId(), (tx) => Promise.all([tx`select pg_sleep(5)`, tx`select 1`, tx`select 2`]))
    const failure = waiting.catch((error: { code?: string }) => error.code)
    await sleep(40)
    await cutAll('cut in the middle')
    expect(await failure).toMatch(/^(CONNECTION_CLOSED|57P01)$/)
    expect(await answer(pool)).toBe(42)
  }
  await pool.close()
})

test('a connection that ends between two statements of a transaction fails it as well', async () => {
  const pool = connect(database.appUrl, { max: 1, applicationName: 'cut between' })
  const waiting = inBusiness(pool, newId(), async (tx) => {
    await tx`select 1`
    await cutAll('cut between')
    await sleep(50)
    await tx`select 2`
  })
  await expect(waiting).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
  expect(await answer(pool)).toBe(42)
  await pool.close()
})

test('an ordinary failure rolls back, keeps its code, and leaves the connection usable', async () => {
  const pool = connect(database.appUrl, { max: 1 })
  const failure = await inBusiness(pool, newId(), (tx) => tx`select 1 / 0`).catch((error: unknown) => error)
  expect(sqlState(failure)).toBe('22012')
  await expect(inBusiness(pool, newId(), () => Promise.reject(new Error('ours')))).rejects.toThrow('ours')
  expect(await answer(pool)).toBe(42)
  await pool.close()
})

test('what a repetition can heal is tried three times, anything else once', async () => {
  const fail = async (state: string) => {
    let tries = 0
    const run = () => {
      tries++
      return database.owner.sql.unsafe(`do $$ begin raise exception sqlstate '${state}'; end $$`)
    }
    await expect(retried(run)).rejects.toMatchObject({ code: state })
    return tries
  }
  expect(await fail('40001')).toBe(3)
  expect(await fail('40P01')).toBe(3)
  expect(await fail('23505')).toBe(1)
})
