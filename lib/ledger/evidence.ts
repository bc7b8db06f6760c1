import { hash, timingSafeEqual } from 'node:crypto'
import { canonicalText, wellFormed } from './canonical'

export const SALT_BYTES = 16

/**
 * Returns the digest of evidence that a line holds, in hex: SHA-256 of the salt ‖ the body's RFC 8785 text. The body is
 * not normalised, because it proves what a person really wrote. Only half of a surrogate pair counts as U+FFFD.
 * @throws RangeError when the salt is not 16 bytes (a fixed length: salt and body can't run into each other); Error
 *   when the body is no JSON value
 */
export function sealEvidence(body: unknown, salt: Uint8Array): string {
  return sealEvidenceText(canonicalText(wellFormed(body)), salt)
}

/** The same for a body that is RFC 8785 text already. @throws RangeError when the salt is not 16 bytes */
export function sealEvidenceText(text: string, salt: Uint8Array): string {
  if (salt.length !== SALT_BYTES) throw new RangeError(`an evidence salt must be ${SALT_BYTES} bytes`)
  return hash('sha256', Buffer.concat([salt, Buffer.from(text, 'utf8')]), 'hex')
}

/** Whether the line's digest was made of this body with this salt. */
export function verifyEvidence(body: unknown, salt: Uint8Array, digest: string): boolean {
  const claimed = Buffer.from(digest, 'hex')
  const real = Buffer.from(sealEvidence(body, salt), 'hex')
  return claimed.length === real.length && timingSafeEqual(claimed, real)
}
