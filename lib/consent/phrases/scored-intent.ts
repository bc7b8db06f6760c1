import type { Locale } from '@/lib/languages'
import type { Outcome } from './judge'

/** What a text asks for, and why. */
export interface ScoredIntent {
  outcome: Outcome
  /** The topic that a `refuse_topic` is about; the first, where several are named. */
  topicId: string | null
  /** All topics a `refuse_topic` names: each of them was refused. */
  topicIds: string[]
  /**
   * The language of the words, or null when several languages use them; then the contact's own language is the better
   * guess.
   */
  locale: Locale | null
  /** Whether the words themselves say it: a keyword, or a rule that can mean nothing else, and not the model alone. */
  isPlain: boolean
  /**
   * Whether it refuses, or is unsure because a rule sees a refusal in it. What is unsure for another reason may also
   * ask for something: "Ofertas".
   */
  mayRefuse: boolean
  /** Which rules and weights decided, with the words that they matched and nothing else of the text. */
  because: string[]
  /** The certainty from 0 to 1: of the outcome, or of a refusal when the outcome is `unsure`. */
  score: number
}

/** What every text is until something is found in it. */
export const NOTHING: ScoredIntent = {
  ...{ outcome: 'ordinary', topicId: null, topicIds: [], locale: null, isPlain: false, mayRefuse: false },
  ...{ because: [], score: 1 },
}
