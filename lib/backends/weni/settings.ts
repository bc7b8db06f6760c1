import { z } from 'zod'

/** `backends.settings` of a Weni/RapidPro workspace. */
export const WeniSettings = z.object({
  /** Requests an hour in each bucket; null for no limit of our own. */
  perHour: z.number().int().positive().nullable().default(2500),
  /** Requests in flight at once. */
  concurrency: z.number().int().min(1).max(32).default(8),
  /** The workspace's own id, because one address serves many workspaces. Null where it was never read. */
  workspace: z.string().nullable().default(null),
  /** What is known of the project's AI agent: while it answers, no keyword trigger fires. */
  aiAgent: z.enum(['on', 'off', 'unknown']).default('unknown'),
})
export type WeniSettings = z.infer<typeof WeniSettings>

/**
 * The scopes in which requests are counted (docs/reference/weni.md, 1.4): contacts have one of their own,
 * contact_actions is in the other.
 */
export const CONTACTS_BUCKET = 'v2.contacts'
export const OTHER_BUCKET = 'v2'

/** The field into which the flow writes a person's text while Sayso can't be reached; polling reads and clears it. */
export const MISSED_FIELD = 'sayso_missed'
/** What a flow puts between a text of the field that was not read yet and the next one. */
export const MISSED_NEXT = ' | '

/**
 * Weni's own switch for marketing templates: `false`, `no`, `0` and `n` block, any other value lets them through
 * (docs/reference/weni.md, 6.1).
 */
export const MARKETING_FIELD = 'marketing_opt_in'
