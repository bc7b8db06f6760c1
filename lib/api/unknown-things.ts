/**
 * A call that names a thing which the business does not have gets 404 and the code `unknown_` with the name of the
 * thing. A thing that does not exist and a thing of another business get the same response. `not_found` is for an
 * address that the API does not have.
 */
export const UNKNOWN_CONTACT = {
  unknown_contact: { status: 404, when: 'The business has no contact with this id.' },
} as const
export const UNKNOWN_TOPIC = {
  unknown_topic: { status: 404, when: 'The business has no topic with this id or key.' },
} as const
/** For questions about messages: people can't refuse an archived topic any more, so no message of it may be sent. */
export const UNKNOWN_LIVE_TOPIC = {
  unknown_topic: { status: 404, when: 'The business has no topic with this id or key, or has archived it.' },
} as const
export const UNKNOWN_SENDER = {
  unknown_sender: {
    status: 404,
    when: 'The business has no sender with this id, neither Sayso’s id nor Meta’s phone-number id.',
  },
} as const
export const UNKNOWN_SOURCE = {
  unknown_source: { status: 404, when: 'The business has no source with this id or reference.' },
} as const
export const UNKNOWN_IMPORT = {
  unknown_import: { status: 404, when: 'The business has no import with this id.' },
} as const
export const UNKNOWN_AUDIENCE = {
  unknown_audience: { status: 404, when: 'The business has no audience with this id.' },
} as const
export const UNKNOWN_BACKEND = {
  unknown_backend: { status: 404, when: 'The business has no backend with this id.' },
} as const
