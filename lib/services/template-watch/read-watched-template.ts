import { readConfig } from '@/db/queries/business/config'
import { readDays, readSenders } from '@/db/queries/template-watch/days'
import { readCampaigns, readReasons } from '@/db/queries/template-watch/optouts'
import { readVerdicts } from '@/db/queries/template-watch/verdicts'
import { readTemplateNamed } from '@/db/queries/templates/template-board'
import { NIL_ID } from '@/lib/ids'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { dayFormat } from '@/lib/services/figures/day-counts'
import { judge, verdictOf } from '@/lib/template-watch/verdict'
import type { Attribution, TemplateWatch, Verdict, WatchBoardQuery } from './types'
import { countsOf, daysUntil, rangeOf, readFigures, strataIn, sumOf, WATCHED_DAYS } from './watch-figures'
import { watchedTemplate } from './watched-template'

/** Returns what the watch knows of one template, all its languages together and each alone. */
export async function readWatchedTemplate(
  deps: Deps,
  caller: Caller,
  name: string,
  query: WatchBoardQuery,
): Promise<TemplateWatch | { outcome: 'unknown_template' } | NotAllowed> {
  const { businessId } = caller
  const now = deps.clock.now()
  return inBusinessFor(deps, caller, 'templates.read', async (tx) => {
    const row = await readTemplateNamed(tx, businessId, name)
    if (!row) return { outcome: 'unknown_template' as const }
    const config = await readConfig(tx, businessId)
    const count = Math.min(Math.max(Math.trunc(query.days), 1), WATCHED_DAYS)
    const days = daysUntil(dayFormat(config?.timeZone ?? 'UTC')(now), count)
    const range = rangeOf(days)
    const ids = row.templates.map(({ id }) => id)
    const byDay = new Map((await readDays(tx, businessId, ids, range)).map((day) => [day.day, day]))
    const figures = await readFigures(tx, businessId, range, ids)
    const senders = await readSenders(tx, businessId, ids, range)
    const of = (templateId: string, attribution: Attribution): Verdict | null => {
      const strata = strataIn(figures, [templateId], attribution)
      return strata.length === 0 ? null : verdictOf(judge(strata))
    }
    const verdicts = await readVerdicts(tx, businessId, name)
    return {
      outcome: 'read' as const,
      template: watchedTemplate(row, sumOf([...byDay.values()]), verdicts, now),
      days: days.map((day) => ({ day, ...countsOf(byDay.get(day) ?? sumOf([])) })),
      languages: row.templates.map(({ id, language, quality, status }) => ({
        templateId: id,
        language,
        quality,
        status,
        total: countsOf(sumOf(figures.series.get(id) ?? [])),
        verdicts: { direct: of(id, 'direct'), window: of(id, 'window') },
      })),
      senders: senders.map(({ senderId, name: called, displayNumber, ...sums }) => ({
        senderId: senderId === NIL_ID ? null : senderId,
        name: called,
        displayNumber,
        total: countsOf(sums),
      })),
      reasons: await readReasons(tx, businessId, ids, range),
      campaigns: await readCampaigns(tx, businessId, ids, range),
    }
  })
}
