const WORDS = 9
const FIRST_SLOTS = 1 << 12
const MOST_SLOTS = 1 << 22

/**
 * The last line of each contact, in a table of numbers: 36 bytes for each of at most four million contacts, however
 * many lines they have. A contact is known by the 128 bits of its id, a hash by its first 128 bits.
 */
export class Heads {
  #slots = FIRST_SLOTS
  #table = new Uint32Array(FIRST_SLOTS * WORDS)
  #count = 0
  readonly #key = crypto.getRandomValues(new Uint32Array(2))

  /**
   * Takes a line as the next one of its contact. Returns false if it does not follow the line before it, and null if
   * there are more contacts than fit.
   */
  follow(contactId: string, seq: number, prev: string, hash: string): boolean | null {
    const key = contactId.replaceAll('-', '')
    if (!/^[0-9a-f]{32}$/.test(key)) return false
    let at = this.#find(key)
    const isNew = this.#table[at + 8] === 0
    if (!isNew && !(this.#table[at + 8] === seq - 1 && this.#isHash(at, prev))) return false
    if (isNew && seq !== 1) return false
    if (isNew) {
      if (this.#count * 2 >= this.#slots) {
        if (this.#slots > MOST_SLOTS) return null
        this.#grow()
        at = this.#find(key)
      }
      this.#count++
      for (let word = 0; word < 4; word++) this.#table[at + word] = wordOf(key, word)
    }
    for (let word = 0; word < 4; word++) this.#table[at + 4 + word] = wordOf(hash, word)
    this.#table[at + 8] = seq
    return true
  }

  #isHash(at: number, hash: string): boolean {
    return [0, 1, 2, 3].every((word) => this.#table[at + 4 + word] === wordOf(hash, word))
  }

  /** Returns where a contact is in the table, or the free place where it belongs. */
  #find(key: string): number {
    const words = [0, 1, 2, 3].map((word) => wordOf(key, word))
    let slot = placeOf(words, this.#key)
    for (;;) {
      const at = (slot % this.#slots) * WORDS
      if (this.#table[at + 8] === 0 || words.every((word, index) => this.#table[at + index] === word)) return at
      slot++
    }
  }

  #grow(): void {
    const old = this.#table
    this.#slots *= 2
    this.#table = new Uint32Array(this.#slots * WORDS)
    for (let from = 0; from < old.length; from += WORDS) {
      if (old[from + 8] === 0) continue
      const entry = old.subarray(from, from + WORDS)
      const key = [...entry.subarray(0, 4)].map((word) => word.toString(16).padStart(8, '0')).join('')
      this.#table.set(entry, this.#find(key))
    }
  }
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

/**
 * Returns a number for some words of 32 bits: HalfSipHash-1-3. Without the key, which each table draws, nobody can make
 * a file of ids that all belong in one place, for which a search would take hours.
 */
export function placeOf(words: readonly number[], [k0 = 0, k1 = 0]: Uint32Array): number {
  let [a, b, c, d] = [k0, k1, k0 ^ 0x6c796765, k1 ^ 0x74656462]
  const stir = () => {
    a = (a + b) | 0
    b = rotated(b, 5) ^ a
    c = (c + d) | 0
    d = rotated(d, 8) ^ c
    a = (rotated(a, 16) + d) | 0
    d = rotated(d, 7) ^ a
    c = (c + b) | 0
    b = rotated(b, 13) ^ c
    c = rotated(c, 16)
  }
  for (const word of [...words, (4 * words.length) << 24]) {
    d ^= word
    stir()
    a ^= word
  }
  c ^= 0xff
  for (let round = 0; round < 3; round++) stir()
  return (b ^ d) >>> 0
}

const wordOf = (hex: string, word: number): number => Number.parseInt(hex.slice(8 * word, 8 * word + 8), 16)
