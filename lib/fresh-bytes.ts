import { randomBytes } from 'node:crypto'

const POOL_BYTES = 16 * 1024
let pool = Buffer.alloc(0)
/** Up to where the bytes of the pool were given out. */
let used = 0

/**
 * Returns random bytes, each given out once. They are requested from the system in bulk, because a call for every nonce
 * costs more than the cipher.
 * @throws RangeError for more than `POOL_BYTES`
 */
export const freshBytes = (count: number): Buffer => fillFresh(Buffer.allocUnsafe(count))

/** Writes random bytes into a buffer, in the same way, and returns it. */
export function fillFresh(bytes: Buffer): Buffer {
  const { length } = bytes
  if (length > POOL_BYTES) throw new RangeError(`at most ${POOL_BYTES} bytes at once`)
  if (pool.length - used < length) {
    pool = randomBytes(POOL_BYTES)
    used = 0
  }
  pool.copy(bytes, 0, used, used + length)
  pool.fill(0, used, used + length)
  used += length
  return bytes
}
