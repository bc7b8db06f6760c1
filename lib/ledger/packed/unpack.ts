import { ATOMS, firstUuid, timeText, UUID_BYTES } from './atoms'
import {
  AGAIN,
  AGAIN_FIRST,
  AGAINS,
  ATOM,
  digestOfUuid,
  FACT,
  FACTS,
  FRAGMENT,
  type LineFacts,
  MOST_LETTERS,
  NEAR_BYTES,
  NEAR_UUID,
  NUMBER,
  SMALL_NUMBER,
  SMALL_NUMBERS,
  TEMPLATE,
  TEXT,
  VERSION,
  WIDE_TEXT,
} from './codes'
import { FRAGMENTS } from './fragments'
import { TEMPLATE_PARTS } from './split'

/** The bytes of a line can't be read: they were changed, or are of a later version. It quotes nothing of them. */
export class PackedLineError extends Error {
  override readonly name = 'PackedLineError'

  constructor(why: string) {
    super(`a packed line can't be read: ${why}`)
  }
}

/**
 * Returns the sealed text of a line, given its bytes (`packLine`) and what the columns beside it hold. The same bytes
 * give another text where a column was changed; then the line's hash does not fit.
 * @throws PackedLineError
 */
export function unpackLine(bytes: Uint8Array, facts: LineFacts): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  try {
    return new Unpacker(buffer, facts).unpack()
  } catch (error) {
    if (error instanceof RangeError) throw new PackedLineError(error.message)
    throw error
  }
}

class Unpacker {
  readonly #bytes: Buffer
  readonly #facts: LineFacts
  readonly #atoms: string[] = []
  readonly #templates: (string | undefined)[] = []
  #uuidBefore: Buffer | null = null
  /** Where the next data is. */
  #at = 1
  #text = ''

  constructor(bytes: Buffer, facts: LineFacts) {
    this.#bytes = bytes
    this.#facts = facts
  }

  unpack(): string {
    if (this.#bytes[0] !== VERSION) throw new PackedLineError('its version is not known')
    const count = this.#varint()
    const first = this.#at
    if (count > this.#bytes.length - first) throw new PackedLineError('it ends before its codes do')
    this.#at = first + count
    for (let place = first; place < first + count; place++) {
      this.#add(this.#bytes[place] ?? 0)
      if (this.#text.length > MOST_LETTERS) throw new PackedLineError('its text is too long')
    }
    if (this.#at !== this.#bytes.length) throw new PackedLineError('it has more data than its codes take')
    return this.#text
  }

  #add(code: number): void {
    if (code >= TEMPLATE) {
      this.#text += this.#templates[code - TEMPLATE] ?? this.#template(code - TEMPLATE)
    } else this.#text += FRAGMENTS[code - FRAGMENT] ?? this.#textOf(code)
  }

  #template(place: number): string {
    const parts = TEMPLATE_PARTS[place]
    if (!parts) throw new PackedLineError('it has a template that is not known')
    let text = ''
    let isFixed = true
    for (const part of parts) {
      if (typeof part === 'string') text += part
      else {
        text += this.#textOf(part)
        isFixed &&= part >= FACT
      }
    }
    // One that takes no data says the same again in this line.
    if (isFixed) this.#templates[place] = text
    return text
  }

  /** Returns the text of a code that is no fragment and no template. */
  #textOf(code: number): string {
    if (code >= AGAIN_FIRST && code < AGAIN_FIRST + AGAINS) return this.#again(code - AGAIN_FIRST)
    if (code >= FACT && code < FACT + FACTS.length) return factText(code - FACT, this.#facts)
    if (code >= ATOM && code < ATOM + ATOMS.length) return this.#atom(code - ATOM)
    if (code >= NEAR_UUID && code < NEAR_UUID + NEAR_BYTES.length)
      return this.#nearUuid(NEAR_BYTES[code - NEAR_UUID] ?? 0)
    if (code >= SMALL_NUMBER && code < SMALL_NUMBER + SMALL_NUMBERS) return String(code - SMALL_NUMBER)
    if (code === NUMBER) return String(this.#varint())
    if (code === AGAIN) return this.#again(this.#varint())
    if (code === TEXT) return this.#plain('utf8')
    if (code === WIDE_TEXT) return this.#plain('utf16le')
    throw new PackedLineError('it has a code that is not known')
  }

  #again(place: number): string {
    const atom = this.#atoms[place]
    if (atom === undefined) throw new PackedLineError('it repeats what is not there')
    return atom
  }

  #atom(place: number): string {
    const { bytes, read } = ATOMS[place] as (typeof ATOMS)[number]
    const at = this.#take(bytes)
    const text = read(this.#bytes, at)
    if (place === 0) this.#uuidBefore = this.#bytes.subarray(at, at + bytes)
    this.#atoms.push(text)
    return text
  }

  #nearUuid(shared: number): string {
    const whole = Buffer.alloc(UUID_BYTES)
    if (this.#uuidBefore) this.#uuidBefore.copy(whole, 0, 0, shared)
    else firstUuid(this.#facts, whole)
    const at = this.#take(UUID_BYTES - shared)
    this.#bytes.copy(whole, shared, at, at + UUID_BYTES - shared)
    this.#uuidBefore = whole
    const text = (ATOMS[0] as (typeof ATOMS)[number]).read(whole, 0)
    this.#atoms.push(text)
    return text
  }

  #plain(encoding: 'utf8' | 'utf16le'): string {
    const length = this.#varint()
    const from = this.#take(length)
    return this.#bytes.toString(encoding, from, from + length)
  }

  /** Returns where data of this length is, and goes behind it. */
  #take(length: number): number {
    const from = this.#at
    if (length > this.#bytes.length - from) throw new PackedLineError('it ends before its data does')
    this.#at = from + length
    return from
  }

  #varint(): number {
    let value = 0
    // 2^53 has eight such digits; more would not be a whole number any more.
    for (let unit = 1; unit < 2 ** 53; unit *= 128) {
      const byte = this.#bytes[this.#take(1)] ?? 0
      value += (byte & 127) * unit
      if (byte < 128) return value
    }
    throw new PackedLineError('it has a number that is too large')
  }
}

/** In the order of `FACTS`. */
function factText(fact: number, facts: LineFacts): string {
  switch (fact) {
    case 0:
      return facts.businessId
    case 1:
      return facts.contactId
    case 2:
      return facts.changeId
    case 3:
      return timeText(facts.occurredAt)
    case 4:
      return timeText(facts.recordedAt)
    default:
      if (facts.dedupe === null) throw new PackedLineError('the digest of its key is not there')
      return digestOfUuid(facts.dedupe)
  }
}
