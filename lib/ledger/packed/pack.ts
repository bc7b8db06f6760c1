import { ATOM_OF_LENGTH, ATOMS, firstUuid, MOST_ATOM_BYTES, timeText, UUID_BYTES } from './atoms'
import {
  AGAIN,
  AGAIN_FIRST,
  AGAINS,
  ATOM,
  digestOfUuid,
  FACT,
  type LineFacts,
  MOST_LETTERS,
  NEAR_BYTES,
  NEAR_UUID,
  NUMBER,
  SMALL_NUMBER,
  SMALL_NUMBERS,
  TEXT,
  VERSION,
  WIDE_TEXT,
} from './codes'
import { piecesOf, withTemplates } from './split'

/**
 * Returns the sealed text of a line as bytes, from which `unpackLine` makes the same text again, given the same facts.
 * It takes any text, and makes those short that `lineText` writes. Returns null for a text that is too long.
 *
 * The bytes are the version, the number of codes, the codes, and the data that they take, in their order. Ids, hashes,
 * times and digests are bytes; one that stood before, or that a column holds, is a code alone; the texts between them
 * are fragments; and what lines often say is one template (lib/ledger/packed/fragments.ts).
 */
export function packLine(text: string, facts: LineFacts): Buffer | null {
  if (text.length > MOST_LETTERS) return null
  return packer.pack(text, facts)
}

/** With the u flag a whole pair is one character, so that this finds halves only. */
const HALF_PAIR = /\p{Surrogate}/u
/** Digits that a number gives back: without a sign, a part behind a point or a zero before it. */
const MOST_DIGITS = 15

class Packer {
  #text = ''
  #seen = new Map<string, number>()
  #atoms = 0
  #codes = Buffer.alloc(1024)
  #codeCount = 0
  #data = Buffer.alloc(4096)
  #dataLength = 0
  readonly #atom = Buffer.alloc(MOST_ATOM_BYTES)
  readonly #lastUuid = Buffer.alloc(UUID_BYTES)

