import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTable } from './read-table'

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(content: string, { size }: { size: number }) {
  const { batches, ...table } = await readTable(pieces(Buffer.from(content), size))
  const rows = []
  for await (const batch of batches) rows.push(...batch)
  return { ...table, rows }
}

test('a header is read alike however it is cut, also with line ends and quotes in its names', async () => {
  const header = fc.string({
    unit: fc.constantFrom('a', '"', '"', ',', ';', '\n', '\r', ' '),
    minLength: 1,
    maxLength: 24,
  })
  const outcome = (content: string, size: number) =>
    read(`${content}\nx,y;z\n`, { size }).catch((error: unknown) => String(error))
  await fc.assert(
    fc.asyncProperty(header, fc.integer({ min: 1, max: 9 }), async (content, size) => {
      expect(await outcome(content, size)).toEqual(await outcome(content, 10_000))
    }),
    { numRuns: 1_000, examples: [['"phone\nmobile";"name, all"', 8]] },
  )
  const { header: names } = await read('"phone\nmobile";"name, all";5" pipe\n1;2;3\n', { size: 9 })
  expect(names).toEqual(['phone\nmobile', 'name, all', '5" pipe'])
})
