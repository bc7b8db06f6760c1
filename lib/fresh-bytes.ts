import { randomBytes } from 'node:crypto'

const POOL_BYTES = 16 * 1024
let pool = Buffer.alloc(0)

/**
 * Returns random bytes, each given out once. They are requested from the system in bulk, because a call for every nonce
 * costs more than the cipher.
 * @throws RangeError for more than `POOL_BYTES`
 */
export function freshBytes(count: number): Buffer {
  if (count > POOL_BYTES) throw new RangeError(`at most ${POOL_BYTES} bytes at once`)
  if (pool.length < count) pool = randomBytes(POOL_BYTES)
  const bytes = Buffer.from(pool.subarray(0, count))
  pool.fill(0, 0, count)
  pool = pool.subarray(count)
  return bytes
}
