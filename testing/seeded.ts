/**
 * All random choices of tests come from one number, so that a run can be repeated exactly: SEED of the environment,
 * else 1. `npm run test:repeat` gives each of its runs another one.
 */
export const SEED = readSeed(process.env['SEED'])

/**
 * Returns the given seed, or 1. Throws unless it is a whole number from 0 to 2,147,483,647, because a seed that is
 * ignored would repeat nothing.
 */
export function readSeed(given: string | undefined): number {
  const text = given?.trim() || '1'
  const seed = Number(text)
  if (!/^\d+$/.test(text) || seed > 2_147_483_647) throw new Error(`SEED must be a whole number, not "${text}"`)
  return seed
}

export interface Chance {
  /** A number that follows from the seed and the name, for a library that takes a seed of its own. */
  seed: number
  /** Returns a number from 0 to below 1. */
  next(): number
  /** Returns a whole number from 0 to below `limit`. */
  below(limit: number): number
  pick<T>(from: readonly [T, ...T[]]): T
}

/**
 * Returns a source of random choices that is the same in each run with the same seed. The seed is printed, because a
 * failure is shown together with what its test printed. Tests with different names get different choices.
 */
export function seeded(name: string, seed = SEED): Chance {
  process.stderr.write(`${name}: SEED=${seed}\n`)
  const own = hashOf(`${seed} ${name}`)
  let state = own
  // Mulberry32: 32 bits of state, good enough for choosing what a test does.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { seed: own, next, below, pick: (from) => from[below(from.length)] ?? from[0] }
}

/** Returns the FNV-1a hash of a text, in 31 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 1
}
