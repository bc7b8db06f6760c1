import { isAscii, isUtf8 } from 'node:buffer'

/**
 * Decodes UTF-8 that arrives piece by piece, as a `TextDecoder` with `fatal` and `ignoreBOM` does, in a fraction of its
 * time: a text of ASCII is also stored with one byte a letter and not with two, wherever parts of it are kept.
 */
export class Utf8Text {
  readonly #characters = new WholeCharacters()

  /** Returns the text of these bytes, as far as its characters are whole; null if they are no UTF-8. */
  push(bytes: Uint8Array): string | null {
    const whole = this.#characters.push(bytes)
    if (isAscii(whole)) return whole.toString('latin1')
    return isUtf8(whole) ? whole.toString('utf8') : null
  }

  /** Whether the bytes ended with a character. */
  isWhole(): boolean {
    return this.#characters.isWhole()
  }
}

/** Cuts bytes of UTF-8 that arrive piece by piece between characters. It does not check them. */
export class WholeCharacters {
  /** The bytes of a character that has not arrived whole: three at most. */
  #rest = Buffer.alloc(0)

  /** Returns the bytes that are left from before and these, up to the end of their last whole character. */
  push(bytes: Uint8Array): Buffer {
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const all = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece])
    const end = all.length - unfinished(all)
    // A copy: the piece may be large.
    this.#rest = Buffer.from(all.subarray(end))
    return all.subarray(0, end)
  }

  /** Whether the bytes ended with a character. */
  isWhole(): boolean {
    return this.#rest.length === 0
  }
}

/** Returns how many bytes at the end begin a character without completing it. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}
