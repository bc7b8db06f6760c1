import type { Instant, Policy, Category, Actor, Method, ChangeKind, DecisionReason, Answer } from './vocabulary'

// What is stated, what is kept of it and what is decided. The words of which it is made are exported here as well, so
// that a rule imports its types from one file.
export * from './vocabulary'

/**
 * How close the source of a statement is to the person; it decides precedence. Registers of different lanes never
 * overwrite each other. What counts is computed from all of them (`effectiveAnswer`), so that the order of arrival
 * can't matter:
 * - `own`: the person: page, chat, Meta, or somebody of the business who records what the person asked for (`agent`)
 * - `other`: an import, an API write or a backend: a No, or a Yes that carries proof
 * - `unproven`: the same, a Yes without proof
 */
export const LANES = ['own', 'other', 'unproven'] as const
export type Lane = (typeof LANES)[number]

export interface AnswerRegister {
  answer: Answer
  /** The time by which the register was taken: the newer wins; at the same time the stricter value. */
  at: Instant
  /**
   * When the person gave this answer. It differs from `at` after an undo, which brings back an old answer at a new
   * time.
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
  /** When the present stop was made; a topic that the person switched on after it is not stopped. */
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

/** Everything that one contact ever stated, folded. */
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
  /** The business is being closed: nothing is sent, not even of a required topic. Left out: it is not. */
  closed?: boolean
}

/** One statement of a change. */
export type Statement =
  | {
      on: 'answer'
      topicId: string
      answer: Answer
      basis?: string | null
      expiresAt?: Instant | null
      since?: Instant
      notice?: string | null
      /** Set for a No that the person said themselves, where another line takes it over; else the method decides. */
      lane?: 'own'
    }
  | { on: 'stop'; value: boolean; since?: Instant }
  /** `isTakenOver`: the person made the pause themselves, at another contact of theirs. */
  | { on: 'pause'; until: Instant | null; isTakenOver?: boolean }
  | { on: 'provider_stop'; senderId: string; value: boolean }
  | { on: 'pending'; topicId: string; requestId: string; expiresAt: Instant }
  | {
      on: 'confirm'
      topicId: string
      requestId: string
      basis?: string | null
      expiresAt?: Instant | null
      /** The text that the person saw when the request was made; left out: that of the change. */
      notice?: string | null
    }
  | { on: 'withdraw'; topicId: string; requestId: string }
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
  /** Whether proof from outside Sayso is attached; read only for a Yes by import, API or backend. */
  proven: boolean
  statements: readonly Statement[]
}

/**
 * The outcome of a statement:
 * - `set`: it took the register, and says something else than the register did or changes what holds (for example a
 *   stop repeated after a topic was switched on)
 * - `reaffirmed`: a repeated No; the register moves forward in time
 * - `renewed`: a repeated Yes on another notice or other evidence, or a repeated return or resume
 * - `none`: it came too late, because something newer, or a No of the same moment, holds
 * - `kept_out`: it is not allowed: a Yes of an import or API against the person's own No, or a confirmation without a
 *   request
 */
export const OUTCOMES = ['set', 'reaffirmed', 'renewed', 'none', 'kept_out'] as const
export type Outcome = (typeof OUTCOMES)[number]

/**
 * The effect of a statement. `said` is the value it would write, `before` the value it found: enough to fold again, and
 * to undo.
 */
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
  /**
   * `said: null` closes the request in `before`: it was confirmed, was confirmed after it had expired, was taken back,
   * or a stop or a No to its topic voided it.
   */
  | { on: 'pending'; topicId: string; outcome: Outcome; said: Pending | null; before: Pending | null }
  | { on: 'release'; outcome: Outcome; said: { at: Instant }; before: { at: Instant } | null }
  | { on: 'erasure'; outcome: Outcome; said: { at: Instant }; before: { at: Instant } | null }

/**
 * Whether a message may be sent. Decisions about names, not contacts, have further reasons: a name that can't be read.
 */
export interface Decision<Reason extends string = DecisionReason> {
  allowed: boolean
  reason: Reason
  /** When a temporary No ends by itself; null for other reasons and for a pause "until I resume". */
  until: Instant | null
}

export interface DecisionContext {
  /**
   * The template's category, when the check is about a template: the message is marketing if either the template or the
   * topic says so.
   */
  category?: Category
  /** The business paused the template that the check is about: nothing of it is sent, also of a required topic. */
  templatePaused?: boolean
  /** The sender that the check is about; without one, a provider stop at any sender holds. */
  senderId?: string
  now: Instant
}
