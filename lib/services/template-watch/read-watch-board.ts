import { readConfig } from '@/db/queries/business/config'
import { readSums } from '@/db/queries/template-watch/days'
import { readVerdicts } from '@/db/queries/template-watch/verdicts'
import { readJudgedAt } from '@/db/queries/template-watch/watch'
import { readTemplateBoard } from '@/db/queries/templates/template-board'
import { grouped } from '@/lib/grouped'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { dayFormat } from '@/lib/services/figures/day-counts'
import type { WatchBoard, WatchBoardQuery, WatchedTemplate } from './types'
import { countsOf, daysUntil, rangeOf, sumOf, WATCHED_DAYS } from './watch-figures'
import { rank, watchedTemplate } from './watched-template'

/** The most names of templates on a board: a verified business may have 6,000 templates, languages included. */
const MOST_NAMES = 6000

/** Returns every template of a business with its figures, its state and what was judged of it. */
export async function readWatchBoard(
  deps: Deps,
  caller: Caller,
  query: WatchBoardQuery,
): Promise<WatchBoard | NotAllowed> {
  const { businessId } = caller
  const now = deps.clock.now()
  return inBusinessFor(deps, caller, 'templates.read', async (tx): Promise<WatchBoard> => {
    const config = await readConfig(tx, businessId)
    const count = Math.min(Math.max(Math.trunc(query.days), 1), WATCHED_DAYS)
    const days = daysUntil(dayFormat(config?.timeZone ?? 'UTC')(now), count)
    const sums = new Map((await readSums(tx, businessId, rangeOf(days))).map((one) => [one.templateId, one]))
    const rows = await readTemplateBoard(tx, businessId, { filter: 'all', newSince: now, limit: MOST_NAMES })
    const verdicts = grouped(await readVerdicts(tx, businessId), ({ name }) => name)
    const judgedAt = await readJudgedAt(tx, businessId)
    const templates = rows.map((row) => {
      const own = row.templates.flatMap(({ id }) => sums.get(id) ?? [])
      return watchedTemplate(row, sumOf(own), verdicts.get(row.name) ?? [], now)
    })
    const total = countsOf(sumOf([...sums.values()]))
    return { outcome: 'read', days, templates: templates.toSorted(byHarm), total, judgedAt }
  })
}

const boundOf = ({ verdicts }: WatchedTemplate) =>
  Math.max(verdicts.direct?.lowerBound ?? 0, verdicts.window?.lowerBound ?? 0)

/** The worst first; within a state, the greater lower bound, then who was sent more. */
const byHarm = (a: WatchedTemplate, b: WatchedTemplate) =>
  rank(b.state) - rank(a.state) ||
  boundOf(b) - boundOf(a) ||
  b.total.delivered - a.total.delivered ||
  (a.name < b.name ? -1 : 1)
