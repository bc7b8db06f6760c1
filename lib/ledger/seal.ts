import { hash } from 'node:crypto'
import { lineText } from './line'
import type { LineContent } from './line'

const DOMAIN = Buffer.from('sayso.ledger.v1\n')
const HASH_BYTES = 32

/**
 * The hash to which the first line of a contact is chained, in hex: 32 zero bytes. It can be written down without our
 * code, and every line already names its contact.
 */
export const GENESIS = '0'.repeat(2 * HASH_BYTES)

/** What comes before the payload of a first line, in ASCII. */
export const FIRST = DOMAIN.toString('latin1') + '\0'.repeat(HASH_BYTES)

/** The hash of a line: hex or its 32 bytes. */
export type LineHash = string | Uint8Array

/**
 * Seals a line on the one before it (`GENESIS` for the first). `payload` is the exact text to store; `hash` is hex.
 * @throws LineFormatError when content is not a line; RangeError when `prev` is not a hash
 */
export function sealLine(content: LineContent, prev: LineHash): { payload: string; hash: string } {
  const payload = lineText(content)
  return { payload, hash: lineHash(payload, prev) }
}

/**
 * Returns SHA-256 of `sayso.ledger.v1
 * ` ‖ the 32 bytes of `prev` ‖ the payload in UTF-8, in hex. Parts of fixed length come first, so that two different
 * inputs never give the same bytes.
 */
export function lineHash(payload: string, prev: LineHash): string {
  // Zeros are text too, so that nothing has to be copied for the first line of a contact.
  if (prev === GENESIS) return hash('sha256', FIRST + payload, 'hex')
  const parts = [DOMAIN, Buffer.from(hashHex(prev), 'hex'), Buffer.from(payload, 'utf8')]
  return hash('sha256', Buffer.concat(parts), 'hex')
}

/** Returns a hash as hex in lower case. @throws RangeError when it isn't 32 bytes */
export function hashHex(hash: LineHash): string {
  const hex = typeof hash === 'string' ? hash : Buffer.from(hash).toString('hex')
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new RangeError('a line hash must be 32 bytes, or 64 hex digits in lower case')
  return hex
}
