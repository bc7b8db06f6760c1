/** One line of text; null in place of a line that is too long to keep. */
export type Line = string | null

/** Cuts text into lines as it arrives, keeping no more than one line and the present piece. */
export class LineScanner {
  readonly #maxChars: number
  #rest = ''
  #skipping = false

  constructor(maxChars: number) {
    this.#maxChars = maxChars
  }

  /** Returns the lines that end within this piece; with `last`, also the text after the last line end. */
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
