import { z } from 'zod'

/**
 * What a receiver does instead of accepting a message:
 * - a status: responds with it and stores nothing (a `lie` is a 2xx that stores nothing)
 * - `down` resets the connection · `slow` answers after `ms` · `huge` takes it and answers with `bytes` of nonsense
 * - `timeout_after_effect` takes it and never answers
 */
export const ReceiverFault = z.strictObject({
  answer: z.union([z.int().min(200).max(599), z.enum(['down', 'slow', 'huge', 'timeout_after_effect'])]),
  /** The share of messages that it applies to. */
  rate: z.number().min(0).max(1).default(1),
  /** Ends after this many messages. */
  count: z.int().positive().optional(),
  /** `slow`: the delay; `timeout_after_effect`: how long the connection is held. */
  ms: z.int().nonnegative().default(1000),
  bytes: z.int().positive().default(10_000_000),
  /** As it is sent: seconds, a date, or an invalid value. */
  retryAfter: z.string().optional(),
  /** Where a 3xx points to. */
  location: z.string().optional(),
})
export type ReceiverFault = z.infer<typeof ReceiverFault>

/** Failures on request; the first that is not used up applies to a message. */
export class ReceiverFaults {
  #list: ReceiverFault[] = []

  set(list: readonly ReceiverFault[]): void {
    this.#list = list.map((fault) => ({ ...fault }))
  }

  list(): readonly ReceiverFault[] {
    return this.#list
  }

  pick(): ReceiverFault | null {
    const fault = this.#list.find((one) => one.rate >= 1 || Math.random() < one.rate)
    if (!fault) return null
    if (fault.count !== undefined && --fault.count <= 0) this.#list = this.#list.filter((one) => one !== fault)
    return fault
  }
}
