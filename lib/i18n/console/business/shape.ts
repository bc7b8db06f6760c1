/** The words of the screen Business. */
export interface BusinessWords {
  title: string
  lead: string
  test: {
    title: string
    text: string
    points: readonly string[]
    none: string
    there: string
    keys: string
  }
  archive: {
    title: string
    text: string
    files: readonly (readonly [name: string, holds: string])[]
    care: string
    button: string
    /** The text file in the archive. */
    readme: string
  }
  closing: {
    title: string
    text: string
    /** Three lists: what happens at once, after the waiting time, and what must stay. */
    parts: readonly (readonly [heading: string, points: readonly string[]])[]
    /** The field in which the name is typed. */
    name: (name: string) => string
    nameHint: string
    button: string
    begun: (day: string) => string
    begunAlready: (day: string) => string
    otherName: string
    /** While it waits. */
    until: (day: string) => string
    keep: string
    kept: string
    notClosing: string
    closed: string
  }
  otherBusiness: string
  /** After a proof that was asked for here. */
  proven: string
}
