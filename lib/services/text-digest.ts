import { createHash } from 'node:crypto'
import { hmacOf } from '@/lib/hmac'

/** Tells a keyed digest from the bare SHA-256 that was stored before it. */
export const KEYED = 'k1.'

/** What a digest is of: the same words in two places don't show that they are the same. */
export type TextDigestPurpose = 'page' | 'flow' | 'missed' | 'inbox' | 'request'

/**
 * What tells a repetition of something that a person wrote, where the words themselves are kept elsewhere or not at all. Keyed with the
 * pepper: a bare hash of a short text is found by trying what people write, long after the text was deleted.
 */
export function textDigest(pepper: Buffer, where: TextDigestPurpose, said: string | Buffer): string {
  return keyOldDigest(pepper, where, bareDigest(where, said))
}

/**
 * The same from the bare digest that stood in its place before: a keyed digest is made of the bare one, so that what was stored can be
 * keyed without the words, and still tells a repetition.
 */
export function keyOldDigest(pepper: Buffer, where: TextDigestPurpose, bare: string): string {
  return KEYED + hmacOf(pepper)(`sayso.said.v1\n${where}\n${bare}`).toString('base64url')
}

/** As versions before 2026-11-29 stored it. */
export function bareDigest(where: TextDigestPurpose, said: string | Buffer): string {
  const digest = createHash('sha256').update(said)
  if (where === 'page') return digest.digest('base64url').slice(0, 22)
  const hex = digest.digest('hex')
  return where === 'flow' || where === 'missed' ? hex.slice(0, 16) : hex
}