  pack(text: string, facts: LineFacts): Buffer {
    this.#text = text
    this.#seen = codesOfFacts(facts)
    this.#atoms = 0
    this.#codeCount = 0
    this.#dataLength = 0
    firstUuid(facts, this.#lastUuid)
    // Up to here the text is packed; the atoms and numbers behind it end the fragment that begins here.
    let done = 0
    let at = 0
    for (;;) {
      const open = text.indexOf('"', at)
      const end = open === -1 ? text.length : open
      if (end - at > 1) done = this.#numbers(done, at, end)
      const close = open === -1 ? -1 : text.indexOf('"', open + 1)
      if (close === -1) break
      const kind = ATOM_OF_LENGTH[close - open - 1] ?? -1
      if (kind !== -1 && this.#atomAt(done, open + 1, close, kind)) done = close
      at = close + 1
    }
    this.#between(done, text.length)
    this.#text = ''
    return this.#whole()
  }

  /** Packs an atom, and what is before it. Returns false where the text is none. */
  #atomAt(done: number, from: number, to: number, kind: number): boolean {
    const value = this.#text.slice(from, to)
    const known = this.#seen.get(value)
    if (known !== undefined) {
      this.#between(done, from)
      if (known < AGAIN_FIRST + AGAINS) this.#code(known)
      else {
        this.#code(AGAIN)
        this.#varint(known - AGAIN_FIRST)
      }
      return true
    }
    const { write, bytes } = ATOMS[kind] as (typeof ATOMS)[number]
    if (!write(value, this.#atom, 0)) return false
    this.#between(done, from)
    this.#seen.set(value, AGAIN_FIRST + this.#atoms++)
    const shared = kind === 0 ? this.#sharedBytes() : 0
    this.#code(shared === 0 ? ATOM + kind : NEAR_UUID + NEAR_BYTES.indexOf(shared))
    this.#room(bytes)
    this.#dataLength += this.#atom.copy(this.#data, this.#dataLength, shared, bytes)
    return true
  }

  /** Returns how many of the first bytes of a UUID are those of the one before; 0 where that does not help. */
  #sharedBytes(): (typeof NEAR_BYTES)[number] | 0 {
    let same = 0
    while (same < NEAR_BYTES[0] && this.#atom[same] === this.#lastUuid[same]) same++
    this.#atom.copy(this.#lastUuid, 0, 0, this.#lastUuid.length)
    return NEAR_BYTES.find((count) => count <= same) ?? 0
  }

  /** Packs the numbers between two places, and what is before each. Returns up to where the text is packed. */
  #numbers(done: number, from: number, to: number): number {
    let packed = done
    for (let at = from; at < to; at++) {
      if (!isDigit(this.#text, at)) continue
      const first = at
      while (at < to && isDigit(this.#text, at)) at++
      const digits = this.#text.slice(first, at)
      if (digits.length > MOST_DIGITS || (digits.length > 1 && digits.startsWith('0'))) continue
      this.#between(packed, first)
      const value = Number(digits)
      if (value < SMALL_NUMBERS) this.#code(SMALL_NUMBER + value)
      else {
        this.#code(NUMBER)
        this.#varint(value)
      }
      packed = at
    }
    return packed
  }

  /** Packs the text between two places as fragments. */
  #between(from: number, to: number): void {
    if (from === to) return
    for (const piece of piecesOf(this.#text.slice(from, to))) {
      if (typeof piece === 'number') this.#code(piece)
      else this.#plain(piece)
    }
  }

  #plain(text: string): void {
    const isWide = HALF_PAIR.test(text)
    const bytes = Buffer.from(text, isWide ? 'utf16le' : 'utf8')
    this.#code(isWide ? WIDE_TEXT : TEXT)
    this.#varint(bytes.length)
    this.#room(bytes.length)
    bytes.copy(this.#data, this.#dataLength)
    this.#dataLength += bytes.length
  }

  #code(code: number): void {
    if (this.#codeCount === this.#codes.length) this.#codes = grown(this.#codes, 1)
    this.#codes[this.#codeCount++] = code
  }

  #varint(value: number): void {
    this.#room(8)
    this.#dataLength = writeVarint(value, this.#data, this.#dataLength)
  }

  #room(bytes: number): void {
    if (this.#dataLength + bytes > this.#data.length) this.#data = grown(this.#data, bytes)
  }

  #whole(): Buffer {
    const count = withTemplates(this.#codes, this.#codeCount)
    const whole = Buffer.allocUnsafe(9 + count + this.#dataLength)
    whole[0] = VERSION
    let at = writeVarint(count, whole, 1)
    at += this.#codes.copy(whole, at, 0, count)
    at += this.#data.copy(whole, at, 0, this.#dataLength)
    return whole.subarray(0, at)
  }
}

/** One for all: packing waits for nothing, so that no two are at it at once. */
const packer = new Packer()

function codesOfFacts({ businessId, contactId, changeId, occurredAt, recordedAt, dedupe }: LineFacts) {
  const codes = new Map<string, number>()
  if (dedupe !== null) codes.set(digestOfUuid(dedupe), FACT + 5)
  // Of two that are the same, the one that is set last counts; the templates go by that.
  codes.set(timeText(recordedAt), FACT + 4)
  codes.set(timeText(occurredAt), FACT + 3)
  codes.set(changeId, FACT + 2)
  codes.set(contactId, FACT + 1)
  codes.set(businessId, FACT)
  return codes
}

const isDigit = (text: string, at: number) => {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

function grown(buffer: Buffer<ArrayBuffer>, by: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafe(2 * buffer.length + by)
  buffer.copy(larger)
  return larger
}

/** Writes a whole number, seven bits a byte, the lowest first. Returns the place behind it. */
function writeVarint(value: number, out: Buffer, at: number): number {
  let rest = value
  let place = at
  for (; rest > 127; rest = Math.floor(rest / 128)) out[place++] = (rest % 128) | 128
  out[place++] = rest
  return place
}
