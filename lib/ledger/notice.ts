import { createHash } from 'node:crypto'
import { canonicalText, nfc } from './canonical'

/**
 * Returns the text of a notice to store, and its hash: SHA-256 of `sayso.notice.v1
 * ` ‖ canonical text, in hex. Strings are brought to NFC, so that the same words typed on another system are the same
 * notice, and people are not asked again.
 */
export function noticeHash(notice: unknown): { canonical: string; hash: string } {
  const canonical = canonicalText(nfc(notice))
  return { canonical, hash: createHash('sha256').update('sayso.notice.v1\n').update(canonical, 'utf8').digest('hex') }
}
