import type { REASONS } from './schemas'

/**
 * The meaning of each reason of a decision, in the order in which they are tried: the first that holds is returned. Two
 * come earlier in some cases (docs/consent.md, "Decision"): `topic_paused` above `required` where the business is being
 * closed, and `template_paused` in place of `required`.
 */
export const REASON_MEANINGS: Readonly<Record<(typeof REASONS)[number], { allowed: boolean; meaning: string }>> = {
  erased: { allowed: false, meaning: 'The person was erased. Nothing is stored about them, and nothing may be sent.' },
  released: { allowed: false, meaning: 'The person gave the number up: it belongs to somebody else now.' },
  required: { allowed: true, meaning: 'The topic can’t be switched off, and the message is not marketing.' },
  stopped: {
    allowed: false,
    meaning: 'The person stopped all messages, and has neither returned nor agreed to this topic since.',
  },
  paused: {
    allowed: false,
    meaning: 'The person paused all messages. `until` is when the pause ends; it is null if only the person ends it.',
  },
  provider_stop: {
    allowed: false,
    meaning: 'The person stopped offers in WhatsApp itself, and can allow them again only there.',
  },
  topic_paused: { allowed: false, meaning: 'The business has paused the topic for everybody, or is being closed.' },
  opted_out: { allowed: false, meaning: 'The person said No to this topic.' },
  template_paused: {
    allowed: false,
    meaning: 'The business has paused this template, also where its topic is required. Nobody’s answers changed.',
  },
  opted_in: { allowed: true, meaning: 'The person said Yes to this topic.' },
  pending_confirmation: {
    allowed: false,
    meaning: 'The person was asked to confirm their Yes and has not done so yet. `until` is when the request ends.',
  },
  consent_expired: { allowed: false, meaning: 'The person said Yes for a limited time, which is over.' },
  not_refused: {
    allowed: true,
    meaning: 'The person has not answered, and messages of the topic are sent until refused.',
  },
  no_opt_in: {
    allowed: false,
    meaning: 'The person has not answered, and the topic, or marketing about it, needs a Yes.',
  },
  unreadable: { allowed: false, meaning: 'The text names no contact, or could be two different numbers.' },
  unknown_template: {
    allowed: false,
    meaning: 'The template is not tied to a topic, or to one that is archived, or its languages to different ones.',
  },
  recovering: {
    allowed: false,
    meaning:
      'A backup was restored, and refusals since it was taken are still being read. It takes the place of every Yes.',
  },
}
