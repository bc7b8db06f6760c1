import { hash } from 'node:crypto'
import { BLOCK_BYTES, hmacPads } from '@/lib/hmac'
import { MAC_AT, MAC_BYTES } from './layout'

/** Writes the MAC of a token's signed bytes (layout.ts) into `target` at `offset`. */
export type LinkMac = (token: Buffer, target: Buffer, offset: number) => void

/**
 * Returns the function that computes the MAC under one key: HMAC-SHA256, cut. Its buffers are reused, which is safe
 * because it never waits before it is done.
 */
export function linkMac(key: Buffer): LinkMac {
  const { inner, outer } = hmacPads(key, MAC_AT)
  // Digests are passed as text of one character a byte, because a string costs less than a buffer that has to be freed.
  return (token, target, offset) => {
    token.copy(inner, BLOCK_BYTES, 0, MAC_AT)
    outer.write(hash('sha256', inner, 'binary'), BLOCK_BYTES, 'binary')
    target.write(hash('sha256', outer, 'binary'), offset, MAC_BYTES, 'binary')
  }
}
