import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkKeys } from './link-keys'
import { mintLink } from './mint-link'
import { CLAIMS, keyBytes, KEYS, onlyKey } from './testing'
import vectors from './vectors.json'
import { verifyLink } from './verify-link'

const NOT_OK = { ok: false }
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.split('')

test.each(vectors.tokens)('the token for a fixed key stays what it is: $token', ({ claims, token }) => {
  const keys = linkKeys(
    new Map([[vectors.key_id, { key: Buffer.from(vectors.key, 'hex'), status: 'active' as const }]]),
  )
  expect(mintLink(keys, claims)).toBe(token)
  expect(verifyLink(keys, token)).toEqual({ ok: true, key: 'active', claims })
})

test('whatever is minted is verified, with the same claims', () => {
  const number = (bits: number, min = 0) => fc.integer({ min, max: 2 ** bits - 1 })
  const claims = fc.record({
    business: number(32, 1),
    contact: fc.uuid(),
    source: number(32),
    day: number(16),
    epoch: number(8),
    language: number(8),
  })
  fc.assert(
    fc.property(claims, (some) => {
      const token = mintLink(KEYS, some)
      expect(token).toMatch(/^[A-Za-z0-9_-]{60}$/)
      expect(verifyLink(KEYS, token)).toEqual({ ok: true, key: 'active', claims: some })
    }),
  )
})

test('a flipped bit is noticed at every position', () => {
  const bytes = Buffer.from(mintLink(KEYS, CLAIMS), 'base64url')
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Buffer.from(bytes)
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(verifyLink(KEYS, flipped.toString('base64url')), `bit ${bit}`).toEqual(NOT_OK)
  }
})

test('another character is noticed at every position: one token has one spelling', () => {
  const token = mintLink(KEYS, CLAIMS)
  const others = [...ALPHABET, '+', '/', '=', '.', ' ', '\n']
  const taken = Array.from(token).flatMap((own, at) =>
    others
      .filter((character) => character !== own)
      .map((character) => token.slice(0, at) + character + token.slice(at + 1))
      .filter((spelling) => verifyLink(KEYS, spelling).ok),
  )
  expect(taken).toEqual([])
})

test('a token cut at any length, or with something added, is not ok', () => {
  const token = mintLink(KEYS, CLAIMS)
  for (let length = 0; length < token.length; length++) expect(verifyLink(KEYS, token.slice(0, length))).toEqual(NOT_OK)
  for (const more of ['A', '=', '\n', ' ', '%', 'AAAA', '.']) {
    expect(verifyLink(KEYS, token + more)).toEqual(NOT_OK)
    expect(verifyLink(KEYS, more + token)).toEqual(NOT_OK)
  }
})

test('the standard base64 spelling of the same bytes is not ok', () => {
  const minted = Array.from({ length: 100 }, (_, source) => mintLink(KEYS, { ...CLAIMS, source }))
  const spelled = minted.map((token) => token.replaceAll('-', '+').replaceAll('_', '/'))
  const other = spelled.filter((token, index) => token !== minted[index])
  expect(other.length).toBeGreaterThan(0)
  for (const token of other) expect(verifyLink(KEYS, token)).toEqual(NOT_OK)
})

test('a retired key is told apart; a compromised or unknown one never existed', () => {
  expect(verifyLink(KEYS, mintLink(onlyKey(1), CLAIMS))).toEqual({ ok: true, key: 'retired', claims: CLAIMS })
  expect(verifyLink(KEYS, mintLink(onlyKey(3), CLAIMS))).toEqual(NOT_OK)
  expect(verifyLink(KEYS, mintLink(onlyKey(4), CLAIMS))).toEqual(NOT_OK)
})

test('a token of another installation, with the same key id, is not ok', () => {
  const foreign = linkKeys(new Map([[2, { key: keyBytes(9), status: 'active' as const }]]))
  expect(verifyLink(KEYS, mintLink(foreign, CLAIMS))).toEqual(NOT_OK)
})

test('nothing that comes in a URL makes it throw', () => {
  const shaped = fc.array(fc.constantFrom(...ALPHABET), { minLength: 60, maxLength: 60 }).map((all) => all.join(''))
  fc.assert(
    fc.property(fc.oneof(fc.string(), shaped), (text) => {
      expect(verifyLink(KEYS, text)).toEqual(NOT_OK)
    }),
  )
})
