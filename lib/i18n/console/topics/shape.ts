type Policy = 'opt_in' | 'opt_out' | 'required'
type Category = 'marketing' | 'utility' | 'authentication'
/** Why a message may be sent or not: a reason of a decision, or that there is no topic. */
type Why = string

/** The words of the screens where topics are ordered, written, paused and archived. */
export interface TopicsWords {
  title: string
  lead: string
  create: string
  list: {
    order: string
    how: string
    keysBefore: string
    keysAfter: string
    /** How many people may be messaged now, read for a number that stands alone. */
    reach: (count: string) => string
    numbers: string
    drag: string
    up: (topic: string) => string
    down: (topic: string) => string
    /** "Menu news is now 4th of 6." */
    moved: (topic: string, place: number, of: number) => string
    stays: (topic: string, place: number, of: number) => string
    gone: string
    archived: string
    archivedLead: string
    archivedMore: (count: number) => string
    empty: { title: string; text: string }
  }
  policies: Record<Policy, { line: string; label: string; text: string }>
  categories: Record<Category, string>
  paused: string
  editor: {
    newTitle: string
    newLead: string
    since: (date: string) => string
    textChanges: (count: number) => string
    archivedSince: (date: string) => string
    languages: string
    problems: (count: number) => string
    key: string
    keyHint: string
    name: string
    description: string
    descriptionHint: string
    frequency: string
    frequencyHint: string
    reason: string
    reasonHint: string
    legalBasis: string
    legalBasisHint: string
    basis: string
    basisHint: string
    policy: string
    category: string
    categoryHint: string
    save: string
    create: string
    discard: string
    viewer: string
  }
  problems: {
    some: string
    missing: Record<'name' | 'description' | 'frequency' | 'reason' | 'basis' | 'legalBasis' | 'key', string>
    tooLong: (most: number) => string
    noMarketing: string
    forSome: string
    key: string
    control: string
    keyTaken: (key: string, topic: string) => string
    keyArchived: (key: string, topic: string) => string
    tooMany: (most: number) => string
    unknown: string
    lastTopic: string
    notCounted: string
    required: string
    /** The topic is paused, and was to become required. */
    paused: string
    restoreTexts: string
  }
  effect: {
    title: string
    created: string
    /** People who receive it now and no longer after the change, by why. */
    stops: (count: string, reason: Why, topic: string) => string
    starts: (count: string, reason: Why, topic: string) => string
    agreed: (count: string) => string
    refused: (count: string) => string
    rest: (count: string) => string
    nobody: string
    follows: string
    /** When people were counted, where that was not just now. */
    counted: (time: string) => string
    /** The label of the button: "Save: 9,412 stop receiving it". */
    button: (stops: { count: number; text: string }, starts: { count: number; text: string }) => string
  }
  newer: {
    title: (by: string | null) => string
    changed: (field: string, was: string, now: string) => string
    contested: (field: string, was: string, now: string, mine: string) => string
    nothing: string
    mine: string
    theirs: string
    both: string
  }
  /** The name of something that can be changed, with the language where it has one: "Name (Spanish)". */
  inLanguage: (field: string, language: string) => string
  fields: { policy: string; category: string; legalBasis: string }
  done: {
    saved: string
    unchanged: string
    created: (topic: string) => string
    undone: string
    paused: (topic: string) => string
    resumed: (topic: string) => string
    archived: (topic: string) => string
    restored: (topic: string) => string
    newer: string
  }
  pause: { title: string; text: string; button: string; resumeText: string; resumeButton: string }
  archive: {
    title: string
    text: string
    button: (topic: string) => string
    ask: (topic: string) => string
    askLine: (count: string) => string
    askNobody: string
    back: string
    confirm: (count: { count: number; text: string }) => string
  }
  restore: {
    title: string
    text: string
    button: (topic: string) => string
    ask: (topic: string) => string
    confirm: (count: { count: number; text: string }) => string
  }
}
