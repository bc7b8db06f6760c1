import fc from 'fast-check'
import { expect, test } from 'vitest'
import { read } from './testing'

test('no bytes whatever are read in another way than whole: pieces change nothing', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'é', '{', '}', ':'), maxLength: 80 })
  const outcome = async (content: string, size: number) =>
    read(`h,i\n${content}`, { size, maxLineChars: 20 }).catch((error: unknown) => String(error))
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (content, size) => {
      expect(await outcome(content, size)).toEqual(await outcome(content, 10_000))
    }),
    { numRuns: 1_000 },
  )
})
