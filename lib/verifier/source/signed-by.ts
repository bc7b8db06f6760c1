import { concat } from './bytes'
import { algorithmOf, type Element, identifier, INTEGER, NotDer, parse, partsOf, SEQUENCE } from './der'

// Signatures of certificates and time stamps, by what the browser or Node has built in (Web Crypto).

/** The hashes by their object identifiers. SHA-1 is not among them. */
export const DIGESTS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}

/** RSA without a hash: that is named beside it (RFC 3370, 3.2). */
const PLAIN_RSA = '1.2.840.113549.1.1.1'
const ALGORITHMS: Readonly<Record<string, readonly ['rsa' | 'ec', string | null]>> = {
  [PLAIN_RSA]: ['rsa', null],
  '1.2.840.113549.1.1.11': ['rsa', 'SHA-256'],
  '1.2.840.113549.1.1.12': ['rsa', 'SHA-384'],
  '1.2.840.113549.1.1.13': ['rsa', 'SHA-512'],
  '1.2.840.10045.4.3.2': ['ec', 'SHA-256'],
  '1.2.840.10045.4.3.3': ['ec', 'SHA-384'],
  '1.2.840.10045.4.3.4': ['ec', 'SHA-512'],
}
const EC_KEY = '1.2.840.10045.2.1'
const CURVES: Readonly<Record<string, readonly [string, number]>> = {
  '1.2.840.10045.3.1.7': ['P-256', 32],
  '1.3.132.0.34': ['P-384', 48],
  '1.3.132.0.35': ['P-521', 66],
}

/** `unknown`: an algorithm that this program, or this browser, does not have. */
export type SignedBy = 'yes' | 'no' | 'unknown'

export interface SignedBytes {
  signed: Uint8Array
  algorithm: string
  signature: Uint8Array
  /** The hash that is named beside the algorithm, as Web Crypto calls it. */
  digest?: string
}

/** Returns whether a signature is of these bytes, by the key of a certificate. @throws NotDer */
export async function isSignedBy(publicKey: Element, given: SignedBytes): Promise<SignedBy> {
  const { subtle } = globalThis.crypto ?? {}
  const [kind, named] = ALGORITHMS[given.algorithm] ?? []
  const hash = named ?? given.digest
  if (!subtle || !kind || !hash) return 'unknown'
  const [keyAlgorithm, parameters] = partsOf(SEQUENCE, partsOf(SEQUENCE, publicKey)[0])
  const isEc = identifier(keyAlgorithm) === EC_KEY
  const isRsa = algorithmOf(partsOf(SEQUENCE, publicKey)[0]) === PLAIN_RSA
  if (kind === 'ec' ? !isEc : !isRsa) return isEc || isRsa ? 'no' : 'unknown'
  const [namedCurve = '', size = 0] = isEc ? (CURVES[identifier(parameters)] ?? []) : []
  if (isEc && size === 0) return 'unknown'
  const importing = isEc ? { name: 'ECDSA', namedCurve } : { name: 'RSASSA-PKCS1-v1_5', hash }
  const signature = isEc ? flat(given.signature, size) : given.signature
  if (!signature) return 'no'
  try {
    const key = await subtle.importKey('spki', publicKey.whole.slice(), importing, false, ['verify'])
    const verifying = isEc ? { name: 'ECDSA', hash } : { name: 'RSASSA-PKCS1-v1_5' }
    return (await subtle.verify(verifying, key, signature.slice(), given.signed.slice())) ? 'yes' : 'no'
  } catch {
    return 'unknown'
  }
}

/**
 * Returns the two numbers of an ECDSA signature side by side, as Web Crypto wants them; null where they are too long.
 */
function flat(signature: Uint8Array, size: number): Uint8Array | null {
  const numbers = partsOf(SEQUENCE, parse(signature)).map(({ tag, body }) => {
    if (tag !== INTEGER) throw new NotDer()
    const digits = body.subarray(body[0] === 0 ? 1 : 0)
    return digits.length > size ? null : concat(new Uint8Array(size - digits.length), digits)
  })
  const [r, s, ...rest] = numbers
  return r && s && rest.length === 0 ? concat(r, s) : null
}

/** Returns a digest by its name in Web Crypto; null where there is none. */
export async function digestOf(name: string, bytes: Uint8Array): Promise<Uint8Array | null> {
  const { subtle } = globalThis.crypto ?? {}
  return subtle ? new Uint8Array(await subtle.digest(name, bytes.slice())) : null
}
