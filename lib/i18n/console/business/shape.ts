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
  otherBusiness: string
  /** After a proof that was asked for here. */
  proven: string
}
