/** The words of setting an installation up: from the one-time code to the first link. */
export interface SetUpWords {
  title: string
  step: (place: number, count: number) => string
  back: string
  next: string
  /** Written after the label of a field that may stay empty. */
  optional: string
  choose: string
  code: {
    title: string
    lead: string
    label: string
    hint: string
    again: string
    button: string
  }
  /** Why a code does not count. */
  bad: Record<'wrong' | 'expired' | 'used' | 'has_business', string>
  wait: (minutes: number) => string
  tooLong: string
  owner: {
    title: string
    lead: string
    name: string
    nameHint: string
    email: string
    emailHint: string
    password: string
    passwordHint: string
    /** A good password was typed before. */
    passwordKept: string
    faults: Record<'short' | 'long' | 'easy', string>
    notValid: Record<'name' | 'email', string>
    addressTaken: string
  }
  business: {
    title: string
    lead: string
    seen: string
    numbers: string
    responsible: string
    responsibleText: string
    fields: Record<BusinessField, string>
    hints: Partial<Record<BusinessField, string>>
    also: string
    /** Shown at a field that has a problem. */
    wrong: Record<BusinessField, string>
  }
  topics: {
    title: string
    lead: string
    legend: string
    /** When messages of a topic are sent. */
    policies: Record<'opt_in' | 'opt_out' | 'required', string>
    none: string
  }
  look: { title: string; lead: string; color: string; colorHint: string; logo: string; button: string }
  link: FirstLinkWords
}

type BusinessField =
  | 'name'
  | 'language'
  | 'timeZone'
  | 'country'
  | 'whatsapp'
  | 'legalName'
  | 'address'
  | 'email'
  | 'help'
  | 'privacy'

/** The words of the last step: a link of one's own, and what comes next. */
export interface FirstLinkWords {
  title: (business: string) => string
  lead: string
  try: {
    title: string
    text: string
    phone: string
    phoneHint: string
    button: string
    unreadable: string
    gone: string
  }
  made: {
    title: string
    text: string
    label: string
    qr: string
    open: string
    /** Until when the link is whole. */
    until: (when: string) => string
    another: string
  }
  send: {
    button: string
    sent: string
    recently: string
    impossible: string
    /** Said where no message can be sent now. */
    notYet: string
  }
  next: {
    title: string
    backend: { title: string; text: string; button: string }
    look: { title: string; text: string; button: string }
    topics: { title: string; text: string; button: string }
    overview: string
  }
}
