import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { madeOf } from '@/db/queries/contacts/answer-form'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { listContactIds } from './people-lists'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const { id: businessId, topics } = business
const from = { by: 'answer', topicId: topics.news, answer: 'in' } as const

// Some in one second, some alone in theirs, some before all times and some behind them.
const SECOND = Date.UTC(2026, 10, 30)
const ids = [
  ...Array.from({ length: 40 }, (_, place) => v7({ msecs: SECOND + 25 * place })),
  ...Array.from({ length: 10 }, (_, place) => v7({ msecs: SECOND + 10_000 * (place + 1) })),
  ...Array.from({ length: 10 }, () => randomUUID()),
  ...Array.from({ length: 5 }, () => `00000000${randomUUID().slice(8)}`),
]
const merged = ids.filter((_, place) => place % 9 === 0)
const refused = ids.filter((_, place) => place % 9 === 1)
await database.admin.sql`
  insert into contacts (business_id, id, head_hash, created_at, merged_into)
  select ${businessId}, v.id, '', now(), case when v.id = any(${merged}::uuid[]) then ${randomUUID()}::uuid end
  from unnest(${ids}::uuid[]) v(id)`
await database.admin.sql`
  insert into answers (business_id, contact_id, topic_id, answer, at, terms, made)
  select ${businessId}, v.id, t.id, case when v.id = any(${refused}::uuid[]) then 'out' else 'in' end, now(), 'o', v.made
  from unnest(${ids}::uuid[], ${ids.map(madeOf)}::int[]) v(id, made),
    unnest(${[topics.news, topics.promos]}::uuid[]) t(id)`

const expected = ids
  .filter((id) => !merged.includes(id) && !refused.includes(id))
  .toSorted()
  .toReversed()

test.each([1, 7, 1000])(
  'people of an answer are listed once each, the greatest id first, %i at a time',
  async (limit) => {
    const found: string[] = []
    for (let before: string | null = null; ; before = found.at(-1) ?? null) {
      const page: string[] = await inBusiness(deps.db, businessId, (tx) =>
        listContactIds(tx, businessId, from, { before, limit }),
      )
      found.push(...page)
      if (page.length < limit) break
    }
    expect(found).toEqual(expected)
    expect(expected.length).toBeGreaterThan(40)
  },
)

test('the same people are listed before answers are compacted, when rows have no second', async () => {
  await database.admin.sql`create index answers_topic on answers (business_id, topic_id, answer, contact_id)`
  await database.admin.sql`update answers set made = null`
  const page = await inBusiness(deps.db, businessId, (tx) =>
    listContactIds(tx, businessId, from, { before: expected[5] ?? null, limit: 20 }),
  )
  expect(page).toEqual(expected.slice(6, 26))
})
