import type { DaySums } from '@/db/queries/template-watch/days'
import type { VerdictRow } from '@/db/queries/template-watch/verdicts'
import type { BoardRow, BoardTemplate as Language } from '@/db/queries/templates/template-board'
import type { Instant } from '@/lib/consent/types'
import { NEW_MS } from '@/lib/services/templates/read-template-board'
import { WATCH_STATES, type WatchState } from '@/lib/template-watch/verdict'
import type { Attribution, WatchedTemplate } from './types'
import { countsOf, keptVerdict } from './watch-figures'

/** From the best to the worst. Words that are not listed are worse than the first and better than the others. */
const WORSE_STATUS = ['APPROVED', 'PENDING', 'IN_APPEAL', 'FLAGGED', 'PAUSED', 'REJECTED', 'DISABLED', 'DELETED']
const WORSE_QUALITY = ['GREEN', 'UNKNOWN', 'YELLOW', 'RED']

/** Returns a template as the watch shows it. */
export function watchedTemplate(
  row: BoardRow,
  sums: DaySums,
  verdicts: readonly VerdictRow[],
  now: Instant,
): WatchedTemplate {
  const of = (attribution: Attribution) => verdicts.find((verdict) => verdict.attribution === attribution) ?? null
  const [direct, window] = [of('direct'), of('window')]
  const both = [direct, window].filter((one) => one !== null)
  const worst = both.toSorted((a, b) => rank(b.state) - rank(a.state) || a.stateSince - b.stateSince)[0]
  const categories = row.templates.map(({ category }) => category)
  return {
    name: row.name,
    templateIds: row.templates.map(({ id }) => id),
    languages: row.templates.map(({ language }) => language),
    category: categories.find((category) => category === 'marketing') ?? categories[0] ?? 'marketing',
    topicId: onlyTopic(row.templates),
    firstSeenAt: row.firstSeenAt,
    isNew: row.lastSeenAt >= now - NEW_MS,
    status: worstOf(row.templates, ({ status }) => status, WORSE_STATUS),
    quality: worstOf(row.templates, ({ quality }) => quality, WORSE_QUALITY),
    state: worst?.state ?? 'too_little',
    stateSince: worst?.stateSince ?? null,
    verdicts: { direct: direct && keptVerdict(direct), window: window && keptVerdict(window) },
    total: countsOf(sums),
  }
}

/** How bad a state is. */
export const rank = (state: WatchState): number => WATCH_STATES.indexOf(state)

/** Returns the topic of all languages; null if they have none, or not the same. */
function onlyTopic(languages: readonly Language[]): string | null {
  const topics = new Set(languages.map(({ topicId }) => topicId))
  return topics.size === 1 ? (languages[0]?.topicId ?? null) : null
}

function worstOf(
  languages: readonly Language[],
  read: (language: Language) => string | null,
  order: readonly string[],
): string | null {
  const known = languages.flatMap((language) => read(language) ?? [])
  return known.toSorted((a, b) => order.indexOf(b) - order.indexOf(a))[0] ?? null
}
