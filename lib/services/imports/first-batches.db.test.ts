import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { claimImport, findImport } from '@/db/queries/imports/imports'
import { newId } from '@/lib/ids'
import { badLines, makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { runImport } from './run-import'
import { sendImport } from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const worker = testDeps(database.worker)

test('the first batch is a quarter of the usual size, also where a file is gone on with', async () => {
  const business = await makeBusiness(deps)
  const rows = Array.from(
    { length: 2100 },
    (_, place) => `+55119860${String(10_000 + place)},yes,no,yes,2026-01-05T10:00:00Z\n`,
  )
  const { id } = await sendImport(deps, business.id, `phone,promos,news,orders,when\n${rows.join('')}`)
  const by = newId()
  const claim = () => {
    const now = Date.now() + 1000
    return inBusiness(database.worker, business.id, (tx) => claimImport(tx, business.id, { by, now, until: now + 1 }))
  }
  const find = async () => (await inBusiness(database.app, business.id, (tx) => findImport(tx, business.id, id)))!
  let row = (await claim())!
  /** Runs the import until it has sent some batches. */
  const send = async (batches: number) => {
    // It is asked once at the beginning.
    let left = batches + 1
    const run = { businessId: business.id, row, by, leaseMs: 60_000, mayGoOn: () => left-- > 0 }
    const outcome = await runImport(worker, run)
    row = await find()
    return [outcome, row.rows]
  }
  // 8,000 answers are 2,667 rows of three, and a quarter of them are 667.
  expect(await send(1)).toEqual(['paused', 667])
  expect(await send(1)).toEqual(['paused', 667 + 667])
  expect(await send(9)).toEqual(['done', 2100])
  expect(row).toMatchObject({ taken: 6300, refused: 0 })
  expect(await badLines(database.owner)).toEqual([])
})
