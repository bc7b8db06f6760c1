import { isAscii, isUtf8 } from 'node:buffer'

/**
 * Decodes UTF-8 that arrives piece by piece, as a `TextDecoder` with `fatal` and `ignoreBOM` does, in a fraction of its
 * time: a text of ASCII is also stored with one byte a letter and not with two, wherever parts of it are kept.
 */
export class Utf8Text {
  /** The bytes of a character that has not arrived whole: three at most. */
  #rest = Buffer.alloc(0)

  /** Returns the text of these bytes, as far as its characters are whole; null if they are no UTF-8. */
  push(bytes: Uint8Array): string | null {
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const whole = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece])
    if (isAscii(whole)) return whole.toString('latin1')
    const end = whole.length - unfinished(whole)
    const text = whole.subarray(0, end)
    if (!isUtf8(text)) return null
    // A copy: the piece may be large.
    this.#rest = Buffer.from(whole.subarray(end))
    return text.toString('utf8')
  }

  /** Whether the bytes ended with a character. */
  isWhole(): boolean {
    return this.#rest.length === 0
  }
}

/** Returns how many bytes at the end begin a character without completing it. */
export function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}
