import type { Category, DecisionReason, Instant } from '@/lib/consent/types'

/** What a backend last confirmed about one contact; each kind of backend has its own shape. */
export type Snapshot = Readonly<Record<string, unknown>>

/** The decision about one topic for a contact at one moment. Archived topics have none, and may not be sent. */
export interface TopicDecision {
  topicId: string
  key: string
  category: Category
  allowed: boolean
  reason: DecisionReason
}

/** Whether any marketing topic may be sent. */
export function allowsMarketing(topics: readonly TopicDecision[]): boolean {
  return topics.some(({ category, allowed }) => category === 'marketing' && allowed)
}

/**
 * How a backend can find the contact: the digits of a number with the country code, or an id exactly as WhatsApp gave
 * it.
 */
export interface Address {
  kind: 'phone' | 'bsuid'
  value: string
}

/** How a topic is shown in a backend: by a contact field, a group, or both. */
export interface Mirror {
  topicId: string
  fieldKey: string | null
  groupUuid: string | null
  /** The group lists who refuses, and not who allows ("Não enviar promoções"). */
  inverted?: boolean
}

/** One contact to bring up to date in a backend. */
export interface Delivery {
  contactId: string
  /** The number of the contact's last change: the version of the state that is delivered. */
  version: number
  /** The contact's own id in the backend, once known. */
  externalId: string | null
  addresses: readonly Address[]
  locale: string | null
  /** The decision about each topic with its reason, in the order of the page: all that a backend may know. */
  topics: readonly TopicDecision[]
  /** Null when it is unknown what the backend holds; then everything is written. */
  mirrored: Snapshot | null
  /** A refusal is waiting. */
  urgent: boolean
  /**
   * What the backend holds could not be read and may be a refusal that we do not know, so nothing may be allowed there.
   */
  onlyRefusals?: boolean
  /** The attempts that failed since the last change. */
  attempts: number
}

/** Codes for the log and for people who look at dead letters: never a number, name or token. */
export interface Failure {
  reason: string
  /** The attempt was about a refusal, which is never given up. */
  refuses: boolean
}

export type Outcome =
  | { kind: 'confirmed'; mirrored: Snapshot | null; externalId: string | null }
  | (Failure & {
      kind: 'retry'
      /**
       * Whose fault it is. `contact`: the contact's attempts grow. `backend`: nothing is sent to the backend for a
       * while. `budget`: the requests of this hour are used up.
       */
      fault: 'contact' | 'backend' | 'budget'
      /** The milliseconds before the next attempt; without it the worker's back-off decides. */
      afterMs?: number
      /**
       * `afterMs` comes from a schedule of the backend's own: attempts count, and the schedule holds even while the
       * backend fails for every contact.
       */
      scheduled?: boolean
      /** The part of the delivery that did take effect. */
      progress?: { mirrored: Snapshot | null; externalId: string | null }
      /** The contact's id that we had no longer exists in the backend. */
      forget?: boolean
    })
  /** The request was sent, and it is unknown whether it took effect or still will. */
  | (Failure & { kind: 'uncertain' })
  /**
   * Cannot succeed as it is. `final`: a refusal can't succeed either until something else is known about the contact,
   * so it is not tried again by itself.
   */
  | (Failure & {
      kind: 'dead_letter'
      final?: boolean
      progress?: { mirrored: Snapshot | null; externalId: string | null }
    })
  /** The backend refuses our credentials. */
  | (Failure & { kind: 'paused'; progress?: { mirrored: Snapshot | null; externalId: string | null } })
  /** The backend wants nothing more from us; a person has to enable it again. */
  | (Failure & { kind: 'disabled' })
  /**
   * Nothing of the delivery took effect, because the worker stops or its claim is about to expire. If a part did, the
   * outcome is a `retry` with its progress.
   */
  | { kind: 'released' }

/** The backend's limits, shared by all workers. */
export interface Budget {
  /**
   * Takes the right to send one request. Returns 0, or the milliseconds to wait before asking again: at once where that
   * is known.
   */
  take(bucket: string, urgent: boolean): number | Promise<number>
  /**
   * Stops requests for the given milliseconds after the backend throttled. `isNamed`: the backend gave that time itself
   * (Retry-After), which says something about its limit; otherwise the time is our guess.
   */
  block(bucket: string, ms: number, isNamed: boolean): void
}

/** One attempt, for the log: the response, never what was sent. */
export interface Attempt {
  /** The message's id: the same at every attempt. */
  id: string
  contactId: string
  version: number
  at: Instant
  status: number | null
  /** Null when the message was accepted. */
  error: string | null
  tookMs: number
}

export interface DeliveryRun {
  budget: Budget
  /** Whether a request that takes `requestMs` at most may still be started. Default: the worker's own time-out. */
  mayStart(requestMs?: number): boolean
  /**
   * Reports each request that was made: for which contact (of many, one of them), and whether the backend did its part.
   * A request that was throttled or refused for its credentials is not reported.
   */
  asked(contactId: string, served: boolean): void
  /** Called once for each contact, as soon as its outcome is known. */
  acknowledge(contactId: string, outcome: Outcome): void
  /** Logs attempts, for backends whose owners want to see each one. Never rejects. */
  record?(attempts: readonly Attempt[]): Promise<void>
}

export type Probe = { ok: true } | { ok: false; paused: boolean; reason: string }

/**
 * The interface of every messaging system that is kept up to date. It throws only for bugs: a failure of the backend is
 * an outcome.
 */
export interface Backend {
  /**
   * The buckets in which its requests are counted. While none of them has anything left, nothing is claimed for it.
   * Without this it is always claimed.
   */
  readonly buckets?: readonly string[]
  deliver(deliveries: readonly Delivery[], run: DeliveryRun): Promise<void>
  /** Asks whether the backend accepts our credentials. */
  probe(): Promise<Probe>
  close(): Promise<void>
}
