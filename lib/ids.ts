import { v7 } from 'uuid'
import { fillFresh } from './fresh-bytes'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The nil UUID (RFC 9562), where a column must have a value and there is none. */
export const NIL_ID = '00000000-0000-0000-0000-000000000000'

const RANDOM_BYTES = 16
/** Where a UUIDv7 takes the beginning of its count within a millisecond from, as RFC 9562 (6.2, method 1) has it. */
const COUNT_AT = 6
/** The millisecond of the last id, and its count within it. */
const last = { msecs: Number.NEGATIVE_INFINITY, seq: 0 }

const random = Buffer.alloc(RANDOM_BYTES)
const bytes = Buffer.alloc(RANDOM_BYTES)

/**
 * Returns a new UUIDv7 (RFC 9562). It starts with the time in milliseconds, so that rows made together are close in an
 * index, and each id of a process is greater than the one before. Its random bytes are requested from the system in
 * bulk, because a call for each id takes five times as long as the rest.
 */
export function newId(): string {
  fillFresh(random)
  const now = Date.now()
  if (now > last.msecs) {
    last.msecs = now
    last.seq = random.readUInt32BE(COUNT_AT) >>> 1
  } else {
    // More ids than a millisecond has counts take the next one's, as they do when the clock goes back.
    last.seq = (last.seq + 1) | 0
    if (last.seq === 0) last.msecs++
  }
  v7({ random, ...last }, bytes)
  return uuidText(bytes)
}

const DIGITS = Buffer.from('0123456789abcdef')
const DASH = 45
/** The bytes before which a UUID has a hyphen. */
const DASHED = new Set([4, 6, 8, 10])
const letters = Buffer.alloc(36, DASH)
/** Where the digits of each byte are. */
const PLACES = Array.from({ length: 16 }, (_, byte) => 2 * byte + [...DASHED].filter((dashed) => dashed <= byte).length)

/** Returns the 16 bytes of a UUID as text. It makes no other text on the way, as there are thousands a second. */
function uuidText(uuid: Uint8Array): string {
  for (let byte = 0; byte < 16; byte++) {
    const value = uuid[byte] ?? 0
    const place = PLACES[byte] ?? 0
    letters[place] = DIGITS[value >> 4] ?? 0
    letters[place + 1] = DIGITS[value & 15] ?? 0
  }
  return letters.toString('latin1')
}

/**
 * Whether `text` is a UUID as PostgreSQL prints it: lower case, with hyphens, of any version (ids from backends are
 * v4). Other spellings are refused, because ids are compared as text.
 */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text)
}
