import { z } from 'zod'

/** `backends.settings` of a signed webhook. */
export const WebhookSettings = z.object({
  /** Messages in flight at once, per worker. */
  concurrency: z.number().int().min(1).max(32).default(8),
  /** Messages an hour for all workers together; null for no limit of our own. */
  perHour: z.number().int().positive().nullable().default(null),
  /**
   * Whether it is also told of templates: that one drives people away, or what Meta does to it. A receiver has to know
   * messages of this type, so it is switched on by a person.
   */
  alerts: z.boolean().default(false),
  /** The milliseconds within which an endpoint has to respond, connecting included. */
  timeoutMs: z.number().int().min(100).max(15_000).default(15_000),
})
export type WebhookSettings = z.infer<typeof WebhookSettings>
