import type { Tx } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import type { ContactRow } from '@/db/queries/contacts/contact-rows'
import type { Actor, ChangeKind, ContactState, Effect, Instant, Method, Reason, Statement } from '@/lib/consent/types'

/** A contact under its lock, as a request may look at it before it states what changes. */
export interface Locked {
  businessId: string
  row: ContactRow
  state: ContactState
  config: BusinessConfig
  /** PostgreSQL's time, read under the lock. */
  now: Instant
}

/** What a change states, once the contact's state is known. */
export interface ChangeContent {
  statements: readonly Statement[]
  notice?: string | null
  reason?: Reason | null
  /** More evidence, which is known only under the lock: the text that the person was shown in the chat. */
  evidence?: Record<string, unknown>
  /** The earliest time that it can have happened, whatever an outside system claims: what it answers is from then. */
  notBefore?: Instant
  /** The change that this one refers to. */
  refersTo?: string | null
  /** Whether a line is written even if no register changes, as for a reason. */
  always?: boolean
}

export interface ChangeRequest {
  /** The id of the change, where its statements name it; without it a new one is made. */
  id?: string
  kind: ChangeKind
  actor: Actor
  method: Method
  /** When it happened, according to an outside system. Without it the change happens now, by our own clock. */
  claimedAt?: Instant
  /** The number of the source that carried the link; 0 or undefined if it is unknown. */
  sourceNumber?: number
  /** The id of the source where it is known, such as that of a template that the person answered. */
  sourceId?: string | null
  locale?: string | null
  /** What is personal about the change. It is stored encrypted, apart from the ledger, which holds its digest. */
  evidence?: Record<string, unknown> | null
  /** The member who makes the change; recorded in its evidence as `member`. */
  memberId?: string | null
  proven?: boolean
  /** Whether the caller itself answers the person in the chat, so that no message of ours confirms the change. */
  isAnswered?: boolean
  /**
   * What recognises a repetition. `once`: the same key never counts twice (an event of a provider). `form`: the same
   * form sent again is ignored only while its statements still hold, so that a refusal repeated after an undo is never
   * lost.
   */
  dedupe?: { key: string; kind: 'once' | 'form' }
  /** Returns what changes, from the state of the contact under its lock; null if nothing does. */
  say: (locked: Locked, tx: Tx) => ChangeContent | null | Promise<ChangeContent | null>
  /** Writes more in the same transaction. */
  also?: (tx: Tx, changed: Changed) => Promise<void>
}

export interface Changed {
  outcome: 'recorded'
  changeId: string
  contactId: string
  at: Instant
  effects: readonly Effect[]
  before: ContactState
  after: ContactState
}

export type ChangeResult =
  | Changed
  | { outcome: 'unchanged'; contactId: string; state: ContactState }
  | { outcome: 'repeated'; changeId: string; contactId: string }
