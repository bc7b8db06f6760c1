import { expect, test } from 'vitest'
import { isRecent, PROOF_MS } from './prove-session'
import { CLOCK_SKEW_MS, proofOfProvider } from './provider-proof'

const NOW = Date.UTC(2026, 10, 29, 12)
const seconds = (ms: number) => ms / 1000

test('who signed in at the provider a moment ago has proved who they are', () => {
  const proof = proofOfProvider(seconds(NOW - 5000), NOW)
  expect(proof).toBe(NOW - 5000)
  expect(isRecent(proof, NOW)).toBe(true)
})

test('an old session at the provider proves nothing', () => {
  expect(isRecent(proofOfProvider(seconds(NOW - PROOF_MS), NOW), NOW)).toBe(false)
  expect(isRecent(proofOfProvider(seconds(NOW - PROOF_MS + 1000), NOW), NOW)).toBe(true)
})

test('a clock that is a little ahead gains nobody time, and one that is far ahead is not believed', () => {
  expect(proofOfProvider(seconds(NOW + CLOCK_SKEW_MS), NOW)).toBe(NOW)
  expect(proofOfProvider(seconds(NOW + CLOCK_SKEW_MS + 1000), NOW)).toBeNull()
})

test('a provider that does not say when, or says something that is no time, proves nothing', () => {
  for (const authTime of [undefined, null, '1796000000', Number.NaN, Number.POSITIVE_INFINITY, -1, 0, true])
    expect([authTime, proofOfProvider(authTime, NOW)]).toEqual([authTime, null])
})
