import { expect, test } from 'vitest'
import { describeParts } from './parts.mjs'

test('each part of a run has its time in a line, and all together have theirs', () => {
  const parts = [
    { name: 'unit', ms: 59_600 },
    { name: 'stress', ms: 400 },
    { name: 'browser', ms: 125_000 },
  ]
  const text = describeParts(parts, 184_600)
  expect(text.split('\n').map((line) => line.trim())).toEqual([
    '1 min 0 s  unit',
    '0 s  stress',
    '2 min 5 s  browser',
    '3 min 5 s  all together',
  ])
})
