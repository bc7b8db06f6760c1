import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { createTestDatabase } from '@/testing/database'
import { seeded } from '@/testing/seeded'

const database = await createTestDatabase()
const { sql } = database.app
/** The driver as it comes. */
const driver = postgres(database.appUrl, { max: 1, onnotice: () => {} })
afterAll(() => driver.end())

const ID = '0f0e0d0c-0000-4000-8000-00000000000a'
const AT = '2026-11-30T04:05:06.789Z'
/** Right and broken values, and such as only the driver writes. */
const VALUES: Record<string, unknown[]> = {
  'uuid[]': [ID, ID.toUpperCase(), null, '', 'no id', `{${ID}}`, '-'],
  'text[]': [
    '',
    'a',
    'null',
    'NULL',
    null,
    '"',
    '\\',
    'a,b',
    '{}',
    '{"a":"\\n"}',
    'ñ😀',
    "it's",
    ' a ',
    'a\nb',
    7,
    true,
  ],
  'int[]': [0, -1, 2_147_483_647, 2_147_483_648, null, 1.5, '7', 'x', 1e21, Number.NaN],
  'timestamptz[]': [AT, null, new Date(AT), '2026-11-30', Date.parse(AT)],
}

/** Returns what PostgreSQL reads; `refused` where it, or the driver before it, takes no such value. */
async function read(client: postgres.Sql, type: string, values: unknown): Promise<unknown> {
  const asked = client.unsafe(`select array_to_json($1::${type})::text as read`, [values as string[]], {
    prepare: true,
  })
  const rows = await asked.catch(() => null)
  return rows ? rows[0]?.['read'] : 'refused'
}

test.each(Object.keys(VALUES))('an array of type %s arrives as the driver alone sends it', async (type) => {
  const values = VALUES[type] ?? []
  const chance = seeded(`arrays of ${type}`)
  const some = () => Array.from({ length: chance.below(4) }, () => values[chance.below(values.length)])
  const lists: unknown[] = [[], ...values.map((value) => [value]), ...values.map((value) => [value, values[0]])]
  for (let round = 0; round < 60; round++) lists.push(some())
  // A text stands for an array as it is, and nested ones are the driver's.
  lists.push('{}', [[values[0], values[0]]], [undefined])
  for (const list of lists) {
    const [ours, wanted] = [await read(sql as unknown as postgres.Sql, type, list), await read(driver, type, list)]
    expect({ list, read: ours }).toEqual({ list, read: wanted })
  }
})

test('ids, texts, numbers and times that are plain are read, and not only sent', async () => {
  const rows = await sql<{ ids: string[]; texts: string[]; numbers: number[]; times: Date[] }[]>`
    select ${[ID, ID]}::uuid[] as ids, ${['a', 'ñ']}::text[] as texts, ${[1, 2]}::int[] as numbers,
      ${[AT]}::timestamptz[] as times`
  expect(rows[0]).toEqual({ ids: [ID, ID], texts: ['a', 'ñ'], numbers: [1, 2], times: [new Date(AT)] })
})
