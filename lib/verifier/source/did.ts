import { isObject, objectsAt, readJson, textAt } from './json'
import { Refused } from './refused'

/** A key that signs documents: the name that they give it, and its 32 bytes. */
export interface DocumentKey {
  id: string
  bytes: Uint8Array
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** A signature in base58 has no more. */
const MOST_DIGITS = 100

/** Returns the bytes of a text in base58btc with its z (Multibase); null for any other text. */
export function fromMultibase(text: string): Uint8Array | null {
  if (!text.startsWith('z') || text.length > MOST_DIGITS) return null
  let number = 0n
  for (const char of text.slice(1)) {
    const digit = BASE58.indexOf(char)
    if (digit < 0) return null
    number = 58n * number + BigInt(digit)
  }
  const bytes: number[] = []
  for (; number > 0n; number >>= 8n) bytes.unshift(Number(number & 255n))
  const zeros = /^z(1*)/.exec(text)?.[1]?.length ?? 0
  return Uint8Array.from([...Array.from({ length: zeros }, () => 0), ...bytes])
}

/** Reads the public keys of a DID document. @throws Refused */
export function readDidDocument(text: string): DocumentKey[] {
  const document = readJson(text)
  if (!isObject(document)) throw new Refused((words) => words.badKey(1))
  return objectsAt(document, 'verificationMethod').map((method) => {
    const bytes = fromMultibase(textAt(method, 'publicKeyMultibase'))
    // 0xed 0x01: an Ed25519 public key (Multicodec).
    if (bytes?.length !== 34 || bytes[0] !== 0xed || bytes[1] !== 0x01) throw new Refused((words) => words.badKey(1))
    return { id: textAt(method, 'id'), bytes: bytes.subarray(2) }
  })
}
