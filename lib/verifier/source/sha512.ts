const MASK64 = 2n ** 64n - 1n

/** Returns the first 64 bits of the fraction of a root of the first prime numbers (FIPS 180-4, 4.2.3 and 5.3.5). */
function fractions64(degree: bigint, count: number): bigint[] {
  const found: bigint[] = []
  for (let candidate = 2; found.length < count; candidate++) {
    const isPrime = Array.from({ length: candidate - 2 }, (_, at) => at + 2).every((factor) => candidate % factor !== 0)
    if (isPrime) found.push(rootOf64(BigInt(candidate) << (64n * degree), degree) & MASK64)
  }
  return found
}

/** Returns the largest whole number whose power is not above `number`. */
function rootOf64(number: bigint, degree: bigint): bigint {
  let root = 0n
  for (let bit = 1n << 68n; bit > 0n; bit >>= 1n) if ((root | bit) ** degree <= number) root |= bit
  return root
}

const K64 = fractions64(3n, 80)
const START64 = fractions64(2n, 8)

const turn64 = (word: bigint, by: bigint): bigint => ((word >> by) | (word << (64n - by))) & MASK64

/** SHA-512 (FIPS 180-4) with whole numbers of any size: slow and short. It is used for messages of a few kilobytes. */
export function sha512(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(128 * Math.ceil((bytes.length + 17) / 128))
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setBigUint64(padded.length - 8, 8n * BigInt(bytes.length))
  const state = [...START64]
  for (let block = 0; block < padded.length; block += 128) mix64(state, view, block)
  const digest = new DataView(new ArrayBuffer(64))
  for (const [at, word] of state.entries()) digest.setBigUint64(8 * at, word)
  return new Uint8Array(digest.buffer)
}

function mix64(state: bigint[], view: DataView, block: number): void {
  const w: bigint[] = []
  const word = (index: number) => w[index] ?? 0n
  for (let t = 0; t < 16; t++) w.push(view.getBigUint64(block + 8 * t))
  for (let t = 16; t < 80; t++) {
    const [x, y] = [word(t - 15), word(t - 2)]
    const small0 = turn64(x, 1n) ^ turn64(x, 8n) ^ (x >> 7n)
    const small1 = turn64(y, 19n) ^ turn64(y, 61n) ^ (y >> 6n)
    w.push((word(t - 16) + small0 + word(t - 7) + small1) & MASK64)
  }
  let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state
  for (let t = 0; t < 80; t++) {
    const big1 = turn64(e, 14n) ^ turn64(e, 18n) ^ turn64(e, 41n)
    const one = h + big1 + ((e & f) ^ (~e & MASK64 & g)) + (K64[t] ?? 0n) + word(t)
    const big0 = turn64(a, 28n) ^ turn64(a, 34n) ^ turn64(a, 39n)
    const two = big0 + ((a & b) ^ (a & c) ^ (b & c))
    h = g
    g = f
    f = e
    e = (d + one) & MASK64
    d = c
    c = b
    b = a
    a = (one + two) & MASK64
  }
  for (const [at, value] of [a, b, c, d, e, f, g, h].entries()) state[at] = ((state[at] ?? 0n) + value) & MASK64
}
