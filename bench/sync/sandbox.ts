import { setTimeout as sleep } from 'node:timers/promises'
import { PROMOTIONS_FIELD } from './desired'

const LOOK_EVERY_MS = 500

interface Write {
  seq: number
  at: number
  uuid: string
  fields: Record<string, string | null>
}

/** Calls the sandbox's control endpoints, as JSON. */
export async function control<T>(sandbox: string, method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${sandbox}/_sandbox/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`the sandbox answered ${response.status} to ${path}: ${text.slice(0, 200)}`)
  return (text ? JSON.parse(text) : undefined) as T
}

/**
 * Collects when each contact's field of promotions got a value, by `uuid value`, until it is stopped. The sandbox keeps
 * only the last 10,000 writes.
 */
export function watchWrites(sandbox: string): { stop(): Promise<Map<string, number>> } {
  const seen = new Map<string, number>()
  let next = 0
  let stopped = false
  const look = async () => {
    for (const { seq, at, uuid, fields } of await control<Write[]>(sandbox, 'GET', `changes?since=${next}`)) {
      if (seq > next) throw new Error('writes were lost between two looks')
      next = seq + 1
      const value = fields[PROMOTIONS_FIELD]
      if (value) seen.set(`${uuid} ${value}`, at)
    }
  }
  const watching = (async () => {
    // Earlier writes do not count.
    next = (await control<Write[]>(sandbox, 'GET', 'changes')).at(-1)?.seq ?? -1
    next += 1
    while (!stopped) {
      await look()
      await sleep(LOOK_EVERY_MS)
    }
    await look()
  })()
  // stop() sees the error when it waits; until then it must not end the process.
  watching.catch(() => {})
  return {
    stop: async () => {
      stopped = true
      await watching
      return seen
    },
  }
}
