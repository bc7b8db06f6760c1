import { expect, test } from 'vitest'
import { formatWeights, parseWeights, quantise } from './weights-format'

test('weights are read back as they were written, whatever lies between fingerprints', () => {
  const prints = [0, 1, 127, 128, 70_000, 16_777_215]
  const values = Float32Array.from(prints.flatMap((_, row) => [row / 10, -row / 10, row === 5 ? 1 : 0]))
  const weights = quantise(values, prints, [-1.5, 0.25, 0])
  const read = parseWeights(formatWeights(weights))
  expect(read).toEqual(weights)
  expect([...read.rows.keys()]).toEqual(prints)
  expect(Math.max(...read.steps)).toBe(127)
})
