import { expect, test } from 'vitest'
import { readTable } from '@/lib/csv/read-table'
import { batchRows } from './batch-rows'

/** Cuts a file of one row for each person, whose batches may have 2, 5 and then 9 rows. */
async function sizesOf(phones: readonly string[], skip = 0): Promise<number[]> {
  const table = await readTable(
    (async function* () {
      yield Buffer.from(`phone\n${phones.join('\n')}\n`)
    })(),
  )
  const sizes: number[] = []
  const options = {
    sizeOf: (place: number) => [2, 5][place] ?? 9,
    skip,
    columns: { names: ['phone'], people: [0] },
  }
  const begin = () => {
    let rows = 0
    return { add: () => void rows++, end: () => rows }
  }
  for await (const rows of batchRows(table.batches, options, begin)) sizes.push(rows)
  return sizes
}

const phones = Array.from({ length: 30 }, (_, place) => `+55119870000${String(place + 10)}`)

test('each batch has the size of its place, counted from where the file is gone on with', async () => {
  expect(await sizesOf(phones)).toEqual([2, 5, 9, 9, 5])
  expect(await sizesOf(phones, 2)).toEqual([2, 5, 9, 9, 3])
  expect(await sizesOf(phones, 30)).toEqual([])
})

test('a batch grows by the rows of its last person, and the next one has the size of its own place', async () => {
  const [first, second, third, ...others] = phones
  expect(await sizesOf([first!, second!, second!, third!, ...others])).toEqual([3, 5, 9, 9, 5])
})
