import { expect, test, vi } from 'vitest'
import { newId } from '@/lib/ids'
import { createTestDatabase } from '@/testing/database'
import { unhandledDuring } from '@/testing/unhandled'
import { connect, inBusiness, retried, sqlState } from './client'

const database = await createTestDatabase()

const sqlStateOrCode = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

/** Ends the server's side of every connection of the test's own pool. */
async function cutAll(name: string): Promise<void> {
  await database.admin.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${name}`
}

/** Resolves when the server runs a query of the test's own pool that waits in `pg_sleep`. */
async function isAsleep(name: string): Promise<void> {
  await vi.waitFor(async () => {
    const rows = await database.admin.sql`
      select 1 from pg_stat_activity where application_name = ${name} and wait_event = 'PgSleep'`
    expect(rows).toHaveLength(1)
  })
}

/**
 * Resolves when the pool itself has noticed that one of its connections is closed, and has rejected the queries that
 * wait for it.
 */
function noticesAClose(pool: ReturnType<typeof connect>): Promise<void> {
  return new Promise((resolve) => void Reflect.set(pool.sql.options, 'onclose', () => setImmediate(resolve)))
}

/**
 * Returns the result of a query. It is tried again where a connection of the pool was gone and the pool had not
 * noticed. Where a query waits for ever, as it did on a connection that could no longer send, the test runs out of its
 * time.
 */
async function answer(pool: ReturnType<typeof connect>): Promise<unknown> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const said = await pool.sql`select 42 as n`.then(
      ([row]) => row?.['n'] as unknown,
      () => 'failed',
    )
    if (said !== 'failed') return said
  }
  return 'failed'
}

test('a server that ends a transaction in the middle fails it, ends no process, and blocks no later query', async () => {
  const pool = connect(database.appUrl, { max: 1, applicationName: 'cut in the middle' })
  for (let round = 0; round < 5; round++) {
    const waiting = inBusiness(pool, newId(), (tx) =>
      Promise.all([tx`select pg_sleep(600)`, tx`select 1`, tx`select 2`]),
    )
    const failure = waiting.catch((error: { code?: string }) => error.code)
    await isAsleep('cut in the middle')
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
    const noticed = noticesAClose(pool)
    await cutAll('cut between')
    await noticed
    await tx`select 2`
  })
  await expect(waiting).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
  expect(await answer(pool)).toBe(42)
  await pool.close()
})

test('a transaction whose connection was lost writes nothing more, also not on the connection after it', async () => {
  await database.admin.sql.unsafe('create table said (n int); grant insert, select on said to public')
  const pool = connect(database.appUrl, { max: 1, applicationName: 'cut and opened again' })
  const said: string[] = []
  let over = () => {}
  const ended = new Promise<void>((resolve) => (over = resolve))
  const waiting = inBusiness(pool, newId(), async (tx) => {
    const before = tx`insert into said values (3)`
    const noticed = noticesAClose(pool)
    await cutAll('cut and opened again')
    await noticed
    // The pool has its only connection back: a statement sent on it now belongs to no transaction.
    expect(await answer(pool)).toBe(42)
    const later = [() => tx`insert into said values (1)`, () => tx.unsafe('insert into said values (2)'), () => before]
    for (const say of later) await say().catch((error: unknown) => said.push(sqlStateOrCode(error)))
    over()
  })
  await expect(waiting).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
  await ended
  expect(said).toEqual(['CONNECTION_CLOSED', 'CONNECTION_CLOSED', 'CONNECTION_CLOSED'])
  expect(await database.admin.sql`select n from said`).toEqual([])
  await pool.close()
})

test('statements that are sent together after the connection was lost leave no rejection that nobody handles', async () => {
  const pool = connect(database.appUrl, { max: 1, applicationName: 'cut before many' })
  let over = (_: unknown) => {}
  const ended = new Promise<unknown>((resolve) => (over = resolve))
  const waiting = inBusiness(pool, newId(), async (tx) => {
    const noticed = noticesAClose(pool)
    await cutAll('cut before many')
    await noticed
    const asked = async () => void (await tx`select 1`)
    const part = () => tx`string_to_array(${'a'}, chr(10))`
    await Promise.all([asked(), tx`select ${part()}`, tx.unsafe('select 2')]).catch(over)
  })
  const unhandled = await unhandledDuring(async () => {
    await expect(waiting).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
    expect(sqlStateOrCode(await ended)).toBe('CONNECTION_CLOSED')
  })
  expect(unhandled).toEqual([])
  await pool.close()
})

test.each([
  ['succeeds', async () => {}],
  ['fails by itself', () => Promise.reject(new Error('ours'))],
])('a transaction whose connection was lost ends nothing where its work %s later', async (what, end) => {
  const name = `cut, and then ${what}`
  await database.admin.sql.unsafe('drop table if exists kept; create table kept (n int); grant all on kept to public')
  const pool = connect(database.appUrl, { max: 1, applicationName: name })
  let goOn = () => {}
  const other = new Promise<void>((resolve) => (goOn = resolve))
  const waiting = inBusiness(pool, newId(), async () => {
    const noticed = noticesAClose(pool)
    await cutAll(name)
    await noticed
    await other
    return end()
  })
  await expect(waiting).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
  // The pool has its only connection back, for another transaction, which is neither committed nor rolled back by it.
  const next = inBusiness(pool, newId(), async (tx) => {
    await tx`insert into kept values (1)`
    goOn()
    await new Promise((resolve) => void setImmediate(resolve))
    await tx`insert into kept values (2)`
    expect(await database.admin.sql`select n from kept`).toEqual([])
  })
  await next
  expect(await database.admin.sql`select n from kept order by n`).toEqual([{ n: 1 }, { n: 2 }])
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

test('a mark of the synchronization that another transaction made first is tried again, on a cluster too', async () => {
  const fail = async (said: string) => {
    let tries = 0
    const run = () => {
      tries++
      return database.owner.sql.unsafe(`do $$ begin raise exception sqlstate '23505' using ${said}; end $$`)
    }
    await expect(retried(run)).rejects.toMatchObject({ code: '23505' })
    return tries
  }
  expect(await fail(`table = 'sync_marks', constraint = 'sync_marks_pk'`)).toBe(3)
  expect(await fail(`table = 'ledger', constraint = 'ledger_dedupe'`)).toBe(1)
  // As Citus 14.0.1 says it: neither table nor constraint, and the index of the shard in the text.
  const onCluster = (index: string) => `message = 'duplicate key value violates unique constraint "${index}"'`
  expect(await fail(onCluster('sync_marks_pk_102034'))).toBe(3)
  expect(await fail(onCluster('ledger_dedupe_102066'))).toBe(1)

  const [business, backend, contact] = [newId(), newId(), newId()]
  const { sql } = database.admin
  const insert = () => sql`
    insert into sync_marks (business_id, backend_id, contact_id, version)
    values (${business}, ${backend}, ${contact}, 1)`
  await insert()
  let tries = 0
  const healed = await retried(async () => {
    if (++tries > 1) return 'saved'
    await insert()
    return 'not refused'
  })
  expect([healed, tries]).toEqual(['saved', 2])
})
