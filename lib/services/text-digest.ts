import { hash } from 'node:crypto'
import { hmacOf } from '@/lib/hmac'

/** The prefix of a keyed digest, which distinguishes it from the bare SHA-256 that earlier versions stored. */
export const KEYED = 'k1.'

/**
 * What a digest is made for. The same words give different digests for different purposes, so that digests cannot be
 * compared across them.
 */
export type TextDigestPurpose = 'page' | 'flow' | 'missed' | 'inbox' | 'request'

/**
 * Returns a digest that recognises a repetition of a text that a person wrote, where the text itself is stored
 * elsewhere or not at all. It is keyed with the pepper, because the bare hash of a short text can be found by trying
 * what people usually write, long after the text was deleted.
 */
export function textDigest(pepper: Buffer, where: TextDigestPurpose, text: string | Buffer): string {
  return keyOldDigest(pepper, where, bareDigest(where, text))
}

/**
 * Returns the keyed digest for a bare digest that an earlier version stored. A keyed digest is computed from the bare
 * one, so that stored digests can be keyed without the text and still recognise a repetition.
 */
export function keyOldDigest(pepper: Buffer, where: TextDigestPurpose, bare: string): string {
  return KEYED + hmacOf(pepper)(`sayso.said.v1\n${where}\n${bare}`).toString('base64url')
}

/** Returns the digest without a key, as versions before 2026-11-29 stored it. */
export function bareDigest(where: TextDigestPurpose, text: string | Buffer): string {
  if (where === 'page') return hash('sha256', text, 'base64url').slice(0, 22)
  const hex = hash('sha256', text, 'hex')
  return where === 'flow' || where === 'missed' ? hex.slice(0, 16) : hex
}
