import { expect, test } from 'vitest'
import { SALT_BYTES, verifyEvidence } from '@/lib/ledger/evidence'
import { sealedEvidence } from './evidence-row'

test('each piece of evidence has a salt of its own, under which its digest is found again', () => {
  const body = { ip: '203.0.113.7', text: 'no quiero más' }
  const [first, second] = [sealedEvidence(body), sealedEvidence(body)]
  for (const { salt, text, digest } of [first, second]) {
    expect(salt).toHaveLength(SALT_BYTES)
    expect(verifyEvidence(JSON.parse(text), salt, digest)).toBe(true)
  }
  expect(first.salt).not.toEqual(second.salt)
  expect(first.digest).not.toBe(second.digest)
})
