export interface QueuedView {
  id: string
  /** The person's own words, or what happened. */
  title: string
  lang: string | null
  details: string
  isHere: boolean
}

/** One answer, and the key that gives it. */
export interface ChoiceView {
  key: string
  /** What the form sends. */
  value: string
  label: string
  text: string
}

export interface ReviewView {
  id: string
  words: { text: string; lang: string | null } | null
  /** What happened, where there are no words. */
  about: string | null
  details: string
  person: { label: string; name: string; href: string; now: string } | null
  holder: { label: string; name: string; href: string; now: string } | null
  ask: string
  choices: readonly ChoiceView[]
  later: { label: string; text: string; href: string }
  /** Whether the member must say whose refusal it is. */
  needsPerson: boolean
  otherTopics: readonly { id: string; name: string }[]
  agreedHref: string | null
  why: { text: string; because: readonly string[] } | null
  /** The next one that waits, which is shown after this was decided; empty for the oldest. */
  next: string
}

export interface DecidedView {
  id: string
  text: string
  isOther: boolean
  canReopen: boolean
  isForGood: boolean
}
