import { z } from 'zod'

/**
 * - `error` answers with `code` and does nothing · `down` resets the connection · `slow` answers after `ms`
 * - `bad_gateway` answers as a proxy does, HTML, and does nothing · `lost` sends it and never answers
 */
export const GraphFault = z.strictObject({
  mode: z.enum(['error', 'down', 'slow', 'bad_gateway', 'lost']),
  code: z.number().int().default(131000),
  /** The request is accepted, and the error comes later as a status `failed`. */
  later: z.boolean().default(false),
  rate: z.number().min(0).max(1).default(1),
  /** Ends after this many requests. */
  count: z.number().int().positive().optional(),
  /** Only requests whose path contains this, e.g. `messages`. */
  path: z.string().optional(),
  /** Only messages to this number's id. */
  to: z.string().optional(),
  ms: z.number().int().nonnegative().default(1000),
})
export type GraphFault = z.infer<typeof GraphFault>

/** Failures on request; the first that matches a request applies. */
export class GraphFaults {
  #list: GraphFault[] = []

  set(list: readonly GraphFault[]): void {
    this.#list = list.map((fault) => ({ ...fault }))
  }

  list(): readonly GraphFault[] {
    return this.#list
  }

  pick(path: string, to: string | null): GraphFault | null {
    const fault = this.#list.find(
      (one) =>
        path.includes(one.path ?? '') &&
        (one.to === undefined || one.to === to) &&
        (one.rate >= 1 || Math.random() < one.rate),
    )
    if (!fault) return null
    if (fault.count !== undefined && --fault.count <= 0) this.#list = this.#list.filter((one) => one !== fault)
    return fault
  }
}
