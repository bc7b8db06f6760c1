/** The model's weights: for each feature's fingerprint, what it adds to each outcome, in steps of `unit`. */
export interface Weights {
  /** Maps a fingerprint to its row in `steps`. */
  rows: ReadonlyMap<number, number>
  /** Row by row what is added for `refuse`, `return` and `unsure`. `ordinary` always has zero. */
  steps: Int8Array
  unit: number
  /** What is added for each outcome before any feature. */
  bias: readonly [refuse: number, back: number, unsure: number]
}

/** Outcomes with weights of their own. */
export const SIDES = 3
const MOST_STEPS = 127
/** `bias` and `unit` are kept in millionths. */
const MILLION = 1e6
const HEADER_WORDS = 5
const BYTES = 4

/**
 * Returns the text of weights in base64: a header of 32-bit numbers (rows, unit, biases), the distances between
 * fingerprints, and the steps.
 */
export function formatWeights(weights: Weights): string {
  const sorted = [...weights.rows].toSorted(([one], [other]) => one - other)
  const header = Buffer.alloc(HEADER_WORDS * BYTES)
  const numbers = [sorted.length, ...[weights.unit, ...weights.bias].map((it) => Math.round(it * MILLION))]
  for (const [place, number] of numbers.entries()) header.writeInt32LE(number, place * BYTES)
  const distances: number[] = []
  let before = 0
  for (const [print] of sorted) {
    let distance = print - before
    before = print
    // Seven bits a byte; the eighth bit says that more follow.
    for (; distance > 0x7f; distance >>>= 7) distances.push((distance & 0x7f) | 0x80)
    distances.push(distance)
  }
  const steps = sorted.flatMap(([, row]) => [...weights.steps.subarray(row * SIDES, (row + 1) * SIDES)])
  return Buffer.concat(
    [header, Uint8Array.from(distances), Int8Array.from(steps)].map((it) => Buffer.from(it)),
  ).toString('base64')
}

/** Reads what `formatWeights` wrote. */
export function parseWeights(text: string): Weights {
  const bytes = Buffer.from(text, 'base64')
  const [count = 0, unit = 0, refuse = 0, back = 0, unsure = 0] = Array.from({ length: HEADER_WORDS }, (_, place) =>
    bytes.readInt32LE(place * BYTES),
  )
  const rows = new Map<number, number>()
  let at = HEADER_WORDS * BYTES
  let print = 0
  for (let row = 0; row < count; row++) {
    let distance = 0
    let shift = 0
    for (; bytes.readUInt8(at) > 0x7f; at++, shift += 7) distance |= (bytes.readUInt8(at) & 0x7f) << shift
    distance |= bytes.readUInt8(at++) << shift
    print += distance
    rows.set(print, row)
  }
  const steps = Int8Array.from(bytes.subarray(at, at + count * SIDES), (byte) => (byte << 24) >> 24)
  return { rows, steps, unit: unit / MILLION, bias: [refuse / MILLION, back / MILLION, unsure / MILLION] }
}

/** Returns weights in whole steps, of which the largest weight has 127. */
export function quantise(values: Float32Array, prints: readonly number[], bias: readonly number[]): Weights {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const round = (value: number) => Math.round(value * MILLION) / MILLION
  const unit = round(Math.max(largest, 1 / MILLION) / MOST_STEPS)
  const [refuse = 0, back = 0, unsure = 0] = bias.map(round)
  return {
    rows: new Map(prints.map((print, row) => [print, row])),
    steps: Int8Array.from(values, (value) => Math.max(-MOST_STEPS, Math.min(MOST_STEPS, Math.round(value / unit)))),
    unit,
    bias: [refuse, back, unsure],
  }
}
