/**
 * Chance in tests is made from one number: SEED of the environment, else 1, so that a run can be repeated to the letter.
 * `npm run test:repeat` gives each of its runs another one.
 */
export const SEED = readSeed(process.env['SEED'])

/** Throws for what is no whole number from 0 to 2,147,483,647: a seed that is not obeyed would repeat nothing. */
export function readSeed(given: string | undefined): number {
  const text = given?.trim() || '1'
  const seed = Number(text)
  if (!/^\d+$/.test(text) || seed > 2_147_483_647) throw new Error(`SEED must be a whole number, not "${text}"`)
  return seed
}

export interface Chance {
  /** A number that the seed and the name decide, for whatever takes a seed of its own. */
  seed: number
  /** Returns a number from 0 to below 1. */
  next(): number
  /** Returns a whole number from 0 to below `limit`. */
  below(limit: number): number
  pick<T>(from: readonly [T, ...T[]]): T
}

/**
 * Returns chance that is the same in each run with the same seed. It is printed, because a failure is told together with what
 * a test printed. `name` keeps what two tests draw apart.
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

/** FNV-1a, to 31 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 1
}
