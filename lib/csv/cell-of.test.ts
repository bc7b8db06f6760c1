import fc from 'fast-check'
import { expect, test } from 'vitest'
import { saysSomething } from './cell-of'

const cells = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', '-', '—', '0', '+5', '-1', 'N/A', '#n/a', 'null', 'NaN', 'undefined', 'no', 'ñ', '٣', '.5'),
)

test('a cell says something when it has a letter or a digit and is no word for nothing', () => {
  fc.assert(
    fc.property(cells, (cell) => {
      const isNothing = /^(?:#?n\/a|na|nan|null|undefined)$/i.test(cell)
      expect(saysSomething(cell)).toBe(/[\p{L}\p{N}]/u.test(cell) && !isNothing)
    }),
  )
})
