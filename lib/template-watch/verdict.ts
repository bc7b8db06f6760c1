/** What the figures say: `too_little` data to say anything, `fine`, `watch`, or `harming`. */
export const WATCH_STATES = ['too_little', 'fine', 'watch', 'harming'] as const
export type WatchState = (typeof WATCH_STATES)[number]

export interface Verdict {
  state: WatchState
  /** Since when it has this state, in milliseconds since 1970; null: it was computed just now and is not kept. */
  since: number | null
  previous: WatchState | null
  /** The evidence that the ratio is above 1.25: 100 and more is kept wrong by one good template in a hundred. */
  e: number
  /** The evidence that the ratio is above 1. */
  eWatch: number
  /** The ratio to the rest is at least this, at 99 %; null: nothing can be said. */
  lowerBound: number | null
  /** The ratio to the rest, drawn towards 1 where there is little data; null: nothing to compare with. */
  ratio: number | null
  /** The interval of the ratio, at 95 %; null: nothing can be said. */
  interval: { low: number; high: number } | null
  delivered: number
  /** Refusals of the template, and how many the rest would have had in its place. */
  seen: number
  expected: number
  /** The lower bound is above 2: only then may a text say "at least twice as many". */
  atLeastTwice: boolean
  /** `own_past`: nothing else was sent, so the template is compared with its own earlier deliveries. */
  comparedWith: 'others' | 'own_past'
  /** Whether it is among those of which e-BH says, of the whole board, that they harm. */
  onBoard: boolean
}
