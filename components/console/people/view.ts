/** A sentence with one part of it that leads somewhere. */
export interface Linked {
  before: string
  link: { text: string; href: string } | null
  after: string
}

/** Yes, a No, or nothing said yet: told apart by shape and word. */
export type Mark = 'yes' | 'no' | 'half'

export interface StandingView {
  key: string
  topic: string
  mark: Mark
  now: string
  because: Linked
}

export interface NoticeText {
  title: string
  lang: string
  paragraphs: readonly string[]
  hash: string
  shown: string
}

export interface LineView {
  /** The place in the chain, which addresses lead to. */
  seq: number
  /** Filled for a Yes, hollow for a No, dotted where nothing changed. */
  mark: 'in' | 'out' | 'none'
  title: string
  /** The person's own words, in their language. */
  words: { text: string; lang: string | null } | null
  details: string
  notice: NoticeText | null
  /** The change that a member may take back. */
  takeBack: string | null
}

export interface StoryView {
  count: string
  lines: readonly LineView[]
  /** Becoming known, below the first line. */
  known: string | null
  newer: string | null
  older: string | null
  /** The chains of a person whose records became one. */
  chains: readonly { text: string; href: string; isHere: boolean }[]
}

export interface ListedPerson {
  id: string
  name: string
  details: readonly string[]
  mark: Mark
}

export interface AskedTopic {
  key: string
  name: string
}
