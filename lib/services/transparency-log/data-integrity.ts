import { createPrivateKey, createPublicKey, hash, type KeyObject, sign } from 'node:crypto'
import { deriveKey, type KeyRing, purposeKeys } from '@/lib/keys'
import { canonicalText } from '@/lib/ledger/canonical'

// Documents that are signed with the suite eddsa-jcs-2022 (W3C, Data Integrity EdDSA Cryptosuites v1.0, 3.3): RFC 8785
// text, SHA-256, Ed25519. The keys are derived from the key ring of the settings, outside of the database.

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** What comes before an Ed25519 public key in a Multikey, and before a seed in PKCS #8 (RFC 8410). */
const MULTIKEY = Buffer.from([0xed, 0x01])
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const RAW_BYTES = 32

export interface DocumentKey {
  /** Where the public key is found: a DID and the name of the key in its document. */
  method: string
  key: KeyObject
}

/** Returns a document with its proof. Every value is one that JSON has. */
export function signDocument(document: { '@context': unknown }, { method, key }: DocumentKey, created: string) {
  const options = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-jcs-2022',
    created,
    verificationMethod: method,
    proofPurpose: 'assertionMethod',
    '@context': document['@context'],
  }
  const hashes = [options, document].map((each) => hash('sha256', canonicalText(each), 'buffer'))
  const proofValue = multibase(sign(null, Buffer.concat(hashes), key))
  return { ...document, proof: { ...options, proofValue } }
}

/** Returns bytes in base58btc with the z that says so (Multibase). */
export function multibase(bytes: Uint8Array): string {
  const zeros = bytes.findIndex((byte) => byte !== 0)
  let number = BigInt(`0x0${Buffer.from(bytes).toString('hex')}`)
  let text = ''
  for (; number > 0n; number /= 58n) text = `${BASE58[Number(number % 58n)]}${text}`
  return `z${'1'.repeat(zeros === -1 ? bytes.length : zeros)}${text}`
}

/** Returns the private key of a seed of 32 bytes. */
export const keyOfSeed = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })

/** Returns the DID of an installation by the method did:web: its document is at `/.well-known/did.json`. */
export const didOf = (baseUrl: string): string => `did:web:${encodeURIComponent(new URL(baseUrl).host)}`

/** Returns the key that signs documents now. */
export function documentKey(keys: KeyRing, baseUrl: string): DocumentKey {
  const key = keyOfSeed(deriveKey(keys, keys.active, 'document'))
  return { method: `${didOf(baseUrl)}#documents-${keys.active}`, key }
}

/** Returns the DID document with the public keys of all documents that still count. Compromised ones are not there. */
export function didDocument(keys: KeyRing, baseUrl: string) {
  const id = didOf(baseUrl)
  const methods = [...purposeKeys(keys, 'document')].map(([number, { key }]) => ({
    id: `${id}#documents-${number}`,
    type: 'Multikey',
    controller: id,
    publicKeyMultibase: publicMultibase(keyOfSeed(key)),
  }))
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id,
    verificationMethod: methods,
    assertionMethod: methods.map((method) => method.id),
  }
}

export function publicMultibase(key: KeyObject): string {
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-RAW_BYTES)
  return multibase(Buffer.concat([MULTIKEY, raw]))
}
