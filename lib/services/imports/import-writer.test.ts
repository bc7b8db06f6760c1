import { expect, test, vi } from 'vitest'
import type { Deps } from '@/lib/services/deps'
import type { Person } from './group-rows'
import { ImportWriter } from './import-writer'
import type { OnSent, PreparedBatch } from './prepared-batch'
import { writeAhead, writeBatch } from './write-batch'

vi.mock('./write-batch')

const batchOf = (...keys: string[]): PreparedBatch => ({
  rows: keys.length,
  people: keys.map((matchKey) => ({ identity: { matchKey } }) as Person),
  refused: [],
  guessed: [],
  configVersion: 1,
})

/** Sends two batches with a pool of this size, and returns how many are being written before one of them ends. */
async function begunAtOnce(max: number, first: PreparedBatch, second: PreparedBatch, areStrangers = true) {
  let begun = 0
  const begin = (deps: Deps, claim: unknown, batch: unknown, onSent: OnSent = () => {}) => {
    begun++
    onSent(areStrangers)
    return new Promise<never>(() => {})
  }
  vi.mocked(writeBatch).mockImplementation(begin)
  vi.mocked(writeAhead).mockImplementation(begin)
  const deps = { db: { sql: { options: { max } } } } as unknown as Deps
  const claim = { businessId: 'b', importId: 'i', by: 'w', done: 0, leaseMs: 1000 }
  const writer = new ImportWriter(deps, claim, () => Promise.reject(new Error('nothing is read again')))
  for (const batch of [first, second]) {
    void writer.send(batch)
    await new Promise((resolve) => void setImmediate(resolve))
  }
  return begun
}

test('a batch is on its way behind another one only where the pool has connections to spare', async () => {
  const some = batchOf('a', 'c')
  const others = batchOf('b', 'd')
  expect(await begunAtOnce(7, some, others)).toBe(1)
  expect(await begunAtOnce(8, some, others)).toBe(2)
})

test('a batch goes ahead only after one of which nobody was known, and who has none of its people', async () => {
  const some = batchOf('a', 'c')
  expect(await begunAtOnce(8, some, batchOf('b', 'd'))).toBe(2)
  expect(await begunAtOnce(8, some, batchOf('b', 'd'), false)).toBe(1)
  expect(await begunAtOnce(8, some, batchOf('b', 'c'))).toBe(1)
})
