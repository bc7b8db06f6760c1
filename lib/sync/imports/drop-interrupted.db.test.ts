import { expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { DELETED_WITHIN_MS } from '@/db/queries/imports/drop-import'
import { operatorOf } from '@/lib/services/callers/caller'
import { dropFile } from '@/lib/services/imports/begin-import'
import { holdFile } from '@/lib/services/imports/hold-file'
import { receiveImport } from '@/lib/services/imports/receive-import'
import { bodyOf } from '@/lib/services/imports/testing'
import { syncTest } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { createImportWorker } from './work-imports'

const database = await createTestDatabase()
const sync = syncTest(database)
const FILE = 'phone,topic,answer\n+5511987650001,promos,no\n'

/** A database whose process ends before its transaction with this number. */
function endingBefore(db: Database, last: number): { db: Database; begun: () => number } {
  let begun = 0
  const sql = new Proxy(db.sql, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (name !== 'begin' || typeof value !== 'function') return value
      return async (...args: unknown[]): Promise<unknown> => {
        begun++
        if (begun >= last) throw new Error('the process was killed')
        return Reflect.apply(value, target, args)
      }
    },
  })
  return { db: { ...db, sql }, begun: () => begun }
}

/** Runs a worker once, after the time in which the process itself would have deleted the file. */
async function lookLater(): Promise<void> {
  const deps = sync.syncDeps({ clock: { now: () => Date.now() + DELETED_WITHIN_MS + 1000 } })
  const worker = createImportWorker(deps)
  await worker.look()
  await worker.stop()
}

const leftOf = (businessId: string) => database.admin.sql`
  select i.status, i.due_at from imports i where i.business_id = ${businessId}
  union all select 'piece', null from import_chunks c where c.business_id = ${businessId}`

test('whenever the process is killed while it drops a file, a worker leaves neither the file nor an import', async () => {
  const business = await sync.business()
  const caller = operatorOf(business.id)
  const counted = endingBefore(sync.deps.db, Infinity)
  const hold = async () => {
    const held = await holdFile(sync.deps, caller, { name: 'x', body: bodyOf(FILE), limitBytes: 10_000 })
    return held.outcome === 'received' ? held.id : ''
  }
  await dropFile({ ...sync.deps, db: counted.db }, caller, await hold())
  expect(await leftOf(business.id)).toEqual([])
  // The first two transactions are before the file is dropped.
  expect(counted.begun()).toBeGreaterThan(3)
  for (let last = 3; last <= counted.begun(); last++) {
    const { db } = endingBefore(sync.deps.db, last)
    await expect(dropFile({ ...sync.deps, db }, caller, await hold())).rejects.toThrow('the process was killed')
    await lookLater()
    expect(await leftOf(business.id), `killed before transaction ${last}`).toEqual([])
  }
})

test('whenever the process is killed while it deletes a file that cannot be read, no import is left either', async () => {
  const business = await sync.business()
  const caller = operatorOf(business.id)
  const receive = (db: Database) => {
    const upload = { name: 'x', settings: { columns: {} }, body: bodyOf('phone\n1\n'), limitBytes: 10_000 }
    return receiveImport({ ...sync.deps, db }, caller, upload)
  }
  const counted = endingBefore(sync.deps.db, Infinity)
  expect(await receive(counted.db)).toMatchObject({ outcome: 'columns_missing' })
  expect(await leftOf(business.id)).toEqual([])
  // The import exists, its one piece is stored, and it is not yet known that the file cannot be read.
  const before = 4
  expect(counted.begun()).toBeGreaterThan(before + 1)
  for (let last = before + 1; last <= counted.begun(); last++) {
    expect(await receive(endingBefore(sync.deps.db, last).db)).toMatchObject({ outcome: 'columns_missing' })
    await lookLater()
    expect(await leftOf(business.id), `killed before transaction ${last}`).toEqual([])
  }
})
