import { inBusiness } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { readVerdicts, type VerdictRow, writeVerdicts } from '@/db/queries/template-watch/verdicts'
import { endJudging, takeJudging } from '@/db/queries/template-watch/watch'
import { readTemplateNames } from '@/db/queries/templates/templates'
import type { Deps } from '@/lib/services/deps'
import { dayFormat } from '@/lib/services/figures/day-counts'
import { eBenjaminiHochberg } from '@/lib/template-watch/e-bh'
import { E_MOST, type Judgement, judge } from '@/lib/template-watch/verdict'
import type { Attribution } from './types'
import { ATTRIBUTIONS, daysUntil, rangeOf, readFigures, strataIn, WATCHED_DAYS } from './watch-figures'

/** From a change of the counters to the judging: what comes together is judged once. */
export const JUDGE_WAITS_MS = 5000
/** Of what is said of a whole board, at most this part is expected to be wrong. */
const BOARD_ALPHA = 0.05
/** Days pass and leave the watch, so a business is judged again after this time at the latest. */
const BY_ITSELF_MS = 6 * 3_600_000

/** Judges all templates of a business that sent something in the last 90 days. Returns whether it was due. */
export async function judgeTemplates(deps: Pick<Deps, 'db' | 'clock'>, businessId: string): Promise<boolean> {
  return inBusiness(deps.db, businessId, async (tx) => {
    const now = deps.clock.now()
    if (!(await takeJudging(tx, businessId, now))) return false
    const config = await readConfig(tx, businessId)
    const days = daysUntil(dayFormat(config?.timeZone ?? 'UTC')(now), WATCHED_DAYS)
    const figures = await readFigures(tx, businessId, rangeOf(days))
    const names = await readTemplateNames(tx, businessId)
    const before = new Map((await readVerdicts(tx, businessId)).map((row) => [row.name + row.attribution, row]))
    const rows = ATTRIBUTIONS.flatMap((attribution) => {
      const judged = names.flatMap(({ name, ids }) => {
        const strata = strataIn(figures, ids, attribution)
        const known = before.get(name + attribution)
        return strata.length === 0 ? [] : [{ name, known, judgement: judge(strata, known?.state ?? null) }]
      })
      const logEs = judged.map(({ judgement }) => judgement.logE)
      const onBoard = eBenjaminiHochberg(logEs, BOARD_ALPHA)
      return judged.map(({ name, known, judgement }, place) =>
        rowOf({ name, attribution, judgement, known, onBoard: onBoard.has(place), now }),
      )
    })
    await writeVerdicts(tx, businessId, rows, now)
    await endJudging(tx, businessId, now, rows.length > 0 ? now + BY_ITSELF_MS : null)
    return true
  })
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
  const { state, logE, logEWatch, lowerBound, ratio, interval, delivered, seen, expected, comparedWith } = judgement
  const isSame = known?.state === state
  return {
    name,
    attribution,
    state,
    stateSince: isSame ? known.stateSince : now,
    previousState: isSame ? known.previousState : (known?.state ?? null),
    e: Math.min(Math.exp(logE), E_MOST),
    eWatch: Math.min(Math.exp(logEWatch), E_MOST),
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
