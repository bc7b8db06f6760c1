import { expect, test } from 'vitest'
import { describeNumberMends } from './number-mends-report'

test('an operator reads how many numbers were corrected, why, and which are left to them', () => {
  const report = describeNumberMends([
    { businessId: 'b1', outcome: 'mended', cause: 'other_digits', count: 3 },
    { businessId: 'b1', outcome: 'to_judge', cause: 'decimal', count: 2 },
  ])
  expect(report).toContain('b1: 3 stored as typed, and messages went to other digits')
  expect(report).toContain('b1: 2 that end in the .0 of a spreadsheet')
  expect(report).toContain('number_mends')
})

test('where nothing was found the report is empty', () => {
  expect(describeNumberMends([])).toBe('')
})
