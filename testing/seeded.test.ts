import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSeed, SEED, seeded } from './seeded'

const draw = (name: string, seed: number) => {
  const chance = seeded(name, seed)
  return [chance.seed, ...Array.from({ length: 20 }, () => chance.below(1000))]
}

test('the same seed and name draw the same; another seed or another name draw something else', () => {
  expect(draw('a', 7)).toEqual(draw('a', 7))
  expect(draw('a', 7)).not.toEqual(draw('a', 8))
  expect(draw('a', 7)).not.toEqual(draw('b', 7))
})

test('what is drawn lies where it was asked for', () => {
  const chance = seeded('bounds', 3)
  const drawn = Array.from({ length: 2000 }, () => chance.below(6))
  expect(new Set(drawn)).toEqual(new Set([0, 1, 2, 3, 4, 5]))
  expect(['x', 'y']).toContain(chance.pick(['x', 'y']))
})

test('SEED is 1 unless it is given, and nothing but a whole number is taken for one', () => {
  expect([readSeed(undefined), readSeed(''), readSeed('42')]).toEqual([1, 1, 42])
  for (const wrong of ['-1', '1.5', 'x', '1e3', '99999999999']) expect(() => readSeed(wrong)).toThrow('SEED must be')
})

test('generated cases of every file come from the seed', () => {
  expect(fc.readConfigureGlobal()).toMatchObject({ seed: SEED })
})
