/**
 * The values in a line that take fewer bytes than letters: ids, hashes, times and digests. Each kind is known by the
 * length of its text, and is written as bytes only where these give the same text again.
 */
export interface AtomKind {
  letters: number
  bytes: number
  /** Writes the bytes of a text at a place. Returns false where it is not of this kind; what is there then is waste. */
  write: (text: string, out: Uint8Array, at: number) => boolean
  /** Returns the text of the bytes at a place. @throws RangeError when no text has these bytes */
  read: (bytes: Buffer, at: number) => string
}

const NO_VALUE = 255
const HEX = valuesOf('0123456789abcdef')
const BASE64 = valuesOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')

/** Returns the values of letters by their codes; `NO_VALUE` for all others. */
function valuesOf(letters: string): Uint8Array {
  const values = new Uint8Array(128).fill(NO_VALUE)
  for (let value = 0; value < letters.length; value++) values[letters.charCodeAt(value)] = value
  return values
}

/** Writes the byte of two hex digits in lower case. Returns false where they are none. */
function writeHex(text: string, place: number, out: Uint8Array, at: number): boolean {
  const high = HEX[text.charCodeAt(place)] ?? NO_VALUE
  const low = HEX[text.charCodeAt(place + 1)] ?? NO_VALUE
  out[at] = (high << 4) | low
  return (high | low) < 16
}

export const UUID_BYTES = 16
const isDash = (text: string, place: number) => text.charCodeAt(place) === 45

const uuid: AtomKind = {
  letters: 36,
  bytes: UUID_BYTES,
  write(text, out, at) {
    if (!isDash(text, 8) || !isDash(text, 13) || !isDash(text, 18) || !isDash(text, 23)) return false
    for (let index = 0, place = 0; index < UUID_BYTES; index++, place += 2) {
      if (place === 8 || place === 13 || place === 18 || place === 23) place++
      if (!writeHex(text, place, out, at + index)) return false
    }
    return true
  },
  read(bytes, at) {
    const hex = bytes.toString('hex', at, at + UUID_BYTES)
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  },
}

const HASH_BYTES = 32

const hash: AtomKind = {
  letters: 2 * HASH_BYTES,
  bytes: HASH_BYTES,
  write(text, out, at) {
    for (let index = 0; index < HASH_BYTES; index++) if (!writeHex(text, 2 * index, out, at + index)) return false
    return true
  },
  read: (bytes, at) => bytes.toString('hex', at, at + HASH_BYTES),
}

/** Milliseconds since 1970. */
const TIME_BYTES = 6
const LATEST_TIME = Date.UTC(9999, 11, 31, 23, 59, 59, 999)
interface KnownTime {
  at: number
  text: string
}
let last: KnownTime = { at: Number.NaN, text: '' }
let other: KnownTime = { at: Number.NaN, text: '' }

/** Returns a time as lines have it. Two are remembered: when a batch of acts happened, and when it was stored. */
export function timeText(at: number): string {
  if (last.at === at) return last.text
  const made = other.at === at ? other : { at, text: new Date(at).toISOString() }
  other = last
  last = made
  return made.text
}

const time: AtomKind = {
  letters: 24,
  bytes: TIME_BYTES,
  write(text, out, at) {
    const ms = Date.parse(text)
    if (!(ms >= 0 && ms <= LATEST_TIME) || timeText(ms) !== text) return false
    for (let index = TIME_BYTES - 1, rest = ms; index >= 0; index--, rest = Math.floor(rest / 256)) {
      out[at + index] = rest % 256
    }
    return true
  },
  read(bytes, at) {
    const ms = bytes.readUIntBE(at, TIME_BYTES)
    if (ms > LATEST_TIME) throw new RangeError('a time after the year 9999')
    return timeText(ms)
  },
}

/** A digest in base64url without padding, in the one text that its bytes have. */
function base64url(letters: number, bytes: number): AtomKind {
  // The last letter holds what is left of the bytes, and zeros.
  const spare = (1 << (letters * 6 - bytes * 8)) - 1
  return {
    letters,
    bytes,
    write(text, out, at) {
      let bits = 0
      let held = 0
      for (let index = 0, place = at; index < letters; index++) {
        const value = BASE64[text.charCodeAt(index)] ?? NO_VALUE
        if (value === NO_VALUE) return false
        bits = ((bits << 6) | value) & 0xffff
        held += 6
        if (held < 8) continue
        held -= 8
        out[place++] = (bits >> held) & 255
      }
      return (bits & spare) === 0
    },
    read: (buffer, at) => buffer.toString('base64url', at, at + bytes),
  }
}

/** The kinds in the order of their codes (lib/ledger/packed/codes.ts): only added to at the end. */
export const ATOMS: readonly AtomKind[] = [uuid, hash, time, base64url(22, 16), base64url(43, 32)]

/** Writes the bytes that stand for the UUID before the first one: those of the business, or zeros where it has none. */
export function firstUuid({ businessId }: { businessId: string }, out: Uint8Array): void {
  if (businessId.length !== uuid.letters || !uuid.write(businessId, out, 0)) out.fill(0)
}

/** The most bytes of an atom. */
export const MOST_ATOM_BYTES = Math.max(...ATOMS.map(({ bytes }) => bytes))

/** By the number of letters: the place of the kind in `ATOMS`, and -1 where there is none. */
export const ATOM_OF_LENGTH = Int8Array.from({ length: 65 }, (_, letters) =>
  ATOMS.findIndex((kind) => kind.letters === letters),
)
