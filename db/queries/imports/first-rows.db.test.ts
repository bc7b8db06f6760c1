import { expect, test } from 'vitest'
import { connect, inBusiness } from '@/db/client'
import { layoutOf } from '@/db/layout'
import { newId } from '@/lib/ids'
import { createTestDatabase } from '@/testing/database'
import { unhandledDuring } from '@/testing/unhandled'
import { FirstRows } from './first-rows'

const database = await createTestDatabase()

/** A promise that another part of the test fulfils. */
function gate() {
  let open: (value?: unknown) => void = () => {}
  const opened = new Promise<unknown>((resolve) => (open = resolve))
  return { opened, open: (value?: unknown) => open(value) }
}

test('rows of a transaction that lost its connection are refused, and no rejection is left to nobody', async () => {
  // In this layout keys are looked for before the lines are written, by a statement of their own.
  await database.admin.sql.unsafe(
    `create or replace function sayso_layout() returns integer language sql immutable as 'select 2'`,
  )
  const pool = connect(database.workerUrl, { max: 1, applicationName: 'cut before rows' })
  expect(await layoutOf(pool.sql)).toBe(2)
  const [begun, lost, failed] = [gate(), gate(), gate()]
  const waiting = inBusiness(pool, newId(), async (tx) => {
    begun.open()
    await lost.opened
    const rows = new FirstRows()
    rows.add({
      ...{ contactId: newId(), changeId: newId(), at: '2026-01-05T10:00:00Z', dedupeKey: 'a key', answers: [] },
      form: { packed: '00', hashBytes: '00', dedupe: newId(), packedKey: '00' },
      evidence: { salt: Buffer.alloc(1), body: Buffer.alloc(1), digest: '00' },
    })
    await rows.write(tx, newId(), { now: 0, keepUntil: 1 }).catch(failed.open)
  })
  await begun.opened
  const unhandled = await unhandledDuring(async () => {
    // The connection may be lost before the statement that ends it has returned.
    const rejected = waiting.catch((error: unknown) => error)
    await database.admin.sql`
      select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cut before rows'`
    expect(await rejected).toMatchObject({ code: 'CONNECTION_CLOSED' })
    lost.open()
    expect(await failed.opened).toMatchObject({ code: 'CONNECTION_CLOSED' })
  })
  expect(unhandled).toEqual([])
  await pool.close()
})
