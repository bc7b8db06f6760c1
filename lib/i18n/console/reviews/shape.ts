export type ReviewKindWord = 'unsure_message' | 'drift' | 'new_holder' | 'number_changed' | 'number_held'
export type DecisionWord = 'topic' | 'offers' | 'everything' | 'nothing' | 'same_person' | 'new_holder'

interface Choice {
  label: string
  /** What follows from it. */
  text: string
}

/** The words of the screen on which members decide what waits for them. */
export interface ReviewWords {
  title: (count: string, isOne: boolean) => string
  more: (count: string) => string
  lead: string
  export: string
  exportHint: string
  waiting: string
  oldest: string
  /** What a list calls a review that has no words. */
  kinds: Record<ReviewKindWord, string>
  unnamed: string
  about: Record<ReviewKindWord, (details: { backend: string; before: string; now: string }) => string>
  ask: Record<ReviewKindWord, string>
  wroteAt: (time: string) => string
  noticedAt: (time: string) => string
  /** Where the words were written, if it was not to the business alone. */
  inGroup: string
  after: (source: string) => string
  found: string
  lost: string
  holder: string
  who: string
  whoHint: string
  choices: {
    topic: (topic: string, time: string) => Choice
    offers: (time: string) => Choice
    everything: (time: string) => Choice
    nothing: Record<ReviewKindWord, Choice>
    same_person: Choice
    same_person_held: Choice
    new_holder: Choice
    new_holder_held: Choice
    later: Choice
    other: string
    otherTopic: string
    otherButton: string
  }
  agreed: string
  why: string
  whyText: (outcome: string, percent: number) => string
  keys: { move: string; undo: string; all: string; decide: string }
  decided: (what: string) => string
  decidedBy: (member: string, what: string) => string
  what: Record<DecisionWord, (topic: string) => string>
  undo: string
  forGood: string
  next: string
  empty: string
  emptyText: (decided: string, refusals: string) => string
  emptyNothing: string
  answers: {
    unknown_review: string
    not_applicable: string
    contact_needed: string
    unknown_contact: string
    unknown_topic: string
    topic_required: string
    unreadable: string
    several: string
    too_late: string
    cannot_be_undone: string
    unchanged: string
  }
}
