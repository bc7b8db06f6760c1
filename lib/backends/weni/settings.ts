import { z } from 'zod'

/** `backends.settings` of a Weni/RapidPro workspace. */
export const WeniSettings = z.object({
  /** Requests an hour in each bucket; null: no limit of our own. */
  perHour: z.number().int().positive().nullable().default(2500),
  /** Requests in flight at once. */
  concurrency: z.number().int().min(1).max(32).default(8),
  /** The workspace's own id: one address serves many of them. Null where nobody asked for it. */
  workspace: z.string().nullable().default(null),
  /** What is known of the project's AI agent: while it answers, no keyword trigger fires. */
  aiAgent: z.enum(['on', 'off', 'unknown']).default('unknown'),
})
export type WeniSettings = z.infer<typeof WeniSettings>

/**
 * The scopes that requests are counted in (docs/reference/weni.md, 1.4): contacts have their own, contact_actions is in
 * the other.
 */
export const CONTACTS_BUCKET = 'v2.contacts'
export const OTHER_BUCKET = 'v2'

/** Where the flow leaves what a person wrote while we could not be reached; the poll reads and clears it. */
export const MISSED_FIELD = 'sayso_missed'

/**
 * Weni's own switch for marketing templates: `false`, `no`, `0` and `n` block, everything else lets through
 * (docs/reference/weni.md, 6.1).
 */
export const MARKETING_FIELD = 'marketing_opt_in'
