import { z } from 'zod'

/**
 * - `down` the connection is reset · `slow` answers after `ms` · `500`, `429`, `forbidden` refuse with nothing done
 * - `timeout_after_effect` does it and never answers · `silent_noop` answers as if it had worked, and has not
 */
export const FAULT_MODES = ['down', 'slow', '500', '429', 'timeout_after_effect', 'forbidden', 'silent_noop'] as const

export const Fault = z.strictObject({
  mode: z.enum(FAULT_MODES),
  /** The share of requests that it applies to. */
  rate: z.number().min(0).max(1).default(1),
  /** Ends after this many requests. */
  count: z.number().int().positive().optional(),
  /** Only requests whose path contains this, e.g. `contact_actions`. */
  path: z.string().optional(),
  method: z.enum(['GET', 'POST', 'DELETE']).optional(),
  /** `slow`: the delay; `timeout_after_effect`: how long the connection is held. */
  ms: z.number().int().nonnegative().optional(),
  /** For `429`: the seconds of Retry-After; null for none. */
  retryAfter: z.number().int().positive().nullable().default(1),
})
export type Fault = z.infer<typeof Fault>

/** Failures on request; the first that matches a call applies to it. */
export class Faults {
  #list: Fault[] = []

  set(list: Fault[]): void {
    this.#list = list.map((fault) => ({ ...fault }))
  }

  list(): readonly Fault[] {
    return this.#list
  }

  pick(method: string, path: string): Fault | null {
    const fault = this.#list.find(
      (one) =>
        path.includes(one.path ?? '') &&
        (one.method ?? method) === method &&
        (one.rate >= 1 || Math.random() < one.rate),
    )
    if (!fault) return null
    if (fault.count !== undefined && --fault.count <= 0) this.#list = this.#list.filter((one) => one !== fault)
    return fault
  }
}
