import type { ColumnEffect } from '@/lib/i18n/console/imports/columns/shape'
import type { ColumnUse, Guessed, KeptOut, RowRefused } from '@/lib/i18n/console/imports/shape'
import type { Locale } from '@/lib/i18n/locales'

/** In which language and time zone a screen is shown. */
export interface Frame {
  locale: Locale
  timeZone: string
}

export interface TopicChoice {
  id: string
  name: string
}

/** One answer of a row as it would be read, or why it can't be. */
export type AnswerView =
  | {
      topic: string
      answer: 'in' | 'out'
      claimed: number | null
      proof: string
      source: string
      guessed: Guessed | null
      keptOut: KeptOut | null
    }
  | { refused: RowRefused }

export interface RowView {
  row: number
  person: string | null
  answers: AnswerView[]
}

export interface ColumnView {
  place: number
  name: string
  use: ColumnUse | `topic:${string}` | ''
  /** What the column does if nothing is chosen for it; null: it is left out then. */
  unchosen: ColumnEffect | null
  samples: string[]
}

export type ImportState = 'waiting' | 'receiving' | 'queued' | 'running' | 'done' | 'failed'

export interface PastImport {
  id: string
  name: string
  state: ImportState
  createdAt: number
  rows: number
  total: number | null
  taken: number
}
