import { expect, test } from 'vitest'
import { no, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { feedAll } from './feed-lines'

const database = await createTestDatabase()
const sync = syncTest(database)
const feed = () => feedAll(sync.syncDeps(), () => true)

const positions = (businessId: string) => database.admin.sql<{ position: number; contact_id: string; seq: number }[]>`
  select position, contact_id, seq from feed where business_id = ${businessId} order by position`

test('each line gets the next position of its business, those of a contact in their order', async () => {
  const [one, other] = [await sync.business(), await sync.business()]
  const [a, b] = [await sync.contact(one), await sync.contact(one)]
  const c = await sync.contact(other)
  const { promos } = one.topics
  await sync.say(one, a, yes(promos))
  await sync.say(one, b, yes(promos))
  await sync.say(one, a, no(promos))
  await sync.say(other, c, yes(other.topics.promos))
  await feed()
  await sync.say(one, b, no(promos))
  await feed()
  const rows = await positions(one.id)
  expect(rows.map((row) => row.position)).toEqual([1, 2, 3, 4])
  expect(rows.filter((row) => row.contact_id === a).map((row) => row.seq)).toEqual([1, 2])
  expect(rows.at(-1)).toMatchObject({ contact_id: b, seq: 2 })
  expect(await positions(other.id)).toMatchObject([{ position: 1, contact_id: c, seq: 1 }])
  expect(await database.admin.sql`select 1 from unfed_lines`).toHaveLength(0)
})

test('a line that is committed late is fed late, and not missed', async () => {
  const business = await sync.business()
  const contact = await sync.contact(business)
  let commit = () => {}
  const held = new Promise<void>((resolve) => (commit = resolve))
  const late = database.admin.sql.begin(async (tx) => {
    await tx`insert into unfed_lines values (${business.id}, ${contact}, 1)`
    await held
  })
  await database.admin.sql`insert into unfed_lines values (${business.id}, ${contact}, 2)`
  await feed()
  expect(await positions(business.id)).toMatchObject([{ position: 1, seq: 2 }])
  commit()
  await late
  await feed()
  expect(await positions(business.id)).toMatchObject([
    { position: 1, seq: 2 },
    { position: 2, seq: 1 },
  ])
})

test('several writers at once give every position once, over several batches', async () => {
  const business = await sync.business()
  await database.admin.sql`
    insert into unfed_lines select ${business.id}::uuid, gen_random_uuid(), 1 from generate_series(1, 2500)`
  await Promise.all([feed(), feed(), feed()])
  await feed()
  const rows = await positions(business.id)
  expect(rows.map((row) => row.position)).toEqual(Array.from({ length: 2500 }, (_, index) => index + 1))
})
