import type { Tx } from '@/db/client'
import {
  type CategoryDay,
  type DayRange,
  type DaySums,
  NO_SUMS,
  readCategoryDays,
  readSeries,
  type TemplateSeries,
} from '@/db/queries/template-watch/days'
import type { VerdictRow } from '@/db/queries/template-watch/verdicts'
import { grouped } from '@/lib/grouped'
import { MOST_RATIO, type Stratum } from '@/lib/template-watch/e-process'
import { strataOf, type Wholes, wholesOf } from '@/lib/template-watch/strata'
import { isAtLeastTwice, type Verdict } from '@/lib/template-watch/verdict'
import type { Attribution, WatchCounts } from './types'

/** How many days are judged, today included. */
export const WATCHED_DAYS = 90
export const ATTRIBUTIONS: readonly Attribution[] = ['direct', 'window']
const DAY_MS = 86_400_000

/** Returns the days that end today, the oldest first, as `2026-11-29`. */
export function daysUntil(today: string, count: number): string[] {
  const last = Date.parse(`${today}T00:00:00Z`)
  return Array.from({ length: count }, (_, back) =>
    new Date(last - (count - 1 - back) * DAY_MS).toISOString().slice(0, 10),
  )
}

/** Returns the first and the last of some days. */
export const rangeOf = (days: readonly string[]): DayRange => ({ from: days.at(0) ?? '', to: days.at(-1) ?? '' })

const COUNTERS = Object.keys(NO_SUMS) as (keyof DaySums)[]

/** Returns the sum of figures. */
export function sumOf(all: readonly DaySums[]): DaySums {
  const sum = { ...NO_SUMS }
  for (const one of all) for (const key of COUNTERS) sum[key] += one[key]
  return sum
}

export const countsOf = (sums: DaySums): WatchCounts => ({
  sent: sums.sent,
  failed: sums.failed,
  delivered: sums.delivered,
  read: sums.read,
  optouts: { direct: sums.directOptouts, window: sums.windowOptouts },
  pauses: { direct: sums.directPauses, window: sums.windowPauses },
  standing: {
    agreed: sums.agreed,
    refused: sums.refused,
    unanswered: sums.unanswered,
    not_needed: sums.notNeeded,
  },
})

/** All figures of a business from which strata are made. */
export interface WatchFigures {
  series: Map<string, TemplateSeries[]>
  wholes: Record<Attribution, Wholes>
}

/** Reads the figures of a business on some days; the series of all templates, or of those named. */
export async function readFigures(
  tx: Tx,
  businessId: string,
  range: DayRange,
  templateIds: readonly string[] | null = null,
): Promise<WatchFigures> {
  const series = await readSeriesById(tx, businessId, range, templateIds)
  const days = await readCategoryDays(tx, businessId, range)
  const of = (attribution: Attribution) =>
    wholesOf(days.map((day: CategoryDay) => ({ ...day, refused: day[attribution] })))
  return { series, wholes: { direct: of('direct'), window: of('window') } }
}

/** Reads the series of all templates, or of those named, by the ids of the templates. */
export async function readSeriesById(
  tx: Tx,
  businessId: string,
  range: DayRange,
  templateIds: readonly string[] | null = null,
): Promise<WatchFigures['series']> {
  return grouped(await readSeries(tx, businessId, range, templateIds), ({ templateId }) => templateId)
}

/** Returns the strata of some templates together. */
export function strataIn(
  { series, wholes }: WatchFigures,
  templateIds: readonly string[],
  attribution: Attribution,
): Stratum[] {
  const own = templateIds.flatMap((id) => series.get(id) ?? [])
  return strataOf(
    own.map(({ category, places, deliveredOn, directOn, windowOn }) => ({
      category,
      places,
      delivered: deliveredOn,
      refused: attribution === 'direct' ? directOn : windowOn,
    })),
    wholes[attribution],
  )
}

/** Returns a verdict as it is kept. */
export function keptVerdict(row: VerdictRow): Verdict {
  const { ratioLow, ratioHigh, lowerBound } = row
  // Field by field: a board has a thousand of them.
  return {
    state: row.state,
    since: row.stateSince,
    previous: row.previousState,
    e: row.e,
    eWatch: row.eWatch,
    eState: row.eState,
    lowerBound,
    ratio: row.ratio,
    // An earlier version kept an infinity for an end without a bound.
    interval: ratioLow === null || ratioHigh === null ? null : { low: ratioLow, high: Math.min(ratioHigh, MOST_RATIO) },
    delivered: row.delivered,
    seen: row.seen,
    expected: row.expected,
    comparedWith: row.comparedWith,
    onBoard: row.onBoard,
    atLeastTwice: isAtLeastTwice(lowerBound),
  }
}
