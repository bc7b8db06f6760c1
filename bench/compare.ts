/** Returns the middle value; for an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]]
  if (low === undefined || high === undefined) throw new RangeError('a median needs values')
  return (low + high) / 2
}

/** Returns the value below or at which a share of all values lies: `percentile(values, 0.99)`. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new RangeError('a percentile needs values')
  return value
}

/**
 * Measures several sides in turn, forwards and backwards (A B, B A, …), so that a change of the machine's speed affects
 * all of them alike. One round before the first does not count: caches and the compiler warm up in it.
 */
export async function interleave<Side extends string, Value = number>(
  rounds: number,
  sides: Record<Side, () => Promise<Value>>,
): Promise<Record<Side, Value[]>> {
  const names = Object.keys(sides) as Side[]
  const measured = Object.fromEntries(names.map((name) => [name, [] as Value[]])) as Record<Side, Value[]>
  for (let round = 0; round <= rounds; round++) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const value = await sides[name]()
      if (round > 0) measured[name].push(value)
    }
  }
  return measured
}

/**
 * Returns the median over the rounds of one side's value divided by the other's in the same round, and the range of the
 * rounds.
 */
export function ratioOf(values: readonly number[], bare: readonly number[]): { ratio: number; spread: string } {
  const ratios = values.map((value, round) => value / (bare[round] ?? Number.NaN))
  const percent = (ratio: number) => (100 * ratio).toFixed(0)
  return {
    ratio: median(ratios),
    spread: `${percent(Math.min(...ratios))}–${percent(Math.max(...ratios))} % over ${ratios.length} rounds`,
  }
}

/**
 * Returns how often per second `act` runs when each of `clients` callers starts it again as soon as it has ended.
 * @param seconds how long calls are started; the last ones are awaited and counted
 */
export async function ratePerSecond(
  clients: number,
  seconds: number,
  act: (client: number) => Promise<unknown>,
): Promise<number> {
  const began = performance.now()
  const end = began + seconds * 1000
  let count = 0
  const run = async (client: number) => {
    while (performance.now() < end) {
      await act(client)
      count += 1
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => run(client)))
  return (1000 * count) / (performance.now() - began)
}
