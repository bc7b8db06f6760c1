const HEX_DIGITS = 16
const UUID_CHARACTERS = 36
const DASH = '-'.charCodeAt(0)

/** Character code → value of the hex digit, -1 for all others. Lower case only: an id has one spelling. */
const NIBBLES = new Int8Array(128).fill(-1)
for (let value = 0; value < HEX_DIGITS; value++) NIBBLES[value.toString(HEX_DIGITS).charCodeAt(0)] = value

/** Writes the 16 bytes of a UUID text into `target` at `offset`, without making strings or buffers on the way. */
export function writeUuid(target: Buffer, offset: number, uuid: string): void {
  let at = offset
  let bad = uuid.length === UUID_CHARACTERS ? 0 : -1
  for (let i = 0; i < UUID_CHARACTERS; i += 2) {
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (uuid.charCodeAt(i) !== DASH) bad = -1
      i++
    }
    const high = NIBBLES[uuid.charCodeAt(i)] ?? -1
    const low = NIBBLES[uuid.charCodeAt(i + 1)] ?? -1
    bad |= high | low
    target[at++] = (high << 4) | low
  }
  if (bad < 0) throw new RangeError('not a UUID in lower case')
}

/** Returns the UUID text of the 16 bytes at `offset`. */
export function readUuid(source: Buffer, offset: number): string {
  const hex = source.toString('hex', offset, offset + 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
