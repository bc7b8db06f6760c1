import { expect, test, vi } from 'vitest'
import { inBusiness } from '@/db/client'
import { insertReview } from '@/db/queries/reviews/reviews'
import { newId } from '@/lib/ids'
import { syncTest } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { purgeReviews } from './purge-reviews'

const database = await createTestDatabase()
const sync = syncTest(database)

/** Makes a review of a business without a backend that can be read, kept until the given time. */
async function matter(keepUntil: number): Promise<string> {
  const business = await sync.business()
  await database.admin.sql`delete from backends where id = ${business.backendId}`
  const review = { kind: 'unsure_message', contactId: newId(), backendId: null, dedupeKey: newId() } as const
  await inBusiness(database.app, business.id, (tx) =>
    insertReview(tx, sync.deps.keys, {
      ...{ ...review, businessId: business.id, body: { text: 'maybe stop?' } },
      ...{ now: keepUntil - 1000, keepUntil },
    }),
  )
  return business.id
}

const left = async () =>
  (await database.admin.sql<{ business_id: string }[]>`select business_id from reviews`).map((row) => row.business_id)

test('reviews past their time are deleted in every business, whatever its backends; younger ones stay', async () => {
  const now = Date.now()
  await matter(now - 1)
  await matter(now - 1)
  const young = await matter(now + 60_000)
  await purgeReviews({ db: database.worker, clock: { now: () => now } }, () => true)
  expect(await left()).toEqual([young])
})

test('the worker deletes old reviews as one of its jobs', async () => {
  const old = await matter(Date.now() - 1)
  expect(await left()).toContain(old)
  sync.startWorker()
  await vi.waitFor(async () => expect(await left()).not.toContain(old), { interval: 20 })
})
