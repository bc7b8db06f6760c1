import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { until } from '@/testing/until'
import { migrateDatabase } from './migrate'
import { oldDatabase } from './testing'

test('a database of before, with people in it, is brought up and tells what it mended; the second time nothing', async () => {
  const { sql: old, businessId: business, urls } = await oldDatabase(15)
  const [contact, identity] = [newId(), newId()]
  await old`insert into contacts (business_id, id, head_hash, created_at) values (${business}, ${contact}, '', now())`
  await old`
    insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, created_at)
    values (${business}, ${identity}, ${contact}, 'phone', '(11) 98765-9901', '+5511987659901', 'phone:551187659901', now())`

  // Each merged into the next: versions before 2026-11-22 left those behind who had been merged into the first.
  const merged = [newId(), newId(), newId()] as const
  const into = [merged[1], merged[2], contact] as const
  for (const [place, id] of merged.entries())
    await old`
      insert into contacts (business_id, id, head_hash, created_at, merged_into)
      values (${business}, ${id}, '', now(), ${into[place] ?? null})`

  // No merge makes a circle. Should there be one, the migration, for which everybody waits, must end all the same.
  const circles = [[newId()], [newId(), newId()], [newId(), newId(), newId()], [newId(), newId(), newId(), newId()]]
  for (const ids of circles)
    for (const [place, id] of ids.entries())
      await old`
        insert into contacts (business_id, id, head_hash, created_at, merged_into)
        values (${business}, ${id}, '', now(), ${ids[(place + 1) % ids.length] ?? id})`

  const { numbers } = await migrateDatabase(urls)
  expect(numbers).toEqual([{ businessId: business, outcome: 'mended', cause: 'other_digits', count: 1 }])
  expect(await old`select value, given_by from identities`).toEqual([{ value: '5511987659901', given_by: 'typed' }])
  const ends = await old`select distinct merged_into as into from contacts where id in ${old([...merged])}`
  expect(ends).toEqual([{ into: contact }])
  const lost = await old`select id from contacts where id in ${old(circles.flat())} and merged_into is null`
  expect(lost).toEqual([])
  // Its figures are counted from the first line on.
  expect(await old`select reach_due_at is not null as reach, days_due_at is not null as days from figures`).toEqual([
    { reach: true, days: true },
  ])
  expect((await migrateDatabase(urls)).numbers).toEqual([])
})

test('a number that an earlier version left with a merged contact belongs to the contact that stayed', async () => {
  const { sql: old, businessId: business, urls } = await oldDatabase(82)
  const [gone, stayed] = [newId(), newId()]
  for (const [id, into] of [[stayed, null] as const, [gone, stayed] as const])
    await old`
      insert into contacts (business_id, id, head_hash, created_at, merged_into)
      values (${business}, ${id}, '', now(), ${into})`
  const identity = (digits: string, isOver: boolean, canonical = `+${digits}`) => old`
    insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, created_at, ended_at)
    values (${business}, ${newId()}, ${gone}, 'phone', ${digits}, ${canonical}, ${`phone:${digits}`}, now(),
      ${isOver ? new Date() : null})`
  await identity('551198765001', false)
  // The copy for the past stays, and so does what an erasure blanked.
  await identity('551198765002', true)
  await identity('551198765003', false, '')
  await migrateDatabase(urls)
  const rows = await old`select value, contact_id as id from identities order by value`
  expect(rows.map(({ id }) => id as string)).toEqual([stayed, gone, gone])
})

test('a save that is under way while a database is brought up is written, and so is the database', async () => {
  const { sql: old, businessId: business, urls } = await oldDatabase(20)
  const [first, second, third] = [newId(), newId(), newId()]
  for (const [id, into] of [[first, null] as const, [second, first] as const, [third, second] as const])
    await old`
      insert into contacts (business_id, id, head_hash, created_at, merged_into)
      values (${business}, ${id}, '', now(), ${into})`
  let migrated: Promise<unknown> = Promise.resolve()
  await old.begin(async (save) => {
    await save`update contacts set stop_on = true, stop_at = now() where business_id = ${business} and id = ${first}`
    migrated = migrateDatabase(urls)
    migrated.catch(() => {})
    // The migration has come as far as it can beside the save.
    await until(async () => {
      const waiting = await old`
        select 1 from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = current_database() and not l.granted and l.locktype = 'relation'`
      return waiting.length > 0
    })
    await save`
      insert into sync_marks (business_id, backend_id, contact_id, version, urgent, due_at)
      values (${business}, ${newId()}, ${first}, 1, true, now())`
  })
  expect(await migrated).toMatchObject({ made: expect.any(Number) as number })
  const rows = await old`select id, stop_on as stop, merged_into as into from contacts order by id`
  expect(rows).toEqual([
    { id: first, stop: true, into: null },
    { id: second, stop: null, into: first },
    { id: third, stop: null, into: first },
  ])
  expect(await old`select urgent from sync_marks`).toEqual([{ urgent: true }])
})
