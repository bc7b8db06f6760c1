/** What a column does for which nothing is chosen, instead of being left out. */
export type ColumnEffect = 'numberCountry' | 'personCountry' | 'refusals' | 'either' | 'denied' | 'answers'

/** A note on columns that count although nothing is chosen for them. */
export interface ColumnNote {
  /** What such a column does in the rows, in a sentence or two. */
  does: string
  /** The other rules, and what can be done. */
  rest: string
}

/** The words of the columns of a file, and of those that count although nothing is chosen for them. */
export interface ColumnsWords {
  title: string
  aside: string
  column: string
  use: string
  samples: string
  more: (count: string) => string
  /** What such a column is read as. */
  effects: Record<ColumnEffect, string>
  /** Above the notes on such columns. */
  alsoCount: string
  /** What it does in the rows, and how to say what it means. `isWide`: the file has a column for each topic. */
  notes: Record<ColumnEffect, (isWide: boolean) => ColumnNote>
  /** What leads to the rest of a note. */
  rest: string
  /** Below the notes: what to do with a column that is about something else. */
  remove: string
  /** The name of a column in a sentence. */
  named: (name: string) => string
  /** How many columns a list does not name, as its last part. */
  others: (count: string) => string
}
