/**
 * What a call names and the business does not have is one 404, `unknown_` and the name of the thing. It is the same
 * whether the thing does not exist or is another business's. `not_found` is an address that the API does not have.
 */
export const UNKNOWN_CONTACT = {
  unknown_contact: { status: 404, when: 'The business has no contact of that id.' },
} as const
export const UNKNOWN_TOPIC = {
  unknown_topic: { status: 404, when: 'The business has no topic of that id or key.' },
} as const
/** Where messages are asked about: people can't refuse an archived topic any more, so nothing may be sent of it. */
export const UNKNOWN_LIVE_TOPIC = {
  unknown_topic: { status: 404, when: 'The business has no topic of that id or key, or archived it.' },
} as const
export const UNKNOWN_SENDER = {
  unknown_sender: { status: 404, when: 'The business has no sender of that id, ours or Meta’s phone-number id.' },
} as const
export const UNKNOWN_SOURCE = {
  unknown_source: { status: 404, when: 'The business has no source of that id or reference.' },
} as const
export const UNKNOWN_IMPORT = {
  unknown_import: { status: 404, when: 'The business has no import of that id.' },
} as const
export const UNKNOWN_AUDIENCE = {
  unknown_audience: { status: 404, when: 'The business has no list of that id.' },
} as const
export const UNKNOWN_BACKEND = {
  unknown_backend: { status: 404, when: 'The business has no backend of that id.' },
} as const
