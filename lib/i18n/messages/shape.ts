import type { en } from './en'

type Words<Messages> = {
  readonly [Key in keyof Messages]: Messages[Key] extends string ? string : Words<Messages[Key]>
}

/** What every language must have: the keys of English. */
export type Messages = Words<typeof en>
