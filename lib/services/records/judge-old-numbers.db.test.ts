import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { MIGRATIONS } from '@/db/migrate'
import { leaveToJudge, readNumberMends } from '@/db/queries/identities/number-mends'
import { LATEST } from '@/db/sql'
import { phoneMatchKey } from '@/lib/consent/phones'
import { newId } from '@/lib/ids'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { judgeOldNumbers } from './judge-old-numbers'

const database = await createTestDatabase()
const { sql } = database.admin

// As versions before 0016 stored them: the text as it came, and what was read of it then.
const STORED = [
  ['11987658801', '+11987658801', ''],
  ['31987654321', '+31987654321', ''],
  ['987657779', '+55987657779', ''],
  ['+31987654321', '+31987654322', '31987654322'],
  ['(11) 98765-9901', '+5511987659901', '5511987659901'],
  ['5511987659902', '+5511987659902', '5511987659902'],
  ['573005550101', '+573005550101', '573005550101'],
] as const

test('a number that is read otherwise today, or not at all, is listed, and nothing is sent to it', async () => {
  const business = await makeBusiness(testDeps(database.app))
  await sql`update businesses set country = 'BR' where id = ${business.id}`
  const ids: string[] = []
  for (const [value, canonical] of STORED) {
    const [contactId, id] = [newId(), newId()]
    ids.push(id)
    await sql`insert into contacts (business_id, id, head_hash, created_at) values (${business.id}, ${contactId}, '', now())`
    await sql`
      insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, created_at)
      values (${business.id}, ${id}, ${contactId}, 'phone', ${value}, ${canonical}, ${phoneMatchKey(canonical)}, now())`
  }
  const loop = readFileSync(join(MIGRATIONS, '0016_numbers.sql'), 'utf8').split('--> statement-breakpoint').at(-1) ?? ''
  await database.owner.sql.begin((tx) => tx.unsafe(loop))
  for (const left of [3, 0]) expect(await judgeOldNumbers(database.owner, LATEST, Date.now())).toBe(left)
  const rows = await sql<
    { id: string; value: string }[]
  >`select id, value from identities where id = any(${ids}::uuid[])`
  const values = new Map(rows.map(({ id, value }) => [id, value]))
  expect(ids.map((id) => values.get(id))).toEqual(STORED.map(([, , value]) => value))
  expect(await readNumberMends(database.owner.sql)).toContainEqual({
    ...{ businessId: business.id, outcome: 'to_judge', cause: 'read_otherwise', count: 3 },
  })
})

test('a number that a platform gave meanwhile is not left to people, and neither is one that has ended', async () => {
  const business = await makeBusiness(testDeps(database.app))
  const leave = async (digits: string, givenBy: string, endedAt: string | null) => {
    const [contactId, id] = [newId(), newId()]
    await sql`
      insert into contacts (business_id, id, head_hash, created_at) values (${business.id}, ${contactId}, '', now())`
    await sql`
      insert into identities
        (business_id, id, contact_id, kind, value, canonical, match_key, created_at, given_by, ended_at)
      values (${business.id}, ${id}, ${contactId}, 'phone', ${digits}, ${`+${digits}`}, ${`phone:${digits}`}, now(),
        ${givenBy}, ${endedAt})`
    const left = await inBusiness(database.owner, business.id, (tx) =>
      leaveToJudge(tx, business.id, { id, contactId }, 'read_otherwise', Date.now()),
    )
    const [row] = await sql<{ value: string }[]>`select value from identities where id = ${id}`
    const noted = await sql`select 1 from number_mends where identity_id = ${id}`
    return [left, row?.value, noted.length]
  }
  expect(await leave('11987658801', 'typed', null)).toEqual([true, '', 1])
  expect(await leave('11987658802', 'platform', null)).toEqual([false, '11987658802', 0])
  expect(await leave('11987658803', 'typed', new Date().toISOString())).toEqual([false, '11987658803', 0])
})
