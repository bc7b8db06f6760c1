import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
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

test('lines that wait twice, or have their place already, get one place and wait no longer', async () => {
  const business = await sync.business()
  const [a, b, c] = [await sync.contact(business), await sync.contact(business), await sync.contact(business)]
  for (const id of [a, b]) await sync.say(business, id, yes(business.topics.promos))
  await feed()
  await sync.say(business, c, yes(business.topics.promos))
  const { sql } = database.admin
  const waits = (id: string, contacts: string[], seqs: number[]) => sql`
    insert into unfed_batches (business_id, id, contact_ids, seqs)
    values (${business.id}, ${id}, ${contacts}::uuid[], ${seqs}::int[])`
  await sql`insert into unfed_lines values (${business.id}, ${b}, 1)`
  await waits(newId(), [a, c, c], [1, 1, 1])
  await waits(newId(), [c, a], [1, 1])
  await feed()
  const rows = await positions(business.id)
  expect(rows.map(({ position, contact_id }) => [position, contact_id])).toEqual([
    [1, expect.any(String)],
    [2, expect.any(String)],
    [3, c],
  ])
  const left =
    await sql`select (select count(*)::int from unfed_lines) + (select count(*)::int from unfed_batches) as n`
  expect(left).toEqual([{ n: 0 }])
  // Nothing but such lines.
  await sql`insert into unfed_lines values (${business.id}, ${b}, 1)`
  await feed()
  expect(await positions(business.id)).toEqual(rows)
  expect(await sql`select 1 from unfed_lines`).toHaveLength(0)
})

test('a business whose lines cannot be fed keeps no other from its turn, and is reported', async () => {
  const { sql } = database.admin
  const businesses = [await sync.business(), await sync.business(), await sync.business()]
  const [first, second, third] = businesses.map(({ id }) => id).toSorted()
  // A line of no contact has no place.
  for (const id of [first!, second!])
    await sql`insert into unfed_batches (business_id, id, contact_ids, seqs)
      values (${id}, ${newId()}, array[null]::uuid[], array[1])`
  await sql`insert into unfed_lines values (${third!}, ${newId()}, 1)`
  await expect(feed()).rejects.toMatchObject({ errors: [{ code: '22P02' }, { code: '22P02' }] })
  expect(await positions(third!)).toHaveLength(1)
  await sql`delete from unfed_batches where business_id = ${first!}`
  await expect(feed()).rejects.toMatchObject({ code: '22P02' })
})
