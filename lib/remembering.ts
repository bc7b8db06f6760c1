/** The most texts that one function remembers, and the letters of the longest one. */
const MOST_TEXTS = 1000
const MOST_LETTERS = 100

/**
 * Returns a function that remembers what another one, which always says the same of a text, said of each: for what a
 * file says in every row, such as the names of topics. To forget all of it when it is too much costs less than to know
 * what was used last (`BoundedMap`).
 */
export function remembering<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, { value: Value }>()
  return (text) => {
    const found = known.get(text)
    if (found) return found.value
    const value = read(text)
    if (text.length > MOST_LETTERS) return value
    if (known.size >= MOST_TEXTS) known.clear()
    // A cell is a piece of its file's text for V8, and as a key it would keep all of that text in memory.
    known.set(Buffer.from(text, 'utf16le').toString('utf16le'), { value })
    return value
  }
}
