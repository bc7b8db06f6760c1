/** SHA-256 of some bytes. The program gives Node's own, the page the one below. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** Returns the first 32 bits of the fraction of a root of each of the first 64 prime numbers (FIPS 180-4, 4.2.2). */
function fractions(root: (prime: number) => number, count: number): Uint32Array {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate++) {
    const isPrime = Array.from({ length: candidate - 2 }, (_, at) => at + 2).every((factor) => candidate % factor !== 0)
    if (isPrime) found.push((root(candidate) % 1) * 2 ** 32)
  }
  return Uint32Array.from(found)
}

const K = fractions(Math.cbrt, 64)
const START = fractions(Math.sqrt, 8)

/**
 * SHA-256 (FIPS 180-4), written out, for a page: there the browser's own returns a promise, which is far too slow for
 * a million lines.
 */
export function sha256(bytes: Uint8Array): Uint8Array {
  const blocks = Math.ceil((bytes.length + 9) / 64)
  const padded = new Uint8Array(64 * blocks)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0)
  const state = START.slice()
  const schedule = new Uint32Array(64)
  for (let at = 0; at < padded.length; at += 64) mix(state, schedule, view, at)
  const digest = new DataView(new ArrayBuffer(32))
  state.forEach((word, at) => digest.setUint32(4 * at, word))
  return new Uint8Array(digest.buffer)
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

function mix(state: Uint32Array, w: Uint32Array, view: DataView, at: number): void {
  const word = (index: number) => w[index] ?? 0
  for (let t = 0; t < 16; t++) w[t] = view.getUint32(at + 4 * t)
  for (let t = 16; t < 64; t++) {
    const [x, y] = [word(t - 15), word(t - 2)]
    const small0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)
    const small1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10)
    w[t] = word(t - 16) + small0 + word(t - 7) + small1
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let t = 0; t < 64; t++) {
    const big1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const one = (h + big1 + ((e & f) ^ (~e & g)) + (K[t] ?? 0) + word(t)) | 0
    const big0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const two = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] ?? 0) + value
}
