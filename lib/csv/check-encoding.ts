import { isUtf8 } from 'node:buffer'
import { encodingOf, wrongEncoding } from './decode'

/**
 * Checks while the bytes arrive whether they can be text at all, before any row is read: a file in Latin-1 may have its
 * first accent in row 50,000, when half of the response is sent already.
 */
export class EncodingCheck {
  #head: Buffer | null = Buffer.alloc(0)
  #isUtf8 = true
  /** The bytes of a character that has not arrived whole: three at most. */
  #rest = Buffer.alloc(0)

  /** @throws AppError `unreadable_table` (400) */
  push(bytes: Uint8Array): void {
    if (!this.#head) return this.#check(bytes)
    this.#head = Buffer.concat([this.#head, bytes])
    if (this.#head.length >= 3) this.#begin(this.#head)
  }

  /** @throws AppError `unreadable_table` (400) when the bytes end within a character */
  end(): void {
    if (this.#head) this.#begin(this.#head)
    if (this.#rest.length > 0) throw wrongEncoding()
  }

  #begin(head: Buffer): void {
    this.#head = null
    this.#isUtf8 = encodingOf(head) === 'utf-8'
    this.#check(head)
  }

  #check(bytes: Uint8Array): void {
    if (!this.#isUtf8) return
    const whole =
      this.#rest.length === 0
        ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
        : Buffer.concat([this.#rest, bytes])
    const end = whole.length - unfinished(whole)
    if (!isUtf8(whole.subarray(0, end)) || whole.includes(0)) throw wrongEncoding()
    this.#rest = Buffer.from(whole.subarray(end))
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
