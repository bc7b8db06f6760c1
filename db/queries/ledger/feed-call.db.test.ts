import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { newId } from '@/lib/ids'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { feedLines } from './feed'

const database = await createTestDatabase()
const { sql } = database.admin

const places = Array.from({ length: 7 }, (_, index) => ({ contactId: newId(), seq: 1 + (index % 3) }))
const LATER = new Date('2100-01-01T00:00:00.000Z')
type State = 'no rows' | 'nothing due' | 'due'

/** A business with lines that wait, and with what follows its feed in some state. */
async function waiting(state: State): Promise<string> {
  const { id } = await makeBusiness(testDeps(database.app))
  for (const { contactId, seq } of places) await sql`insert into unfed_lines values (${id}, ${contactId}, ${seq})`
  for (const table of ['figures', 'template_watch', 'unsigned_feeds'])
    await sql`delete from ${sql(table)} where business_id = ${id}`
  if (state === 'no rows') return id
  const due = state === 'due' ? LATER : null
  await sql`
    insert into figures (business_id, days_due_at, reach_due_at, reach_at, reach_ms)
    values (${id}, ${due}, ${due}, ${LATER}, 200)`
  await sql`insert into template_watch (business_id, lines_due_at) values (${id}, ${due})`
  await sql`insert into unsigned_feeds (business_id, fed) values (${id}, 0)`
  return id
}

/** What there is after a step, with moments as whether they are there, and those that are given as they are. */
async function after(id: string) {
  const [row] = await sql`
    select (select json_agg(json_build_array(position, contact_id, seq) order by position) from feed
        where business_id = ${id}) as feed,
      (select count(*)::int from unfed_lines where business_id = ${id}) as waiting,
      (select json_build_array(position, days_due_at > '2099-01-01', reach_due_at = ${LATER}::timestamptz,
        reach_due_at - reach_at) from figures where business_id = ${id}) as figures,
      (select json_build_array(position, lines_due_at > '2099-01-01') from template_watch
        where business_id = ${id}) as watch,
      (select fed::int from unsigned_feeds where business_id = ${id}) as unsigned`
  return row
}

const step = (id: string, limit: number, asksFeed: boolean) =>
  inBusiness(database.worker, id, (tx) => feedLines(tx, id, limit, asksFeed))

test.each<State>(['no rows', 'nothing due', 'due'])('one call does what the statements do, with %s', async (state) => {
  const [called, stated] = [await waiting(state), await waiting(state)]
  for (const limit of [4, 4, 4]) {
    expect(await step(called, limit, false)).toEqual(await step(stated, limit, true))
    expect(await after(called)).toEqual(await after(stated))
  }
  const done = await after(called)
  expect(done).toMatchObject({ waiting: 0, unsigned: 7, figures: expect.any(Array), watch: expect.any(Array) })
  expect(done?.['feed']).toHaveLength(7)
})

test('what becomes due does so from now on, what people said together two seconds later', async () => {
  const id = await waiting('no rows')
  await step(id, 10, false)
  const [row] = await sql`
    select f.days_due_at <= now() and f.reach_due_at <= now() as counts,
      w.lines_due_at - f.days_due_at = interval '2 seconds' as "isLater"
    from figures f join template_watch w using (business_id) where business_id = ${id}`
  expect(row).toEqual({ counts: true, isLater: true })
})

test('while another process feeds, nothing is done', async () => {
  const id = await waiting('due')
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${`sayso.feed:${id}`}, 0))`
    expect(await step(id, 10, false)).toEqual({ fed: 0, isMore: false })
  })
  expect(await after(id)).toMatchObject({ feed: null, waiting: 7 })
  expect(await step(id, 10, false)).toEqual({ fed: 7, isMore: false })
})

test('the login of the web processes may not call it', async () => {
  const id = await waiting('due')
  const call = inBusiness(database.app, id, (tx) => tx`select sayso_feed_lines(${id}::uuid, 10)`)
  await expect(call).rejects.toMatchObject({ code: '42501' })
})
