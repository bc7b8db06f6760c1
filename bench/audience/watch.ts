import { setTimeout as sleep } from 'node:timers/promises'
import type { Site } from '@/bench/site'

const PAUSE_MS = 5
const LOOK_MS = 250

/** Measures how long pages take, in milliseconds, one after the other while `work` runs; `work` may also just wait. */
export async function watchLatency(
  origin: string,
  next: () => string,
  work: (wait: (milliseconds: number) => Promise<void>) => Promise<void>,
): Promise<number[]> {
  const taken: number[] = []
  let running = true
  const done = work((milliseconds) => sleep(milliseconds)).finally(() => (running = false))
  while (running) {
    const began = performance.now()
    const response = await fetch(`${origin}${next()}`)
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`a page answered ${response.status}`)
    taken.push(performance.now() - began)
    await sleep(PAUSE_MS)
  }
  await done
  return taken
}

/** Measures the most memory that the web process holds from now on, less what it holds now. */
export async function watchMemory(site: Site): Promise<{ end(): Promise<number> }> {
  const before = await site.residentBytes()
  let most = before
  let running = true
  const watching = (async () => {
    while (running) {
      most = Math.max(most, await site.residentBytes())
      await sleep(LOOK_MS)
    }
  })()
  return {
    end: async () => {
      running = false
      await watching
      return most - before
    },
  }
}
