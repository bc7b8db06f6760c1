import { expect, test } from 'vitest'
import { createTestDatabase } from '@/testing/database'
import { columnsOf, instant, interval, lines, sparseColumnsOf, texts } from './sql'

const { sql } = (await createTestDatabase()).app

test('moments and lengths of time come back in milliseconds as they went', async () => {
  const at = Date.UTC(2026, 10, 29, 4, 5, 6, 789)
  const [row] = await sql<{ at: number; none: null; later: number }[]>`
    select sayso_ms(${instant(at)}::timestamptz) as at, sayso_ms(${instant(null)}::timestamptz) as none,
      sayso_ms(${instant(at)}::timestamptz + ${interval(sql, 90_001)}) as later`
  expect(row).toEqual({ at, none: null, later: at + 90_001 })
  // One after another and back: none is taken for the one before.
  expect([instant(at), instant(at + 1), instant(undefined), instant(at)]).toEqual([
    '2026-11-29T04:05:06.789Z',
    '2026-11-29T04:05:06.790Z',
    null,
    '2026-11-29T04:05:06.789Z',
  ])
})

test.each<[string, string[]]>([
  ['none', []],
  ['plain', ['phone:573001112233', '~', 'ñandú']],
  ['with a line break', ['a\nb', 'c']],
  ['empty ones', ['', '']],
  ['with quotes and commas', ['"x",y', "it's", '{}', 'NULL', '\\n']],
])('texts arrive as they are: %s', async (_, values) => {
  const rows = await sql<{ value: string }[]>`select value from unnest(${texts(sql, values)}) as v(value)`
  expect(rows.map(({ value }) => value)).toEqual(values)
})

test('columns of rows arrive side by side, in both ways they travel', async () => {
  const rows = [
    { id: 1, name: 'a' },
    { id: 2, name: null },
    { id: 3, name: 'c' },
  ]
  const column = columnsOf(rows)
  const names = column((row) => row.name)
  const read = await sql`
    select id, name, line from unnest(${column((row) => row.id)}::int[], ${names}::text[], ${lines(sql, names)})
      as v(id, name, line)`
  expect([...read]).toEqual(rows.map((row) => ({ ...row, line: row.name })))
})

test('a column in which all are null is sent without values, and each row has its null', async () => {
  const rows = [
    { id: 1, none: null, some: null },
    { id: 2, none: null, some: 'b' },
  ]
  const column = sparseColumnsOf(rows)
  expect(column((row) => row.none)).toEqual([])
  expect(column((row) => row.some)).toEqual([null, 'b'])
  const read = await sql`
    select id, "none", "some" from unnest(
      ${column((row) => row.id)}::int[], ${column((row) => row.none)}::text[], ${column((row) => row.some)}::text[]
    ) as v(id, "none", "some")`
  expect([...read]).toEqual(rows)
})
