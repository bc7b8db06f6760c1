export interface Pressed {
  count: number
  perSecond: number
  tookMs: number[]
}

/** Runs `save` as fast as `clients` callers can, for some seconds. Returns how long each call took. */
export async function pressSaves(
  clients: number,
  seconds: number,
  save: (client: number) => Promise<void>,
): Promise<Pressed> {
  const tookMs: number[] = []
  const began = performance.now()
  const end = began + seconds * 1000
  const run = async (client: number) => {
    for (let at = performance.now(); at < end; at = performance.now()) {
      await save(client)
      tookMs.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => run(client)))
  return { count: tookMs.length, perSecond: (1000 * tookMs.length) / (performance.now() - began), tookMs }
}
