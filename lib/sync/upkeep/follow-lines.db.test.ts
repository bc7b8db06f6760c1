import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { restartWatch } from '@/db/queries/template-watch/watch'
import { no, stop, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { countFigures } from './count-figures'
import { feedAll } from './feed-lines'
import { createTemplateWatch } from './watch-templates'

const database = await createTestDatabase()
const sync = syncTest(database)
// The watch waits two seconds for what belongs together.
const deps = { ...sync.syncDeps(), clock: { now: () => Date.now() + 10_000 } }
const { sql } = database.admin
const go = () => true
const count = () => countFigures(deps, go)
const watch = createTemplateWatch(deps, go)

type Business = Awaited<ReturnType<typeof sync.business>>

/** How far each of the two came, whether it is due, and what it wrote. */
async function followed({ id }: Business) {
  const [row] = await sql`
    select f.position as counted, f.days_due_at is not null as "countsAreDue", w.position::int as watched,
      w.lines_due_at is not null as "watchIsDue",
      (select sum(times)::int from day_counts d where d.business_id = ${id} and d.detail = '') as events,
      (select count(*)::int from template_optouts o where o.business_id = ${id}) as refusals
    from figures f join template_watch w using (business_id) where business_id = ${id}`
  return row
}

/** Says three things of two people, two of which are refusals. */
async function saidAndFed() {
  const business = await sync.business()
  const [a, b] = [await sync.contact(business), await sync.contact(business)]
  const { promos } = business.topics
  await sync.say(business, a, yes(promos))
  await sync.say(business, b, no(promos))
  await sync.say(business, a, stop)
  await feedAll(deps, go)
  return { business, say: () => sync.say(business, a, { on: 'stop', value: false }) }
}
const isThrough = { countsAreDue: false, watchIsDue: false }

test('whichever of the two jobs comes first does the work of both, once', async () => {
  for (const [first, second] of [
    [count, watch],
    [watch, count],
  ] as const) {
    const { business, say } = await saidAndFed()
    await first()
    const done = { ...isThrough, counted: 3, watched: 3, events: 3, refusals: 2 }
    expect(await followed(business)).toEqual(done)
    await second()
    expect(await followed(business)).toEqual(done)
    await say()
    await feedAll(deps, go)
    await Promise.all([first(), second(), first()])
    expect(await followed(business)).toEqual({ ...done, counted: 4, watched: 4, events: 4 })
  }
})

test('where they stand at different places, neither waits for the other one, and nothing is counted again', async () => {
  const { business, say } = await saidAndFed()
  await count()
  await inBusiness(deps.db, business.id, (tx) => restartWatch(tx, business.id))
  await sql`delete from template_optouts where business_id = ${business.id}`
  await say()
  await feedAll(deps, go)
  const done = { ...isThrough, counted: 4, watched: 4, events: 4, refusals: 2 }
  await count()
  expect(await followed(business)).toEqual({ ...done, watched: 0, watchIsDue: true, refusals: 0 })
  await watch()
  expect(await followed(business)).toEqual(done)
  await sql`
    update figures set position = 1, days_due_at = now() - interval '1 second' where business_id = ${business.id}`
  await sql`delete from day_counts where business_id = ${business.id}`
  await inBusiness(deps.db, business.id, (tx) => restartWatch(tx, business.id))
  await watch()
  expect(await followed(business)).toMatchObject({ counted: 1, countsAreDue: true, watched: 4 })
  await count()
  expect(await followed(business)).toEqual({ ...done, events: 3 })
})

test('counts go on while another worker holds the watch, and the watch while one counts', async () => {
  for (const [held, one, left] of [
    ['template_watch', count, { counted: 3, events: 3, watched: 0, refusals: 0 }],
    ['figures', watch, { counted: 0, events: null, watched: 3, refusals: 2 }],
  ] as const) {
    const { business } = await saidAndFed()
    await sql.begin(async (tx) => {
      await tx`select 1 from ${tx(held)} where business_id = ${business.id} for update`
      await one()
      expect(await followed(business)).toMatchObject(left)
    })
    await count()
    await watch()
    expect(await followed(business)).toEqual({ ...isThrough, counted: 3, watched: 3, events: 3, refusals: 2 })
  }
})

/** Ways in which a table can refuse a row, by their codes: a rule, and a time limit that is over. */
const FAILURES = {
  23514: {
    begin: (table: string) => `alter table ${table} add constraint broken check (business_id is null) not valid`,
    end: (table: string) => `alter table ${table} drop constraint broken`,
  },
  57014: {
    begin: (table: string) => `
      create or replace function refuse() returns trigger language plpgsql as
        $$ begin raise exception 'refused' using errcode = '57014'; end $$;
      create trigger broken before insert on ${table} for each row execute function refuse()`,
    end: (table: string) => `drop trigger broken on ${table}`,
  },
}

test.each(Object.entries(FAILURES))(
  'one that can’t be written (%s) holds up neither the other one nor other businesses',
  async (_, failure) => {
    const all = await Promise.all([saidAndFed(), saidAndFed()])
    for (const [broken, works, fails, left] of [
      ['template_optouts', count, watch, { counted: 3, countsAreDue: false, events: 3, watched: 0, refusals: 0 }],
      ['day_counts', watch, count, { counted: 0, countsAreDue: true, events: null, watched: 3, refusals: 2 }],
    ] as const) {
      await sql.unsafe(failure.begin(broken))
      await works()
      await expect(fails()).rejects.toThrow('some of what was due failed')
      for (const { business } of all) expect(await followed(business)).toMatchObject(left)
      await sql.unsafe(failure.end(broken))
      await count()
      await watch()
      for (const { business } of all) {
        expect(await followed(business)).toEqual({ ...isThrough, counted: 3, watched: 3, events: 3, refusals: 2 })
        await sql`
          update figures set position = 0, days_due_at = now() - interval '1 second' where business_id = ${business.id}`
        await inBusiness(deps.db, business.id, (tx) => restartWatch(tx, business.id))
        await sql`delete from day_counts where business_id = ${business.id}`
        await sql`delete from template_optouts where business_id = ${business.id}`
      }
    }
    await count()
  },
)

test('a worker that ends between the lines and the places counts nothing twice', async () => {
  const { business } = await saidAndFed()
  // The place can't be moved, so that what was counted in the same transaction is not there either.
  await sql.unsafe('alter table template_watch add constraint broken check (position < 2) not valid')
  await sql.unsafe('alter table figures add constraint broken check (position < 2) not valid')
  await expect(count()).rejects.toThrow(/broken/)
  expect(await followed(business)).toMatchObject({ counted: 0, watched: 0, events: null, refusals: 0 })
  for (const table of ['template_watch', 'figures']) await sql.unsafe(`alter table ${table} drop constraint broken`)
  await count()
  expect(await followed(business)).toEqual({ ...isThrough, counted: 3, watched: 3, events: 3, refusals: 2 })
})
