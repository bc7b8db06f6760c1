import { createHash, hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { canonicalText, wellFormed } from './canonical'

export const SALT_BYTES = 16

/**
 * A new salt, one for each piece of evidence. It is stored and deleted with the evidence: after that nobody can guess
 * what the digest was of.
 */
export function newSalt(): Buffer {
  return randomBytes(SALT_BYTES)
}

/**
 * The digest that a line holds of its evidence, in hex: SHA-256 of the salt ‖ the body's RFC 8785 text. The body is
 * taken as it is, not normalised: it proves what a person really wrote. Only half a surrogate pair counts as U+FFFD.
 * @throws RangeError when the salt is not 16 bytes (a fixed length: salt and body can't run into each other); Error
 *   when the body is no JSON value
 */
export function sealEvidence(body: unknown, salt: Uint8Array): string {
  if (salt.length !== SALT_BYTES) throw new RangeError(`an evidence salt must be ${SALT_BYTES} bytes`)
  return createHash('sha256')
    .update(salt)
    .update(canonicalText(wellFormed(body)), 'utf8')
    .digest('hex')
}

/** The same of a body that is its RFC 8785 text already. @throws RangeError when the salt is not 16 bytes */
export function sealEvidenceText(text: string, salt: Uint8Array): string {
  if (salt.length !== SALT_BYTES) throw new RangeError(`an evidence salt must be ${SALT_BYTES} bytes`)
  return hash('sha256', Buffer.concat([salt, Buffer.from(text, 'utf8')]), 'hex')
}

/** Whether this body, with this salt, is what the line's digest was made of. */
export function verifyEvidence(body: unknown, salt: Uint8Array, digest: string): boolean {
  const claimed = Buffer.from(digest, 'hex')
  const real = Buffer.from(sealEvidence(body, salt), 'hex')
  return claimed.length === real.length && timingSafeEqual(claimed, real)
}
