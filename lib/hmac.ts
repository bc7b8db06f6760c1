import { hash } from 'node:crypto'

/** The block size of SHA-256 in bytes. */
export const BLOCK_BYTES = 64
export const DIGEST_BYTES = 32

/**
 * HMAC-SHA256 (RFC 2104) for many short messages under one key: the same result as `createHmac` in a third of its time,
 * because no object is made for each message. A pad is the key's block, with room for `messageBytes` after it.
 * @param key at most a block long
 */
export function hmacPads(key: Buffer, messageBytes: number): { inner: Buffer; outer: Buffer } {
  if (key.length > BLOCK_BYTES) throw new RangeError('an HMAC key longer than a block must be hashed first')
  const pad = (mask: number, room: number) => {
    const bytes = Buffer.alloc(BLOCK_BYTES + room, mask)
    key.forEach((byte, index) => (bytes[index] = byte ^ mask))
    return bytes
  }
  return { inner: pad(0x36, messageBytes), outer: pad(0x5c, DIGEST_BYTES) }
}

/** Returns SHA-256 of bytes or of a text in UTF-8. Node makes a buffer in four times the time of a text. */
export const sha256 = (data: string | Buffer): Buffer => Buffer.from(hash('sha256', data, 'binary'), 'binary')

const known = new WeakMap<Buffer, (text: string) => Buffer>()

/** Returns the function that computes the HMAC-SHA256 of texts under one key. It is made once for each key. */
export function hmacOf(key: Buffer): (text: string) => Buffer {
  let of = known.get(key)
  if (!of) known.set(key, (of = makeHmac(key)))
  return of
}

function makeHmac(key: Buffer): (text: string) => Buffer {
  const { inner, outer } = hmacPads(key, 0)
  return (text) => {
    outer.write(hash('sha256', Buffer.concat([inner, Buffer.from(text, 'utf8')]), 'binary'), BLOCK_BYTES, 'binary')
    return sha256(outer)
  }
}
