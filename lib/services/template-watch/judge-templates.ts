import { inBusiness } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { isInboxBehind } from '@/db/queries/inbox/inbox'
import { readVerdicts, type VerdictRow, writeVerdicts } from '@/db/queries/template-watch/verdicts'
import { endJudging, takeJudging } from '@/db/queries/template-watch/watch'
import { readTemplateNames } from '@/db/queries/templates/templates'
import type { Deps } from '@/lib/services/deps'
import { dayFormat } from '@/lib/services/figures/day-counts'
import { eBenjaminiHochberg } from '@/lib/template-watch/e-bh'
import { E_MOST, type Judgement, judge } from '@/lib/template-watch/verdict'
import type { Attribution } from './types'
import {
  ATTRIBUTIONS,
  daysUntil,
  rangeOf,
  readFigures,
  strataIn,
  WATCHED_DAYS,
  type WatchFigures,
} from './watch-figures'

/** From a change of the counters to the judging: what comes together is judged once. */
export const JUDGE_WAITS_MS = 5000
/** The highest expected share of wrong verdicts on one board (false discovery rate). */
const BOARD_ALPHA = 0.05
/** Days pass and leave the watch, so a business is judged again after this time at the latest. */
const BY_ITSELF_MS = 6 * 3_600_000

/**
 * Failures and refusals are counted before the statuses that say what arrived (decision 0227). So while a POST has been
 * due for longer than the first time, a business is not judged, but for no longer than the second.
 */
const BEHIND_MS = 30_000
const HELD_MOST_MS = 3_600_000

/** A judging that takes longer than this is taken for dead, and another worker begins it again. */
const LEASE_MS = 10 * 60_000
/** After this time the worker does what else is waiting. */
const TURN_MS = 20

/**
 * Judges all templates of a business that sent something in the last 90 days. The figures are read and the verdicts
 * written in a transaction each, and nothing is locked between. While what WhatsApp posted waits, so does the judging.
 * Returns whether they were judged.
 */
export async function judgeTemplates(deps: Pick<Deps, 'db' | 'clock'>, businessId: string): Promise<boolean> {
  const at = deps.clock.now()
  const until = at + LEASE_MS
  const read = await inBusiness(deps.db, businessId, async (tx) => {
    const isBehind = await isInboxBehind(tx, businessId, at - BEHIND_MS)
    if (!(await takeJudging(tx, businessId, isBehind ? at - HELD_MOST_MS : at, until))) return null
    const config = await readConfig(tx, businessId)
    const days = daysUntil(dayFormat(config?.timeZone ?? 'UTC')(at), WATCHED_DAYS)
    const figures = await readFigures(tx, businessId, rangeOf(days))
    return { figures, names: await readTemplateNames(tx, businessId), before: await readVerdicts(tx, businessId) }
  })
  if (!read) return false
  const rows: VerdictRow[] = []
  for (const attribution of ATTRIBUTIONS) rows.push(...(await judgeAll(read, attribution, at)))
  const tookMs = Math.max(0, Math.round(deps.clock.now() - at))
  await inBusiness(deps.db, businessId, async (tx) => {
    await writeVerdicts(tx, businessId, rows, at)
    await endJudging(tx, businessId, { until, at, tookMs, againAt: rows.length > 0 ? at + BY_ITSELF_MS : null })
  })
  return true
}

interface Read {
  figures: WatchFigures
  names: readonly { name: string; ids: string[] }[]
  before: readonly VerdictRow[]
}

async function judgeAll(
  { figures, names, before }: Read,
  attribution: Attribution,
  now: number,
): Promise<VerdictRow[]> {
  const known = new Map(before.map((row) => [row.name + row.attribution, row]))
  const judged: Omit<Judged, 'onBoard'>[] = []
  let since = performance.now()
  for (const { name, ids } of names) {
    const strata = strataIn(figures, ids, attribution)
    if (strata.length === 0) continue
    const row = known.get(name + attribution)
    judged.push({ name, attribution, known: row, judgement: judge(strata, row?.state ?? null), now })
    if (performance.now() - since < TURN_MS) continue
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
  const onBoard = eBenjaminiHochberg(
    judged.map(({ judgement }) => judgement.logEState),
    BOARD_ALPHA,
  )
  return judged.map((one, place) => rowOf({ ...one, onBoard: onBoard.has(place) }))
}

interface Judged {
  name: string
  attribution: Attribution
  judgement: Judgement
  known: VerdictRow | undefined
  onBoard: boolean
  now: number
}

function rowOf({ name, attribution, judgement, known, onBoard, now }: Judged): VerdictRow {
  const { state, logE, logEWatch, logEState, lowerBound, ratio, interval, delivered, seen, expected, comparedWith } =
    judgement
  const isSame = known?.state === state
  return {
    name,
    attribution,
    state,
    stateSince: isSame ? known.stateSince : now,
    previousState: isSame ? known.previousState : (known?.state ?? null),
    e: Math.min(Math.exp(logE), E_MOST),
    eWatch: Math.min(Math.exp(logEWatch), E_MOST),
    eState: Math.min(Math.exp(logEState), E_MOST),
    lowerBound,
    ratio,
    ratioLow: interval?.low ?? null,
    ratioHigh: interval?.high ?? null,
    delivered,
    seen,
    expected,
    comparedWith,
    onBoard,
    judgedAt: now,
  }
}
