import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { setLayout } from '@/db/layout'
import { newId } from '@/lib/ids'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { feedLines } from './feed'
import { BATCH_LINES, insertUnfed, type LinePlace } from './unfed'

const database = await createTestDatabase()
const { sql } = database.admin

/** Writes the lines of one transaction. */
const write = (business: string, lines: readonly LinePlace[], layout = 2) =>
  inBusiness(database.app, business, (tx) => {
    setLayout(tx, layout)
    return insertUnfed(tx, business, lines)
  })
const feed = (business: string, limit: number) =>
  inBusiness(database.worker, business, (tx) => feedLines(tx, business, limit))
const fed = (business: string) => sql<LinePlace[]>`
  select contact_id as "contactId", seq from feed where business_id = ${business} order by position`
const batches = (business: string) => sql<{ lines: number }[]>`
  select cardinality(seqs) as lines from unfed_batches where business_id = ${business} order by id`
const alone = (business: string) => sql<LinePlace[]>`
  select contact_id as "contactId", seq from unfed_lines where business_id = ${business} order by 1, 2`

/** First lines of people that nobody knew, in the order of their ids. */
const strangers = (count: number): LinePlace[] => Array.from({ length: count }, () => ({ contactId: newId(), seq: 1 }))
const newBusiness = async () => (await makeBusiness(testDeps(database.app))).id

test('lines of chains that begin share rows; the others have rows of their own', async () => {
  const business = await newBusiness()
  const [first, ...others] = strangers(250)
  const known = { contactId: newId(), seq: 5 }
  const twice = { contactId: first!.contactId, seq: 2 }
  await write(business, [first!, twice, ...others, known])
  expect(await batches(business)).toEqual([{ lines: BATCH_LINES }, { lines: BATCH_LINES }, { lines: 59 }])
  expect(await alone(business)).toEqual([known])
  expect(await feed(business, 1000)).toEqual({ fed: 252, isMore: false })
  expect(await fed(business)).toEqual([first, twice, ...others, known])
  expect([...(await batches(business)), ...(await alone(business))]).toEqual([])
})

test('in the layout of the last release every line has a row of its own', async () => {
  const business = await newBusiness()
  const lines = strangers(3)
  await write(business, lines, 1)
  expect(await batches(business)).toEqual([])
  expect(await alone(business)).toEqual(lines)
})

test('a later line is never fed before the first ones of its chain, however little is fed at once', async () => {
  const business = await newBusiness()
  const lines = strangers(5 * BATCH_LINES)
  const last = lines.at(-1)!
  await write(business, lines)
  // Both were saved when their first lines still waited; the second one's line before has its place already.
  const [early, late] = [lines[0]!, last].map(({ contactId }) => ({ contactId, seq: 2 }))
  await inBusiness(database.app, business, (tx) => {
    setLayout(tx, 1)
    return insertUnfed(tx, business, [early!, late!, { contactId: last.contactId, seq: 3 }])
  })
  let steps = 0
  for (let isMore = true; isMore; steps++) isMore = (await feed(business, 2 * BATCH_LINES)).isMore
  expect(steps).toBeGreaterThan(3)
  const order = await fed(business)
  expect(order).toHaveLength(lines.length + 3)
  const place = ({ contactId, seq }: LinePlace) =>
    order.findIndex((each) => each.contactId === contactId && each.seq === seq)
  expect(place(early!)).toBeGreaterThan(place(lines[0]!))
  expect(place(early!)).toBeLessThan(2 * BATCH_LINES + 1)
  const places = [1, 2, 3].map((seq) => place({ contactId: last.contactId, seq }))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places.at(-1)).toBe(order.length - 1)
})

test('neither many saves nor a long import keeps the other from its turn', async () => {
  const business = await newBusiness()
  const saves = strangers(3000)
  await write(business, saves, 1)
  await write(business, strangers(3000))
  expect(await feed(business, 1000)).toEqual({ fed: 1000, isMore: true })
  const counts = await sql`select (select count(*)::int from unfed_lines where business_id = ${business}) as alone,
    (select sum(cardinality(seqs))::int from unfed_batches where business_id = ${business}) as together`
  expect(counts).toEqual([{ alone: 2480, together: 3000 - 5 * BATCH_LINES }])
})

test('a line whose line before was lost does not wait for ever', async () => {
  const business = await newBusiness()
  const orphan = { contactId: newId(), seq: 7 }
  await write(business, strangers(300))
  await write(business, [orphan], 1)
  await feed(business, BATCH_LINES)
  expect(await alone(business)).toEqual([orphan])
  for (let isMore = true; isMore;) isMore = (await feed(business, BATCH_LINES)).isMore
  expect(await alone(business)).toEqual([])
  expect((await fed(business)).at(-1)).toEqual(orphan)
})
