const LINE_FEED = 10
const NULL_LINE = 126
const DIGITS = Buffer.from('0123456789abcdef')
const FIRST_BYTES = 8192

/**
 * One column of rows, as `joinLines` makes it of all their values, written down value by value. Thousands of short
 * texts that wait to be joined would each be kept, and moved, by the garbage collector; these bytes are not looked at
 * by it.
 */
export class TextColumn {
  #bytes = Buffer.allocUnsafe(FIRST_BYTES)
  #end = 0

  /**
   * Adds a value of ASCII without a line break, such as an id, a digest or a moment. Null is `~`, as `lines` reads it.
   */
  add(value: string | null): void {
    const length = value === null ? 1 : value.length
    this.#makeRoom(length + 1)
    if (value === null) this.#bytes[this.#end] = NULL_LINE
    else this.#bytes.write(value, this.#end, 'latin1')
    this.#end += length
    this.#bytes[this.#end++] = LINE_FEED
  }

  /** Adds bytes as hex. */
  addHex(value: Uint8Array): void {
    this.#makeRoom(2 * value.length + 1)
    const bytes = this.#bytes
    let end = this.#end
    for (let place = 0; place < value.length; place++) {
      const byte = value[place] ?? 0
      bytes[end++] = DIGITS[byte >> 4] ?? 0
      bytes[end++] = DIGITS[byte & 15] ?? 0
    }
    bytes[end++] = LINE_FEED
    this.#end = end
  }

  /** Returns all values as one text, and is empty then. */
  take(): string {
    const text = this.#bytes.toString('latin1', 0, Math.max(0, this.#end - 1))
    this.#end = 0
    return text
  }

  #makeRoom(length: number): void {
    if (this.#end + length <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(2 * this.#bytes.length + length)
    this.#bytes.copy(larger, 0, 0, this.#end)
    this.#bytes = larger
  }
}
