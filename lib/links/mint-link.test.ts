import { expect, test } from 'vitest'
import { linkKeys } from './link-keys'
import { linkMinter, mintLink } from './mint-link'
import { CLAIMS, keyBytes, KEYS } from './testing'

test('one minter for many contacts makes the same tokens as one call each', () => {
  const mint = linkMinter(KEYS, CLAIMS)
  const contacts = ['019ab0ff-1234-7abc-8def-0123456789ab', 'ffffffff-ffff-ffff-ffff-ffffffffffff', CLAIMS.contact]
  for (const [index, contact] of contacts.entries()) {
    const own = { contact, epoch: index, language: 2 - index }
    expect(mint(own)).toBe(mintLink(KEYS, { ...CLAIMS, ...own }))
  }
})

test.each([
  { business: 0 },
  { business: 2 ** 32 },
  { business: 1.5 },
  { source: -1 },
  { source: 2 ** 32 },
  { day: 2 ** 16 },
  { day: Number.NaN },
  { epoch: 256 },
  { language: -1 },
  { contact: '' },
  { contact: CLAIMS.contact.toUpperCase() },
  { contact: CLAIMS.contact.replace('-', '0') },
  { contact: CLAIMS.contact.replace('9', 'g') },
  { contact: CLAIMS.contact.replace('9', 'ñ') },
  { contact: `${CLAIMS.contact}0` },
])('a claim that does not fit is refused, not cut: %o', (wrong) => {
  expect(() => mintLink(KEYS, { ...CLAIMS, ...wrong })).toThrow(RangeError)
})

test('a refused claim leaves nothing behind in the next token', () => {
  const mint = linkMinter(KEYS, CLAIMS)
  expect(() => mint({ ...CLAIMS, contact: 'not a uuid' })).toThrow(RangeError)
  expect(mint(CLAIMS)).toBe(mintLink(KEYS, CLAIMS))
})

const active = { key: keyBytes(1), status: 'active' as const }

test.each([
  [[]],
  [[[1, { ...active, status: 'retired' as const }]]],
  [[[1, { ...active, status: 'compromised' as const }]]],
  [
    [
      [1, active],
      [2, active],
    ],
  ],
  [[[0, active]]],
  [[[16, active]]],
  [[[1, { ...active, key: Buffer.alloc(16) }]]],
] as [[number, { key: Buffer; status: 'active' | 'retired' | 'compromised' }][]][])(
  'link keys that cannot work are refused: %o',
  (ring) => {
    expect(() => linkKeys(new Map(ring))).toThrow(RangeError)
  },
)
