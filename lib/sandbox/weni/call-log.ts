/** One request to the API, as shown beside the phone. */
export interface Call {
  at: number
  method: string
  /** Path and query. */
  path: string
  /** 0 when the connection was cut without a response. */
  status: number
  ms: number
  /** The request's body, cut. */
  body: string
  contacts: readonly string[]
}

const KEPT_CALLS = 500
const KEPT_SECONDS = 7200

/** Counts calls for each endpoint and second, and keeps the last ones in full. */
export class CallLog {
  #recent: Call[] = []
  #total = 0
  readonly #endpoints = new Map<string, Record<string, number>>()
  readonly #seconds = new Map<number, number>()

  add(endpoint: string, call: Call): void {
    this.#total += 1
    this.#recent.push(call)
    if (this.#recent.length > 2 * KEPT_CALLS) this.#recent = this.#recent.slice(-KEPT_CALLS)
    const key = `${call.method} ${endpoint}`
    const statuses = this.#endpoints.get(key) ?? {}
    statuses[call.status] = (statuses[call.status] ?? 0) + 1
    this.#endpoints.set(key, statuses)
    const second = Math.floor(call.at / 1000)
    this.#seconds.set(second, (this.#seconds.get(second) ?? 0) + 1)
    const [oldest] = this.#seconds.keys()
    if (oldest !== undefined && this.#seconds.size > KEPT_SECONDS) this.#seconds.delete(oldest)
  }

  /** The newest calls that touched a contact, newest first. */
  of(uuid: string, count: number): Call[] {
    const found: Call[] = []
    for (let index = this.#recent.length - 1; index >= 0 && found.length < count; index--) {
      const call = this.#recent[index]
      if (call?.contacts.includes(uuid)) found.push(call)
    }
    return found
  }

  counters(): {
    total: number
    endpoints: Record<string, Record<string, number>>
    perSecond: { at: number; calls: number }[]
  } {
    return {
      total: this.#total,
      endpoints: Object.fromEntries(this.#endpoints),
      perSecond: [...this.#seconds].map(([at, calls]) => ({ at, calls })),
    }
  }

  clear(): void {
    this.#recent = []
    this.#total = 0
    this.#endpoints.clear()
    this.#seconds.clear()
  }
}
