import { isUtf8 } from 'node:buffer'
import { encodingOf, wrongEncoding } from './decode'
import { WholeCharacters } from './utf8-text'

/**
 * Checks while the bytes arrive whether they can be text at all, before any row is read: a file in Latin-1 may have its
 * first accent in row 50,000, when half of the response is sent already.
 */
export class EncodingCheck {
  #head: Buffer | null = Buffer.alloc(0)
  #isUtf8 = true
  readonly #characters = new WholeCharacters()

  /** @throws AppError `unreadable_table` (400) */
  push(bytes: Uint8Array): void {
    if (!this.#head) return this.#check(bytes)
    this.#head = Buffer.concat([this.#head, bytes])
    if (this.#head.length >= 3) this.#begin(this.#head)
  }

  /** @throws AppError `unreadable_table` (400) when the bytes end within a character */
  end(): void {
    if (this.#head) this.#begin(this.#head)
    if (!this.#characters.isWhole()) throw wrongEncoding()
  }

  #begin(head: Buffer): void {
    this.#head = null
    this.#isUtf8 = encodingOf(head) === 'utf-8'
    this.#check(head)
  }

  #check(bytes: Uint8Array): void {
    if (!this.#isUtf8) return
    const whole = this.#characters.push(bytes)
    if (!isUtf8(whole) || whole.includes(0)) throw wrongEncoding()
  }
}
