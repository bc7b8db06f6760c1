/**
 * The words of the domain, as data. Nothing here reads a clock, a database or the network.
 *
 * Times are `Instant`s: milliseconds since 1970-01-01T00:00:00Z.
 */
export type Instant = number

/**
 * "Until I end it": later than any date a person can mean, and still a date that PostgreSQL, JSON and `Date` can hold.
 */
export const FOREVER: Instant = Date.UTC(9999, 11, 31)

/** How long a person can pause: a week, one month, three months, or until they resume. */
export const PAUSES = ['1w', '1m', '3m', 'forever'] as const
export type PauseLength = (typeof PAUSES)[number]

/**
 * How a contact is known: a phone number, WhatsApp's business-scoped user id (also that of linked portfolios), or a
 * backend's own id.
 */
export const IDENTITY_KINDS = ['phone', 'bsuid', 'backend'] as const
/** Who gave it: a platform in a call of its own, or people (a file, a program). */
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

/** `none` exists only after an undo: the person took back the only thing they ever said. */
export type Answer = (typeof ANSWERS)[number] | 'none'

/**
 * Who a statement comes from, as far as precedence goes. Registers of different lanes never overwrite each other; what
 * counts is computed from all of them (`effectiveAnswer`), so that the order of arrival can't matter:
 * - `own`: the person themselves: page, chat, Meta, or an agent who noted what they said
 * - `other`: an import, an API write or a backend: a No, or a Yes that carries proof
 * - `unproven`: the same, a Yes without proof
 */
export const LANES = ['own', 'other', 'unproven'] as const
export type Lane = (typeof LANES)[number]

export interface AnswerRegister {
  answer: Answer
  /** When the register was taken: newer wins; at the same time the stricter. */
  at: Instant
  /**
   * When the person said what it holds. Differs from `at` after an undo, which brings back an old answer at a new time.
   */
  since: Instant
  changeId: string
  notice: string | null
  basis: string | null
  expiresAt: Instant | null
  /** The digest of what proves it; a repeated Yes with another one is a renewal. */
  evidence: string | null
}

export interface Pending {
  requestId: string
  askedAt: Instant
  expiresAt: Instant
}

export interface TopicState {
  lanes: Partial<Record<Lane, AnswerRegister>>
  pending: Pending | null
}

export interface StopRegister {
  on: boolean
  at: Instant
  /** When the stop that holds was said; a topic switched on by the person after it is not stopped. */
  since: Instant
  changeId: string
}

export interface PauseRegister {
  /** End of the pause, or null: resumed. */
  until: Instant | null
  at: Instant
  changeId: string
}

export interface ProviderStopRegister {
  on: boolean
  at: Instant
  changeId: string
}

/** All that one contact ever said, folded. */
export interface ContactState {
  stop: StopRegister | null
  pause: PauseRegister | null
  /** Meta's own "stop offers", by sender id. */
  providerStops: Readonly<Record<string, ProviderStopRegister>>
  topics: Readonly<Record<string, TopicState>>
  releasedAt: Instant | null
  erasedAt: Instant | null
}

export const EMPTY_CONTACT: ContactState = {
  stop: null,
  pause: null,
  providerStops: {},
  topics: {},
  releasedAt: null,
  erasedAt: null,
}

/** The part of a topic that a decision reads. */
export interface Topic {
  id: string
  policy: Policy
  category: Category
  /** The business's kill switch: nothing of this topic is sent. */
  paused: boolean
}

/** One thing that is said in a change. */
export type Statement =
  | {
      on: 'answer'
      topicId: string
      answer: Answer
      basis?: string | null
      expiresAt?: Instant | null
      since?: Instant
      notice?: string | null
    }
  | { on: 'stop'; value: boolean; since?: Instant }
  | { on: 'pause'; until: Instant | null }
  | { on: 'provider_stop'; senderId: string; value: boolean }
  | { on: 'pending'; topicId: string; requestId: string; expiresAt: Instant }
  | { on: 'confirm'; topicId: string; requestId: string; basis?: string | null; expiresAt?: Instant | null }
  | { on: 'release' }
  | { on: 'erasure' }

/** One act. `at` is when it happened, already brought into the past by `occurredAt`. */
export interface Change {
  id: string
  kind: ChangeKind
  at: Instant
  actor: Actor
  method: Method
  notice: string | null
  evidence: string | null
  /** Whether something outside ourselves proves it; read only for a Yes by import, API or backend. */
  proven: boolean
  statements: readonly Statement[]
}

/**
 * What became of a statement:
 * - `set` took the register, and says something else than it did or changes what holds (a stop repeated after a topic
 *   had passed it)
 * - `reaffirmed` a repeated No: the register moves forward in time
 * - `renewed` a repeated Yes on another notice or other evidence; a repeated return or resume
 * - `none` came too late: something newer, or a No of the same moment, holds
 * - `kept_out` may not: a Yes of an import or API against the person's own No, a confirmation nobody asked for
 */
export const OUTCOMES = ['set', 'reaffirmed', 'renewed', 'none', 'kept_out'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What a statement did. `said` is what it would write, `before` what it met: enough to fold again, and to undo. */
export type Effect =
  | { on: 'answer'; topicId: string; lane: Lane; outcome: Outcome; said: AnswerRegister; before: AnswerRegister | null }
  | { on: 'stop'; outcome: Outcome; said: StopRegister; before: StopRegister | null }
  | { on: 'pause'; outcome: Outcome; said: PauseRegister; before: PauseRegister | null }
  | {
      on: 'provider_stop'
      senderId: string
      outcome: Outcome
      said: ProviderStopRegister
      before: ProviderStopRegister | null
    }
  /** `said: null` closes the request in `before`: it was confirmed, it had expired when it was, or a stop voided it. */
  | { on: 'pending'; topicId: string; outcome: Outcome; said: Pending | null; before: Pending | null }
  | { on: 'release'; outcome: Outcome; said: { at: Instant }; before: { at: Instant } | null }
  | { on: 'erasure'; outcome: Outcome; said: { at: Instant }; before: { at: Instant } | null }

export interface Decision {
  allowed: boolean
  reason: DecisionReason
  /** When a temporary No ends by itself; null for the others and for a pause "until I resume". */
  until: Instant | null
}

export interface DecisionContext {
  /** The template's category, when a template is asked about: marketing if either it or the topic says so. */
  category?: Category
  /** The sender asked about; without one, a provider stop at any sender holds. */
  senderId?: string
  now: Instant
}
