import { expect, test } from 'vitest'
import { isWithin } from './input-size'

const LIMIT = 1000

test('what is small is within, whatever it is made of', () => {
  const form = new FormData()
  form.append('name', 'Orders')
  form.append('logo', new Blob(['<svg/>']), 'logo.svg')
  const small = [null, undefined, 7, true, 'á', 10n, new Date(0), { a: [1, { b: 'c' }] }, new Map([['a', 1]]), form]
  expect(small.map((value) => isWithin(value, LIMIT))).toEqual(small.map(() => true))
})

test('a text counts in bytes and not in letters', () => {
  expect(isWithin('a'.repeat(900), LIMIT)).toBe(true)
  expect(isWithin('á'.repeat(900), LIMIT)).toBe(false)
})

test('what is large is not within, wherever its bytes are', () => {
  const large = 'a'.repeat(LIMIT)
  const form = new FormData()
  form.append('logo', new Blob([large]), 'logo.svg')
  const named = new FormData()
  named.append(large, '')
  const values = [
    large,
    { [large]: 1 },
    [['', [large]]],
    new Set([large]),
    new Map([['a', large]]),
    new Uint8Array(LIMIT),
    new ArrayBuffer(LIMIT),
    10n ** BigInt(LIMIT),
    form,
    named,
    Array.from({ length: LIMIT }),
    Array.from<unknown>({ length: LIMIT }).fill({}),
  ]
  expect(values.map((value) => isWithin(value, LIMIT))).toEqual(values.map(() => false))
})

test('a list without end, one in itself and one that unfolds to millions have an end', () => {
  const sparse: unknown[] = []
  sparse.length = 2 ** 32 - 1
  const cycle: unknown[] = []
  cycle.push(cycle)
  let laughs: unknown = 'ha'
  for (let depth = 0; depth < 60; depth++) laughs = [laughs, laughs]
  let deep: unknown = null
  for (let depth = 0; depth < 100_000; depth++) deep = [deep]
  expect([sparse, cycle, laughs, deep].map((value) => isWithin(value, LIMIT))).toEqual([false, false, false, false])
})
