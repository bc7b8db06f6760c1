import type { DecisionReason, Instant } from '@/lib/consent/types'

/** What was last confirmed in a backend about one contact; its shape is the backend's own. */
export type Snapshot = Readonly<Record<string, unknown>>

/** What a contact's state comes to at one moment: all that a backend may know. */
export interface Desired {
  /** By topic id: whether it may be sent now. */
  topics: Readonly<Record<string, boolean>>
  /** Whether any marketing topic may be sent now. */
  marketing: boolean
}

/** One topic's decision, for backends that are told in words. Archived topics have none. */
export interface TopicDecision {
  key: string
  allowed: boolean
  reason: DecisionReason
}

/**
 * How a backend can find the contact: the digits of a number, with the country's code, or an id exactly as WhatsApp
 * gave it.
 */
export interface Address {
  kind: 'phone' | 'bsuid'
  value: string
}

/** How a topic shows up in a backend: a contact field, a group, or both. */
export interface Mirror {
  topicId: string
  fieldKey: string | null
  groupUuid: string | null
  /** The group lists who refuses, and not who allows ("Não enviar promoções"). */
  inverted?: boolean
}

/** One contact to bring in step. */
export interface Delivery {
  contactId: string
  /** Of the state that is delivered: the number of the contact's last change. */
  version: number
  /** The contact's own id in the backend, once known. */
  externalId: string | null
  addresses: readonly Address[]
  locale: string | null
  desired: Desired
  /** The same, topic by topic with its reason, in the order of the page. */
  topics: readonly TopicDecision[]
  /** Null: nothing is known of what stands there, so everything is written. */
  mirrored: Snapshot | null
  /** A refusal waits. */
  urgent: boolean
  /**
   * What stands there could not be read: it may be a refusal that we do not know, so nothing is to be allowed over it.
   */
  onlyRefusals?: boolean
  /** Attempts that failed since the last change. */
  attempts: number
}

/** Codes for the log and for people who look at what was set aside: never a number, name or token. */
export interface Failure {
  reason: string
  /** The attempt was about a refusal: it never expires. */
  refuses: boolean
}

export type Outcome =
  | { kind: 'confirmed'; mirrored: Snapshot | null; externalId: string | null }
  | (Failure & {
      kind: 'retry'
      /**
       * Whose fault it is: the contact's attempts grow, the backend is left in peace for a while, or the hour's budget
       * is used up.
       */
      fault: 'contact' | 'backend' | 'budget'
      /** Not before so many milliseconds; without it the worker's back-off decides. */
      afterMs?: number
      /**
       * `afterMs` is from a schedule of the backend's own: attempts count, and it holds, also while the backend fails
       * for everybody.
       */
      scheduled?: boolean
      /** What did get through. */
      progress?: { mirrored: Snapshot | null; externalId: string | null }
      /** The id we had is nobody's any more. */
      forget?: boolean
    })
  /** Sent, and nobody knows whether it took effect, or when it still will. */
  | (Failure & { kind: 'uncertain' })
  /**
   * Cannot succeed as it is. `final`: nor will a refusal, until something else is known of the contact; so it is not
   * tried again by itself.
   */
  | (Failure & {
      kind: 'set_aside'
      final?: boolean
      progress?: { mirrored: Snapshot | null; externalId: string | null }
    })
  /** The backend does not let us in. */
  | (Failure & { kind: 'paused'; progress?: { mirrored: Snapshot | null; externalId: string | null } })
  /** It never wants to hear from us again; a person has to enable it. */
  | (Failure & { kind: 'disabled' })
  /**
   * Nothing of it took effect: the worker stops, or the claim is about to run out. What did is a `retry` with its
   * progress.
   */
  | { kind: 'released' }

/** The backend's limits, shared by all workers. */
export interface Budget {
  /** Takes the right to one request. Returns 0, or the milliseconds until it is worth asking again. */
  take(bucket: string, urgent: boolean): Promise<number>
  /**
   * Throttled: not before so many milliseconds. `isNamed`: the backend named that time itself (Retry-After), and so
   * tells something about its limit; else it is our own guess.
   */
  block(bucket: string, ms: number, isNamed: boolean): void
}

/** One attempt, for the log: what was answered, never what was sent. */
export interface Attempt {
  /** The message's id: the same at every attempt. */
  id: string
  contactId: string
  version: number
  at: Instant
  status: number | null
  /** Null when it was taken. */
  error: string | null
  tookMs: number
}

export interface DeliveryRun {
  budget: Budget
  /**
   * Whether a request may still be started that takes `requestMs` at most: the worker's own limit unless told
   * otherwise.
   */
  mayStart(requestMs?: number): boolean
  /**
   * Told of each request that was made: whom it was for (of many, one of them), and whether the backend did its part.
   * One that was throttled or not let in says nothing.
   */
  asked(contactId: string, served: boolean): void
  /** Called once for each contact, as soon as it is known what became of it. */
  settle(contactId: string, outcome: Outcome): void
  /** Keeps a log of attempts, for backends whose owners want to see each. Never rejects. */
  record?(attempts: readonly Attempt[]): Promise<void>
}

export type Probe = { ok: true } | { ok: false; paused: boolean; reason: string }

/**
 * The one interface of a messaging system we keep in step. Throws only for bugs: whatever the other side does is an
 * outcome.
 */
export interface Backend {
  deliver(deliveries: readonly Delivery[], run: DeliveryRun): Promise<void>
  /** Whether it would let us in. */
  probe(): Promise<Probe>
  close(): Promise<void>
}
