import { expect, test } from 'vitest'
import { tellNumberMends } from './tell-number-mends'

test('an operator reads how many numbers were mended, why, and which are left to them', () => {
  const told = tellNumberMends([
    { businessId: 'b1', outcome: 'mended', cause: 'other_digits', count: 3 },
    { businessId: 'b1', outcome: 'to_judge', cause: 'decimal', count: 2 },
  ])
  expect(told).toContain('b1: 3 kept as typed, and written to under other digits')
  expect(told).toContain('b1: 2 with the .0 of a spreadsheet')
  expect(told).toContain('number_mends')
})

test('where nothing was found nothing is said', () => {
  expect(tellNumberMends([])).toBe('')
})
