import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { newId } from '@/lib/ids'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { deleteOldReviews, insertReview, type NewReview, readOpenReviews } from './reviews'

const database = await createTestDatabase()
const deps = testDeps(database.app)

test('a matter is listed once, encrypted, also when two find it at once, and goes when its time is over', async () => {
  const { id: businessId, backendId } = await makeBusiness(deps)
  const now = Date.UTC(2026, 10, 22)
  const review: NewReview = {
    businessId,
    kind: 'unsure_message',
    contactId: newId(),
    backendId,
    dedupeKey: 'wamid:1',
    body: { text: 'maybe stop?' },
    now,
    keepUntil: now + 1000,
  }
  const insert = (over: Partial<NewReview> = {}) =>
    inBusiness(database.worker, businessId, (tx) => insertReview(tx, deps.keys, { ...review, ...over }))
  const firsts = await Promise.all([insert(), insert(), insert()])
  expect(firsts.filter(Boolean)).toHaveLength(1)
  expect(await insert({ dedupeKey: 'wamid:2', keepUntil: now + 5000 })).toBe(true)
  const read = () => inBusiness(database.app, businessId, (tx) => readOpenReviews(tx, deps.keys, businessId, 10))
  expect((await read()).map(({ kind, body }) => [kind, body['text']])).toEqual([
    ['unsure_message', 'maybe stop?'],
    ['unsure_message', 'maybe stop?'],
  ])
  const [raw] = await database.admin.sql<{ body: Buffer }[]>`select body from reviews where business_id = ${businessId}`
  expect(raw?.body.includes('maybe')).toBe(false)
  expect(await inBusiness(database.worker, businessId, (tx) => deleteOldReviews(tx, businessId, now + 1000, 10))).toBe(
    1,
  )
  expect(await read()).toHaveLength(1)
})
