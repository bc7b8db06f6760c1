import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTable, type TableOptions } from './read-table'
import { refuseSwallowed } from './table'
import { pieces } from './testing'

/** Returns how many rows a file has, or why it is refused. */
async function rowsOf(file: string, size: number, options: TableOptions): Promise<number | string> {
  try {
    const table = await readTable(pieces(Buffer.from(file), size), { ...options, maxLineChars: 40 })
    let count = 0
    for await (const rows of table.batches) {
      for (const row of rows) {
        count += row.counted ?? 1
        if (row.problem) refuseSwallowed(row)
      }
    }
    return count
  } catch (error) {
    return String(error instanceof Error && 'fault' in error ? error.fault : error)
  }
}

const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('+5511987650001,yes', 'a', 'é,ü', ',', ';') },
  fc.constantFrom('', ' ', '\t', '\u{a0}', '\u{feff}', ' a,b', '\r', '\u{7f}'),
  fc.constantFrom('"a",b', '"a,b', 'a"b,c', '"a"x,b', 'x'.repeat(50), `"${'x'.repeat(50)}"`),
)
const file = fc
  .tuple(fc.constantFrom('a,b', 'sep=;\na;b', '"a",b', 'a', '{"a":1}'), fc.array(line, { maxLength: 20 }))
  .chain(([head, lines]) => fc.constantFrom('\n', '\r\n', '\r').map((end) => [head, ...lines].join(end)))

test('rows that are only counted are as many as rows that are read, and the same files are refused', async () => {
  await fc.assert(
    fc.asyncProperty(file, fc.integer({ min: 1, max: 60 }), async (text, size) => {
      expect(await rowsOf(text, size, { isCount: true })).toBe(await rowsOf(text, size, {}))
    }),
    { numRuns: 2000 },
  )
})
