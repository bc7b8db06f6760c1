import { createPublicKey, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { parseKeyRing } from '@/lib/keys'
import { didDocument, documentKey, keyOfSeed, multibase, publicMultibase, signDocument } from './data-integrity'

// W3C, Data Integrity EdDSA Cryptosuites v1.0, appendix B.3 (TestVectors/eddsa-jcs-2022 of its repository).
const CONTEXT = ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2']
const DOCUMENT = {
  '@context': CONTEXT,
  id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
  type: ['VerifiableCredential', 'AlumniCredential'],
  name: 'Alumni Credential',
  description: 'A minimum viable example of an Alumni Credential.',
  issuer: 'https://vc.example/issuers/5678',
  validFrom: '2023-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:abcdefgh', alumniOf: 'The School of Examples' },
}
const PUBLIC = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
/** `privateKeyMultibase` z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq without its prefix. */
const SEED = Buffer.from('c96ef9ea10c5e414c471723aff9de72c35fa5b70fae97e8832ecac7d2e2b8ed6', 'hex')
const PROOF_VALUE = 'z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX'

test('the suite makes the signature of the W3C’s published vectors', () => {
  const key = keyOfSeed(SEED)
  expect(publicMultibase(key)).toBe(PUBLIC)
  const signed = signDocument(DOCUMENT, { method: `did:key:${PUBLIC}#${PUBLIC}`, key }, '2023-02-24T23:36:38Z')
  expect(signed.proof.proofValue).toBe(PROOF_VALUE)
  expect(signed.proof['@context']).toEqual(CONTEXT)
})

test('base58btc keeps zeros at the beginning', () => {
  expect(multibase(Buffer.from('Hello World!'))).toBe('z2NEpo7TZRRrLZSi2U')
  expect(multibase(Uint8Array.of(0, 0, 0x28, 0x7f, 0xb4, 0xcd))).toBe('z11233QC4')
  expect(multibase(new Uint8Array(3))).toBe('z111')
})

test('the DID document has the keys that count, and not a compromised one', () => {
  const base64 = (byte: number) => Buffer.alloc(32, byte).toString('base64')
  const ring = parseKeyRing(`1:${base64(1)}:compromised,2:${base64(2)}:retired,3:${base64(3)}:active`)
  const { id, verificationMethod, assertionMethod } = didDocument(ring, 'http://localhost:3170')
  expect(id).toBe('did:web:localhost%3A3170')
  expect(assertionMethod).toEqual([`${id}#documents-2`, `${id}#documents-3`])
  const { method, key } = documentKey(ring, 'http://localhost:3170')
  expect(method).toBe(`${id}#documents-3`)
  expect(verificationMethod.at(-1)?.publicKeyMultibase).toBe(publicMultibase(key))
  expect(verify(null, Buffer.from('x'), createPublicKey(key), Buffer.alloc(64))).toBe(false)
})
