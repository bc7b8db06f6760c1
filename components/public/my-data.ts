import type { Instant } from '@/lib/consent/types'
import type { BrandedFrame, ContactLabel } from './view'

interface MyDataPage {
  frame: BrandedFrame
  contact: ContactLabel
  /** The address of the forms: this page. */
  action: string
  /** The address of the topics. */
  home: string
}

/** What the last form led to. `wrong` comes with how many tries are left. */
export type CodeNote = 'sent' | 'incomplete' | 'over' | 'tooMany' | 'impossible' | 'ended' | { wrong: number }

export interface AskCodeModel extends MyDataPage {
  note: CodeNote | null
  /** The word to which the chat replies with the code; null where the chat does not reach us. */
  word: string | null
  /** Whether the code can be sent without the person writing first. */
  sends: boolean
}

/** One recorded act, in words. */
export interface HistoryEntry {
  id: string
  at: Instant
  /** What was said, a sentence each. */
  said: readonly string[]
  /** Who said it and by which way. */
  how: string
  /** The texts that the person saw about it. */
  saw: readonly string[]
}

export interface MyDataModel extends MyDataPage {
  /** Lets the forms of this page act on the data, for a quarter of an hour. */
  grant: string
  entries: readonly HistoryEntry[]
  /** Which part of the history it is, the newest is 0; null where there is no such part. */
  newer: number | null
  older: number | null
}

export interface EraseModel extends MyDataPage {
  grant: string
}
