import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { noteSigningKey } from '@/db/queries/ledger/checkpoints'
import { testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { INSTALLATION } from './logs'
import { givesReceipts } from './read-receipt'

const database = await createTestDatabase()

test('that nothing is signed counts for ten seconds, and not when the clock was set back since', async () => {
  let now = Date.UTC(2026, 10, 30)
  const deps = testDeps(database.app, { clock: { now: () => now } })
  const signs = async (at: number) => {
    now = at
    return givesReceipts(deps)
  }
  const began = now
  expect(await signs(began)).toBe(false)
  const key = { name: 'log', publicKey: 'key', since: began }
  await inBusiness(database.worker, INSTALLATION, (tx) => noteSigningKey(tx, INSTALLATION, key))
  expect(await signs(began + 9999)).toBe(false)
  expect(await signs(began - 3_600_000)).toBe(true)
})
