import type { EffectOfLine, ProofView, SaidWord } from '@/components/evidence/view'
import type { Actor, Category, DecisionReason, IdentityKind, Method } from '@/lib/consent/types'

/**
 * Every word of the document in one language. There are few, only auditors read them, and they are kept apart from the
 * page's messages.
 */
export interface Words {
  title: string
  lead: (business: string) => string
  made: (time: string) => string
  zone: (timeZone: string) => string
  whole: string
  wholeText: (lines: number, evidence: number) => string
  broken: string
  brokenText: string
  brokenAt: (seq: number, contactId: string) => string
  problems: Record<string, string>
  missingNotice: (hash: string) => string
  badNotice: (hash: string) => string
  foreignNotice: (hash: string) => string
  person: string
  controller: string
  identities: Record<IdentityKind, string>
  until: (date: string) => string
  reference: string
  known: string
  also: string
  erased: (date: string) => string
  released: (date: string) => string
  jurisdiction: string
  now: string
  nowText: string
  categories: Record<Category, string>
  answers: { in: string; out: string; none: string }
  byOthers: string
  allowed: string
  refused: string
  decisions: Record<DecisionReason, string>
  history: string
  historyText: string
  nothing: string
  mergedChain: (contactId: string) => string
  merged: string
  said: Record<SaidWord, (about: string) => string>
  ends: (date: string) => string
  outcomes: Record<EffectOfLine['outcome'], string>
  actors: Record<Actor, string>
  methods: Record<Method, string>
  recorded: (time: string) => string
  /** A person's own words, in the quotation marks of the language. */
  quote: (words: string) => string
  source: string
  reason: string
  notice: string
  unreadableLine: string
  proof: string
  proofs: Record<ProofView['state'], string>
  items: Record<string, string>
  notices: string
  noticesText: string
  /** What follows a label: in French a no-break space and a colon. */
  colon: string
  language: string
  published: string
  withdrawal: string
  exact: string
  check: string
  checkText: readonly string[]
  sealed: string
  sealedText: string
  line: string
}
