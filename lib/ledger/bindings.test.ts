import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dedupeDigest, identityDigest } from './bindings'
import { canonicalText, nfc } from './canonical'

const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', '+5511987654321', 'phone:5511987654321', 'BR.a"b', 'a\\b', 'n\u0303', '\u007f', '\n'),
)
const digest = (...parts: (string | Uint8Array)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest().toString('base64url', 0, 16)
}

test('keys and identities are bound by the digests that the format says, whatever is in them', () => {
  fc.assert(
    fc.property(texts, texts, fc.uint8Array({ minLength: 16, maxLength: 16 }), (canonical, matchKey, salt) => {
      expect(dedupeDigest(canonical)).toBe(digest(`sayso.dedupe.v1\n${canonicalText(nfc(canonical))}`))
      const identity = canonicalText({ kind: 'phone', canonical, match_key: matchKey })
      expect(identityDigest({ kind: 'phone', canonical, matchKey }, salt)).toBe(
        digest('sayso.identity.v1\n', salt, identity),
      )
    }),
  )
})
