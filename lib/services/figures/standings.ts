import type { DecisionReason } from '@/lib/consent/types'

/** What somebody has said about a topic, as the console counts and lists people. */
export const STANDINGS = ['yes', 'silent_allowed', 'silent', 'no', 'stopped'] as const
export type Standing = (typeof STANDINGS)[number]

/**
 * The standing that each reason of a decision belongs to. `stopped` is also somebody who paused, whose WhatsApp blocks
 * offers, or to whom the topic may not be sent because the business has paused it.
 */
const STANDING_OF: Record<DecisionReason, Standing | null> = {
  opted_in: 'yes',
  not_refused: 'silent_allowed',
  required: 'silent_allowed',
  no_opt_in: 'silent',
  pending_confirmation: 'silent',
  consent_expired: 'silent',
  opted_out: 'no',
  stopped: 'stopped',
  paused: 'stopped',
  provider_stop: 'stopped',
  topic_paused: 'stopped',
  // A count of people asks about no template.
  template_paused: null,
  erased: null,
  released: null,
}

/** Returns the standing of a reason; null for somebody who is nobody to write to any more. */
export const standingOf = (reason: DecisionReason): Standing | null => STANDING_OF[reason]
