import type {
  Actor,
  Category,
  ChangeKind,
  DecisionReason,
  Outcome,
  IdentityKind,
  Instant,
  Method,
  Reason,
} from '@/lib/consent/types'
import type { Locale } from '@/lib/i18n/locales'

/** What an auditor reads about one person. Times are instants; names of topics are in the business's own language. */
export interface EvidenceView {
  locale: Locale
  madeAt: Instant
  /** IANA name: times are shown as the business's clocks showed them. */
  timeZone: string
  business: {
    name: string
    color: string
    legalName: string
    address: string
    email: string
    jurisdiction: string
    privacyUrl: string | null
  }
  person: {
    id: string
    mergedFrom: readonly string[]
    since: Instant
    releasedAt: Instant | null
    erasedAt: Instant | null
    identities: readonly { kind: IdentityKind; value: string; endedAt: Instant | null }[]
  }
  standings: readonly StandingView[]
  chains: readonly ChainView[]
  notices: readonly NoticeView[]
  /** Hashes of texts that lines name and that are no longer stored. */
  missingNotices: readonly string[]
  /** Hashes that came from a form and belong to no text of the business. */
  foreignNotices: readonly string[]
}

export interface StandingView {
  name: string
  category: Category
  answer: 'in' | 'out' | null
  byPerson: boolean
  saidAt: Instant | null
  allowed: boolean
  reason: DecisionReason
}

export interface ChainView {
  contactId: string
  headHash: string | null
  /** The first fault; null for none. */
  problem: { seq: number; problem: string } | null
  /** The number of pieces of evidence that were checked. */
  checked: number
  lines: readonly LineOfEvidence[]
}

export interface LineOfEvidence {
  seq: number
  changeId: string
  hash: string
  prev: string
  payload: string
  /** Null when the stored text is no line of Sayso's. */
  told: LineDetailsView | null
  proof: ProofView
}

export interface LineDetailsView {
  kind: ChangeKind
  at: Instant
  recordedAt: Instant
  actor: Actor
  method: Method
  source: string | null
  reason: Reason | null
  notice: string | null
  effects: readonly EffectOfLine[]
}

export interface EffectOfLine {
  said: SaidWord
  /** The name of a topic or a sender. */
  about: string | null
  /** The ledger's own word; a reader is shown a sentence for it. */
  outcome: Outcome
  /** The end of a pause, a Yes or a request; null for none. */
  until: Instant | null
}

export type SaidWord =
  | 'in'
  | 'out'
  | 'withdrawn'
  | 'stop'
  | 'return'
  | 'pause'
  | 'resume'
  | 'provider_stop'
  | 'provider_resume'
  | 'asked'
  | 'closed'
  | 'released'
  | 'erased'

export interface ProofView {
  state: 'none' | 'kept' | 'deleted' | 'unreadable' | 'differs'
  digest: string | null
  salt: string | null
  /** The content, by its own names. */
  items: readonly { name: string; value: string }[]
}

export interface NoticeView {
  hash: string
  language: string
  publishedAt: Instant
  whole: boolean
  /** The text above the topics: the question and how to answer it. */
  lead: readonly string[]
  topics: readonly { name: string; description: string; frequency: string; notes: readonly string[] }[]
  /** All other texts of the page, one a line. */
  around: readonly string[]
  withdrawal: { text: string; language: string } | null
  /** The exact text that was hashed. */
  canonical: string
}
