import type { Tx } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import type { ContactRow } from '@/db/queries/contacts/contact-rows'
import type { Actor, ChangeKind, ContactState, Effect, Instant, Method, Reason, Statement } from '@/lib/consent/types'

/** A contact under its lock: what a change may look at before it speaks. */
export interface Locked {
  businessId: string
  row: ContactRow
  state: ContactState
  config: BusinessConfig
  /** PostgreSQL's time, read under the lock. */
  now: Instant
}

/** What a change says, once the state is known. */
export interface ChangeContent {
  statements: readonly Statement[]
  notice?: string | null
  reason?: Reason | null
  /** The change this one is about. */
  refersTo?: string | null
  /** A line is written even if no register moves: a reason. */
  always?: boolean
}

export interface ChangeRequest {
  kind: ChangeKind
  actor: Actor
  method: Method
  /** When it happened, as somebody outside says; without it the act is our own and takes our time. */
  claimedAt?: Instant
  /** The number of the source that carried the link; 0 or nothing: unknown. */
  sourceNumber?: number
  /** The source itself, where it is known by its id: a template that was answered. */
  sourceId?: string | null
  locale?: string | null
  /** What is personal about it: kept encrypted, apart from the ledger, which holds its digest. */
  evidence?: Record<string, unknown> | null
  /** The member who makes the change: kept in its evidence, as `member`. */
  memberId?: string | null
  proven?: boolean
  /** Whoever asks for the change answers the person in the chat: no message of ours confirms it. */
  isAnswered?: boolean
  /**
   * What tells a repetition. `once`: the same key never counts twice (an event of a provider). `form`: the same form sent again is silent
   * only while what it said still holds, so that a refusal repeated after an undo is never lost.
   */
  dedupe?: { key: string; kind: 'once' | 'form' }
  /** Null: nothing to say after all. */
  say: (locked: Locked, tx: Tx) => ChangeContent | null | Promise<ChangeContent | null>
  /** Further writes of the same transaction. */
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
