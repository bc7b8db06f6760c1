import type { REASONS } from './schemas'

/** What each reason of a decision says, in the order in which they are looked at: the first that holds is the one that is told. */
export const REASON_MEANINGS: Readonly<Record<(typeof REASONS)[number], { allowed: boolean; meaning: string }>> = {
  erased: { allowed: false, meaning: 'The person was erased: nothing is kept about them, and nothing is sent.' },
  released: { allowed: false, meaning: 'The number was let go: it belongs to somebody else by now.' },
  required: { allowed: true, meaning: 'The topic can’t be switched off, and the message is no marketing.' },
  stopped: {
    allowed: false,
    meaning: 'The person stopped everything, and has not returned or agreed to this topic since.',
  },
  paused: {
    allowed: false,
    meaning: 'The person paused everything; `until` is when that ends, null if only they end it.',
  },
  provider_stop: {
    allowed: false,
    meaning: 'The person stopped offers in WhatsApp itself; only there they can lift it.',
  },
  topic_paused: { allowed: false, meaning: 'The business holds the topic back for everybody.' },
  opted_out: { allowed: false, meaning: 'The person said No to this topic.' },
  opted_in: { allowed: true, meaning: 'The person said Yes to this topic.' },
  pending_confirmation: {
    allowed: false,
    meaning: 'The person was asked to confirm and has not yet; `until` is when the question ends.',
  },
  consent_expired: { allowed: false, meaning: 'The person said Yes for a time, and that is over.' },
  not_refused: { allowed: true, meaning: 'Nothing was said, and the topic is sent until refused.' },
  no_opt_in: { allowed: false, meaning: 'Nothing was said, and the topic needs a Yes.' },
  unreadable: { allowed: false, meaning: 'What was given names nobody, or could be two different numbers.' },
  unknown_template: { allowed: false, meaning: 'Nobody has tied the template to a topic yet.' },
}
