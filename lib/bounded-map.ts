/**
 * A map that forgets what was used longest ago: the one for everything that a process remembers by a key from outside,
 * which must not grow without end.
 */
export class BoundedMap<Value, Key = string> {
  readonly #entries = new Map<Key, Value>()

  /** @param most entries at a time */
  constructor(readonly most: number) {}

  get size(): number {
    return this.#entries.size
  }

  get(key: Key): Value | undefined {
    const value = this.#entries.get(key)
    if (value === undefined) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, value)
    return value
  }

  set(key: Key, value: Value): void {
    this.#entries.delete(key)
    this.#entries.set(key, value)
    if (this.#entries.size <= this.most) return
    const [oldest] = this.#entries.keys()
    if (oldest !== undefined) this.#entries.delete(oldest)
  }

  /** Returns what is known of the key, or else makes it and keeps it. */
  remember(key: Key, make: () => Value): Value {
    const known = this.get(key)
    if (known !== undefined) return known
    const made = make()
    this.set(key, made)
    return made
  }

  delete(key: Key): void {
    this.#entries.delete(key)
  }
}
