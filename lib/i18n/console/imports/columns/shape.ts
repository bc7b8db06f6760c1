/** What a column does for which nothing is chosen, instead of being left out. */
export type ColumnEffect = 'numberCountry' | 'personCountry' | 'refusals' | 'answers'

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
  /** What it does in the rows, and how to say what it means. `isWide`: the file has a column for each topic. */
  notes: Record<ColumnEffect, (columns: string, isWide: boolean) => string>
  /** The name of a column in a sentence. */
  named: (name: string) => string
  /** The rest of a list of columns, as its last part. */
  others: (count: string) => string
}
