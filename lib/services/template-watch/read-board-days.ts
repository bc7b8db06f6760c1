import type { TemplateSeries } from '@/db/queries/template-watch/days'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import type { Attribution, WatchedTemplate } from './types'
import { ATTRIBUTIONS, rangeOf, readSeriesById } from './watch-figures'

/** The refusals of a template by day, in the order of the days that were asked for: what a sparkline shows. */
export type RefusalsByDay = Record<Attribution, number[]>

export type BoardDays = { outcome: 'read'; templates: ReadonlyMap<string, RefusalsByDay> } | NotAllowed

/**
 * Returns the refusals of some templates of the board by day, by the name of the template. The board has up to 6,000
 * templates, and a page of it shows 50: only theirs are read.
 */
export async function readBoardDays(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  templates: readonly Pick<WatchedTemplate, 'name' | 'templateIds'>[],
  days: readonly string[],
): Promise<BoardDays> {
  return inBusinessFor(deps, caller, 'templates.read', async (tx): Promise<BoardDays> => {
    const ids = templates.flatMap(({ templateIds }) => templateIds)
    const figures = await readSeriesById(tx, caller.businessId, rangeOf(days), ids)
    const refusals = templates.map(({ name, templateIds }): [string, RefusalsByDay] => {
      const series = templateIds.flatMap((id) => figures.get(id) ?? [])
      const [direct = [], window = []] = ATTRIBUTIONS.map((each) => byPlace(series, each, days.length))
      return [name, { direct, window }]
    })
    return { outcome: 'read', templates: new Map(refusals) }
  })
}

/** Returns the refusals by day, with zeros where there is nothing. */
function byPlace(series: readonly TemplateSeries[], attribution: Attribution, count: number): number[] {
  const values = Array.from({ length: count }, () => 0)
  for (const { places, directOn, windowOn } of series) {
    const counts = attribution === 'direct' ? directOn : windowOn
    for (const [index, place] of places.entries()) values[place] = (values[place] ?? 0) + (counts[index] ?? 0)
  }
  return values
}
