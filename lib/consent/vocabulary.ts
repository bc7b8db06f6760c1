/**
 * The words of the domain, as data. Nothing here reads a clock, a database or the network.
 *
 * Times are `Instant`s: milliseconds since 1970-01-01T00:00:00Z.
 */
export type Instant = number

/**
 * "Until I end it": later than any date a person can have in mind, and still a date that PostgreSQL, JSON and `Date`
 * can hold.
 */
export const FOREVER: Instant = Date.UTC(9999, 11, 31)

/** How long a person can pause: a week, one month, three months, or until they resume. */
export const PAUSES = ['1w', '1m', '3m', 'forever'] as const
export type PauseLength = (typeof PAUSES)[number]

/**
 * Who sees a topic on their page without having agreed to it: everybody, people whose link has one of some sources, or
 * nobody but by a link that names the topic (docs/consent.md, "Topics for some people").
 */
export const LISTED = ['always', 'sources', 'never'] as const
export type Listed = (typeof LISTED)[number]

/**
 * How a contact is known: a phone number, WhatsApp's business-scoped user id (also that of linked portfolios), or a
 * backend's own id.
 */
export const IDENTITY_KINDS = ['phone', 'bsuid', 'backend'] as const
/** Where an identity comes from: a platform, in a call of its own, or people (a file, a program). */
export const IDENTITY_ORIGINS = ['platform', 'typed'] as const
export const ANSWERS = ['in', 'out'] as const
export const POLICIES = ['opt_in', 'opt_out', 'required'] as const
/** WhatsApp's own template categories. */
export const CATEGORIES = ['marketing', 'utility', 'authentication'] as const
export const ACTORS = ['contact', 'member', 'business', 'backend', 'provider', 'import', 'system'] as const
export const METHODS = [
  'page',
  'keyword',
  'button',
  'list',
  'provider_preference',
  'provider_error',
  'agent',
  'api',
  'import',
  'reconcile',
] as const
export const REASONS = [
  'not_interested',
  'settled',
  'dislike_content',
  'never_signed_up',
  'too_many',
  'wrong_person',
  'other',
] as const
export const CHANGE_KINDS = [
  'preferences',
  'stop',
  'return',
  'pause',
  'resume',
  'undo',
  'reason',
  'release',
  'erasure',
  'merged',
  'provider_stop',
  'provider_resume',
  'confirmation_request',
  'confirmation',
] as const
export const DECISION_REASONS = [
  'erased',
  'released',
  'required',
  'stopped',
  'paused',
  'provider_stop',
  'topic_paused',
  'opted_out',
  'template_paused',
  'opted_in',
  'pending_confirmation',
  'consent_expired',
  'not_refused',
  'no_opt_in',
] as const

export type IdentityKind = (typeof IDENTITY_KINDS)[number]
export type IdentityOrigin = (typeof IDENTITY_ORIGINS)[number]
export type Policy = (typeof POLICIES)[number]
export type Category = (typeof CATEGORIES)[number]
export type Actor = (typeof ACTORS)[number]
export type Method = (typeof METHODS)[number]
export type Reason = (typeof REASONS)[number]
export type ChangeKind = (typeof CHANGE_KINDS)[number]
export type DecisionReason = (typeof DECISION_REASONS)[number]

/** `none` exists only after an undo: the person took back their first answer. */
export type Answer = (typeof ANSWERS)[number] | 'none'
