import type { BenchDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import { DEMO } from '@/lib/demo/business'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { createApiKey } from '@/lib/services/keys/create-api-key'

/**
 * A key may call only so often a minute in one web process, so a bench that calls as often as it can uses several keys.
 */
const KEYS = 60

/** Makes keys of the demo business that may check and make links. */
export async function makeKeys(database: BenchDatabase): Promise<string[]> {
  const db = database.app(2)
  try {
    const request = { name: 'bench', scopes: ['check', 'links'], mode: 'live' } as const
    const made = Array.from({ length: KEYS }, () => createApiKey(benchDeps(db), operatorOf(DEMO.businessId), request))
    return (await Promise.all(made)).map((key) => granted(key).token)
  } finally {
    await db.close()
  }
}

/** Returns a function that returns the items in turn, again from the first after the last. */
export function inTurn<T>(all: readonly T[]): () => T {
  let turn = 0
  return () => all[turn++ % all.length] as T
}

/** Returns the numbers of contacts that were made in bulk. */
export function bulkNumbers(count: number): string[] {
  return Array.from({ length: count }, (_, place) => `+551196${String(1_000_000 + place).padStart(7, '0')}`)
}

export interface Answered {
  ms: number
  bytes: number
  text: string
}

/** Sends one call and reads the whole response; anything but 200 is an error of the bench. */
export async function post(address: string, key: string, body: string): Promise<Answered> {
  const began = performance.now()
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const response = await fetch(address, { method: 'POST', headers, body })
  const text = await response.text()
  const ms = performance.now() - began
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}: ${text.slice(0, 200)}`)
  return { ms, bytes: Buffer.byteLength(text), text }
}
