import { expect, onTestFinished, test, vi } from 'vitest'
import type { SyncDeps } from '@/lib/sync/deps'
import { DeliveryReads } from './delivery-reads'
import type { Claimed, ClaimedContact } from './read-deliveries'

const marksOf = (...contactIds: string[]) =>
  contactIds.map((contactId) => ({
    ...{ contactId, version: 1, mirrored: null, externalId: null, urgent: false },
    ...{ waitingSince: null, attempts: 0, uncertainSince: null },
  }))

/** Readings whose claims are kept in `asked`. They return what was claimed, and fail with a claim of `broken`. */
function readings(broken?: string) {
  const asked: string[][] = []
  const reads = new DeliveryReads({} as SyncDeps, 'business', async (_, __, claims: readonly Claimed[]) => {
    asked.push(claims.map(({ backendId, marks }) => `${backendId}: ${marks.map((mark) => mark.contactId).join(' ')}`))
    if (claims.some(({ backendId }) => backendId === broken)) throw new Error(`${broken} can not be read`)
    return claims.map(({ marks }) =>
      marks.map((mark): ClaimedContact => ({ mark, delivery: null, recheckAt: null, gone: false, erased: false })),
    )
  })
  const read = async (backendId: string, ...contactIds: string[]) =>
    (await reads.read(backendId, marksOf(...contactIds))).map(({ mark }) => mark.contactId)
  return { reads, read, asked }
}

test('claims that are made at once share one reading, and each gets its own contacts', async () => {
  const { reads, read, asked } = readings()
  const [first, second] = [reads.claiming(), reads.claiming()]
  const one = read('one', 'ana', 'bea')
  first()
  expect(asked).toEqual([])
  const other = read('other', 'bea')
  second()
  expect(await Promise.all([one, other])).toEqual([['ana', 'bea'], ['bea']])
  expect(asked).toEqual([['one: ana bea', 'other: bea']])
})

test('a reading alone begins at once, also beside a claim that finds nothing', async () => {
  const { reads, read, asked } = readings()
  expect(await read('one', 'ana')).toEqual(['ana'])
  const [first, empty] = [reads.claiming(), reads.claiming()]
  empty()
  // To end twice counts once.
  empty()
  const one = read('one', 'bea')
  expect(asked).toHaveLength(1)
  first()
  expect(await one).toEqual(['bea'])
  expect(asked).toEqual([['one: ana'], ['one: bea']])
})

test('a claim that hangs holds no reading up for long', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const { reads, read, asked } = readings()
  reads.claiming()
  const one = read('one', 'ana')
  await vi.advanceTimersByTimeAsync(49)
  expect(asked).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(await one).toEqual(['ana'])
})

test('where a shared reading fails, each claim is read alone, and only what fails alone is told', async () => {
  const { reads, read, asked } = readings('one')
  const [first, second] = [reads.claiming(), reads.claiming()]
  const both = Promise.allSettled([read('one', 'ana'), read('other', 'ana')])
  first()
  second()
  const [one, other] = await both
  expect(one).toMatchObject({ status: 'rejected', reason: { message: 'one can not be read' } })
  expect(other).toEqual({ status: 'fulfilled', value: ['ana'] })
  expect(asked).toEqual([['one: ana', 'other: ana'], ['one: ana'], ['other: ana']])
  await expect(read('one', 'ana')).rejects.toThrow('one can not be read')
})
