/** One line of text; null in place of one that is too long to hold. */
export type Line = string | null

/** Cuts text into lines as it arrives, holding no more than one line and the piece at hand. */
export class LineScanner {
  readonly #maxChars: number
  #rest = ''
  #skipping = false

  constructor(maxChars: number) {
    this.#maxChars = maxChars
  }

  /** The lines that end within this piece; with `last`, also what stands without a line end. */
  *scan(piece: string, last: boolean): Generator<Line> {
    const text = this.#rest === '' ? piece : this.#rest + piece
    this.#rest = ''
    let at = 0
    while (at < text.length) {
      const end = text.indexOf('\n', at)
      if (end === -1) break
      yield this.#skipping || end - at > this.#maxChars ? null : text.slice(at, end)
      this.#skipping = false
      at = end + 1
    }
    if (text.length - at > this.#maxChars) this.#skipping = true
    else if (!this.#skipping) this.#rest = text.slice(at)
    if (last && (this.#skipping || this.#rest !== '')) yield this.#skipping ? null : this.#rest
  }
}
