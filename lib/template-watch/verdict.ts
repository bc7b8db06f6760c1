import type { Instant } from '@/lib/consent/types'
import { evidences, expectedIn, interval, logE, lowerBound, type Stratum } from './e-process'

/** What the figures say: `too_little` data to say anything, `fine`, `watch`, or `harming`. */
export const WATCH_STATES = ['too_little', 'fine', 'watch', 'harming'] as const
export type WatchState = (typeof WATCH_STATES)[number]

/** What the figures of one template say. */
export interface Judgement {
  state: WatchState
  /** ln of the evidence that the ratio is above 1.25. Of a good template it reaches ln 100 in one of 100 cases. */
  logE: number
  /** The same with half of the weight at a ratio of 3.25: what `harming` goes by. */
  logEState: number
  /** ln of the evidence that the ratio is above 1. */
  logEWatch: number
  /** The ratio to the rest is at least this, at 99 %; null: nothing can be said. */
  lowerBound: number | null
  /** The ratio to the rest, drawn towards 1 where there is little data; null: nothing to compare with. */
  ratio: number | null
  /** The interval of the ratio, at 95 %; null: nothing can be said. An end without a bound is 0 or a million. */
  interval: { low: number; high: number } | null
  /** Deliveries and refusals of the template, and how many refusals the rest would have had in its place. */
  delivered: number
  seen: number
  expected: number
  /** `own_past`: nothing else was sent, so the template is compared with its own earlier deliveries. */
  comparedWith: 'others' | 'own_past'
}

/** A judgement as it is kept and shown. */
export interface Verdict extends Omit<Judgement, 'logE' | 'logEState' | 'logEWatch'> {
  /** Since when it has this state; null: it was computed just now and is not kept. */
  since: Instant | null
  previous: WatchState | null
  /** The evidence that the ratio is above 1.25, and above 1; at most `E_MOST`. */
  e: number
  eWatch: number
  /** What `harming` goes by; null: it was judged by a version that did not keep it. */
  eState: number | null
  /** The lower bound is above 2: only then may a text say "at least twice as many". */
  atLeastTwice: boolean
  /** Whether it is among those of which e-BH says, of the whole board, that they harm. */
  onBoard: boolean
}

/** Evidence beyond this is written as this: it is certain, and every column and JSON can hold it. */
export const E_MOST = 1e300

/** A ratio up to this may be chance: a little more than others is no harm. */
export const HARM_RATIO = 1.25
export const HARM_E = 100
export const HARM_SHRUNKEN = 2
const WATCH_E = 20
/** A state is left only at a lower evidence than it was entered at, so that it does not change to and fro. */
const LEAVE_HARM = { e: 10, shrunken: 1.5 }
const LEAVE_WATCH_E = 5
/** Refusals that are added to both sides of the ratio: they draw it towards 1 where there is little data. */
export const SHRINK = 2
const LEAST_EXPECTED = 2
const LEAST_SEEN = 3

/** Judges a template by its strata. `before` is the state that it had. */
export function judge(strata: readonly Stratum[], before: WatchState | null = null): Judgement {
  const { compared, comparedWith } = comparisonOf(strata)
  const sum = (read: (stratum: Stratum) => number) => compared.reduce((total, stratum) => total + read(stratum), 0)
  const [delivered, seen, expected] = [sum(({ n }) => n), sum(({ K }) => K), expectedIn(compared)]
  const hasRest = sum(({ B }) => B) > 0
  const { logE: logHarm, logEState } = evidences(compared, HARM_RATIO)
  const logWatch = logE(compared, 1)
  const shrunken = (seen + SHRINK) / (expected + SHRINK)
  // Without anything to compare with nothing can be said, however much was sent.
  const state = hasRest ? stateOf({ logEState, logWatch, shrunken, seen, expected }, before) : 'too_little'
  return {
    state,
    logE: logHarm,
    logEState,
    logEWatch: logWatch,
    lowerBound: lowerBound(compared, HARM_E),
    ratio: hasRest ? shrunken : null,
    interval: interval(compared),
    delivered,
    seen,
    expected,
    comparedWith,
  }
}

/** Returns the strata that a template is judged by: its own, or its latest days against its earlier ones. */
export function comparisonOf(strata: readonly Stratum[]): {
  compared: readonly Stratum[]
  comparedWith: Judgement['comparedWith']
} {
  const own = isAlone(strata) ? ownPast(strata) : null
  return own ? { compared: own, comparedWith: 'own_past' } : { compared: strata, comparedWith: 'others' }
}

interface Figures {
  logEState: number
  logWatch: number
  shrunken: number
  seen: number
  expected: number
}

function stateOf({ logEState, logWatch, shrunken, seen, expected }: Figures, before: WatchState | null): WatchState {
  if (expected < LEAST_EXPECTED && seen < LEAST_SEEN) return 'too_little'
  const harm = before === 'harming' ? LEAVE_HARM : { e: HARM_E, shrunken: HARM_SHRUNKEN }
  if (logEState >= Math.log(harm.e) && shrunken >= harm.shrunken) return 'harming'
  const watched = before === 'watch' || before === 'harming'
  return logWatch >= Math.log(watched ? LEAVE_WATCH_E : WATCH_E) ? 'watch' : 'fine'
}

/** Whether nothing else was delivered that the template could be compared with. */
const isAlone = (strata: readonly Stratum[]) => strata.length > 0 && strata.every(({ B }) => B === 0)

/** The latest days of delivery are compared with those before, of which there must be twice as many. */
const LATEST_DAYS = 7
const EARLIER_LEAST = 14

/**
 * Returns one stratum of the template's latest days of delivery against its own earlier ones; null: too few days. The
 * strata are in the order of their days. A season does not cancel here, and the days move on, so what Ville's
 * inequality promises does not hold exactly: docs/template-watch.md says how often it is wrong.
 */
function ownPast(strata: readonly Stratum[]): Stratum[] | null {
  const days = strata.filter(({ n }) => n > 0)
  if (days.length < LATEST_DAYS + EARLIER_LEAST) return null
  const [earlier, latest] = [days.slice(0, -LATEST_DAYS), days.slice(-LATEST_DAYS)]
  const sum = (some: readonly Stratum[], read: (stratum: Stratum) => number) =>
    some.reduce((total, stratum) => total + read(stratum), 0)
  const one = {
    n: sum(latest, ({ n }) => n),
    B: sum(earlier, ({ n }) => n),
    K: sum(latest, ({ K }) => K),
    R: sum(earlier, ({ K }) => K),
  }
  return [one]
}

/** Returns a judgement as a verdict that is not kept. */
export function verdictOf(judgement: Judgement): Verdict {
  const { logE: e, logEState, logEWatch, ...rest } = judgement
  return {
    ...rest,
    since: null,
    previous: null,
    e: Math.min(Math.exp(e), E_MOST),
    eWatch: Math.min(Math.exp(logEWatch), E_MOST),
    eState: Math.min(Math.exp(logEState), E_MOST),
    atLeastTwice: isAtLeastTwice(judgement.lowerBound),
    onBoard: false,
  }
}

/** Whether one may say "at least twice as many". */
export const isAtLeastTwice = (bound: number | null): boolean => bound !== null && bound > 2
