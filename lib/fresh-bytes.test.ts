import { expect, test } from 'vitest'
import { freshBytes } from './fresh-bytes'

test('fresh bytes are given out once, and what was given stays as it was', () => {
  const given = Array.from({ length: 5000 }, () => freshBytes(12))
  const texts = given.map((bytes) => bytes.toString('hex'))
  expect(new Set(texts).size).toBe(5000)
  freshBytes(16)
  expect(given.map((bytes) => bytes.toString('hex'))).toEqual(texts)
})
