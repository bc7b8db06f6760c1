import autocannon, { type Request as LoadRequest, type Result } from 'autocannon'
import { LOAD_HEADERS } from '@/bench/load'
import { canMeasureProcesses, secondsOf, type Used, usedBetween } from './processes'
import type { Side } from './sides'

/** How long one side is asked in one round, unless told otherwise. */
export const SECONDS = 2

export type Action = 'page' | 'save'

/** What one side did in one round. */
export interface Round {
  /** How many requests were answered. */
  count: number
  perSecond: number
  p50: number
  p99: number
  /** Microseconds of processor time for each request, by kind of process. */
  cpu: Record<string, number>
}

/** Sends one side as many requests as it answers, for some seconds. Throws if one fails. */
export async function measure(side: Side, action: Action, connections: number, seconds = SECONDS): Promise<Round> {
  const before = await usedBy(side)
  const result = await autocannon({
    url: side.origin,
    connections,
    duration: seconds,
    headers: LOAD_HEADERS,
    requests: [action === 'page' ? pageRequest(side) : saveRequest(side)],
  })
  const count = answeredOf(result, action, side.name)
  const after = await usedBy(side)
  const cpu = Object.entries(after).map(([name, used]) => {
    return [name, (1e6 * usedBetween(before[name] ?? new Map<number, number>(), used)) / count]
  })
  const { duration, latency } = result
  const { p50, p99 } = latency
  return { count, perSecond: count / duration, p50, p99, cpu: Object.fromEntries(cpu) as Record<string, number> }
}

/**
 * Returns how many requests were answered. Throws if one failed: a page that sends the visitor elsewhere has failed
 * too, but after a save that is the usual response.
 */
export function answeredOf(result: Result, action: Action, name: string): number {
  const { errors, timeouts } = result
  const elsewhere = action === 'page' ? result['3xx'] : 0
  const failed = errors + timeouts + elsewhere + result['4xx'] + result['5xx']
  if (failed > 0) throw new Error(`${name}: ${failed} requests of ${action} failed`)
  const count = result['2xx'] + result['3xx']
  if (count === 0) throw new Error(`${name} answered nothing in time: the machine has too much else to do`)
  return count
}

const pageRequest = ({ page }: Side): LoadRequest => ({
  method: 'GET',
  path: page(),
  setupRequest: (request) => ({ ...request, path: page() }),
})

const saveRequest = ({ save }: Side): LoadRequest => ({
  method: 'POST',
  path: '/',
  setupRequest: (request) => ({
    ...request,
    ...save?.(),
    headers: { ...LOAD_HEADERS, 'content-type': 'application/x-www-form-urlencoded' },
  }),
})

async function usedBy(side: Side): Promise<Record<string, Used>> {
  if (!canMeasureProcesses) return {}
  const processes = Object.entries(await side.processes())
  return Object.fromEntries(processes.map(([name, pids]) => [name, secondsOf(pids)]))
}
