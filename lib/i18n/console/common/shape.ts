/** The words that every screen of the console shares. */
export interface CommonWords {
  skip: string
  console: string
  signOut: string
  account: string
  more: string
  roles: Record<'owner' | 'editor' | 'viewer', string>
  signedInAs: (role: string) => string
  switchBusiness: string
  places: Record<Place, string>
  groups: { seen: string; people: string; sending: string; business: string }
  /** Read after the number beside a place: "7 waiting". */
  waiting: (count: number) => string
  find: { label: string; placeholder: string; button: string }
  keys: { title: string; close: string; find: string; next: string; help: string; off: string; on: string }
  copy: { button: string; done: string }
  /** Stands where a viewer would have a button. */
  editorsCan: string
  ownersCan: string
  newer: string
  older: string
  undo: string
  cancel: string
  close: string
  save: string
  optional: string
  working: string
  answers: {
    signed_out: string
    forbidden: string
    too_many: (seconds: number) => string
    too_large: string
    invalid: string
    invalidField: string
    other_business: string
    business_closing: string
    /** Before what is dangerous: who is signed in must prove again who they are, by the button `prove`. */
    proof_needed: string
    prove: string
    unavailable: string
    failed: (requestId: string) => string
  }
  /** On every screen of a business that will be closed. */
  closing: { text: (when: string) => string; link: string }
  /** On every screen of a business that is held after a restore. */
  recovering: (when: string) => string
  notFound: { title: string; text: string; back: string }
  noRight: { title: string; text: string }
}

export type Place =
  | 'overview'
  | 'topics'
  | 'look'
  | 'people'
  | 'reviews'
  | 'imports'
  | 'templates'
  | 'backends'
  | 'members'
  | 'evidence'
  | 'audit'
  | 'developers'
  | 'business'
