import type {
  Actor,
  Category,
  ChangeKind,
  DecisionReason,
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
  /** IANA name: times are told as the business's clocks showed them. */
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
  /** Hashes of texts that lines name and that are not stored any more. */
  missingNotices: readonly string[]
  /** Hashes that a form made up: no text of the business. */
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
  /** What is wrong first; null: nothing. */
  problem: { seq: number; problem: string } | null
  /** Pieces of evidence that were checked. */
  checked: number
  lines: readonly LineOfEvidence[]
}

export interface LineOfEvidence {
  seq: number
  changeId: string
  hash: string
  prev: string
  payload: string
  /** Null: the stored text is no line of Sayso's. */
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
  /** A topic's or a sender's name. */
  about: string | null
  outcome: 'taken' | 'repeated' | 'renewed' | 'overtaken' | 'kept_out'
  /** End of a pause, a Yes or a request; null: none is set. */
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
  /** What it holds, by its own names. */
  items: readonly { name: string; value: string }[]
}

export interface NoticeView {
  hash: string
  language: string
  publishedAt: Instant
  whole: boolean
  /** What stood above the topics: the question and how to answer it. */
  lead: readonly string[]
  topics: readonly { name: string; description: string; frequency: string; notes: readonly string[] }[]
  /** Everything else that stood on the page, a line each. */
  around: readonly string[]
  withdrawal: { text: string; language: string } | null
  /** The exact text that was hashed. */
  canonical: string
}
