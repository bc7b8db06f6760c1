/** The words of the screen where the business says what its page looks like. */
export interface LookWords {
  title: string
  lead: string
  name: string
  nameHint: string
  color: string
  colorHint: string
  links: string
  helpUrl: string
  helpHint: string
  privacyUrl: string
  privacyHint: string
  linkPreview: string
  linkPreviewLead: string
  controller: string
  controllerLead: string
  legalName: string
  address: string
  email: string
  jurisdiction: string
  jurisdictionHint: string
  save: string
  discard: string
  viewer: string
  colorCheck: {
    /** "White letters on it: 6.1:1, easy to read." */
    good: (ratio: string) => string
    /** By what the colour fails at. */
    bad: Record<'letters' | 'seen', (ratio: string) => string>
    dark: (color: string) => string
    use: (color: string) => string
    ask: (color: string) => string
    shows: (color: string) => string
    keep: (color: string) => string
  }
  logo: {
    title: string
    lead: string
    none: string
    alt: string
    file: string
    hint: string
    upload: string
    remove: string
    changed: string
    removed: string
    same: string
    missing: string
    problems: Record<'too_large' | 'svg' | 'other_type' | 'too_many_pixels' | 'broken', string>
  }
  languages: {
    title: string
    lead: string
    first: string
    /** On the buttons of a language. */
    acts: Record<'first' | 'remove', string>
    add: (language: string) => string
    madeFirst: (language: string) => string
    removed: (language: string) => string
    put: string
    addTitle: (language: string) => string
    addLead: string
    addButton: (language: string) => string
    added: (language: string) => string
    own: string
  }
  sending: {
    title: string
    lifetime: string
    lifetimeHint: (days: number) => string
    lifetimeNote: string
    confirmations: string
    options: Record<'where_said' | 'always' | 'never', { label: string; text: string }>
    optIn: string
    optInOptions: Record<'off' | 'on', { label: string; text: string }>
    /** What the systems of the business can do about it. */
    optInBy: { whatsapp: string; weni: string; none: string }
    /** Asked before the switch: what it changes, and for how many people something waits. */
    optInAsk: { on: string; off: string; lines: { on: string[]; off: (waiting: number) => string[] }; yes: string }
    saved: string
  }
  done: { saved: string; unchanged: string; undone: string }
  problems: {
    some: string
    empty: string
    tooLong: (most: number) => string
    color: string
    https: string
    help: string
    email: string
    country: string
    days: string
    control: string
    changed: string
  }
}
