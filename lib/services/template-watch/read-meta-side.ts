import { type AlertRow, listAlerts } from '@/db/queries/template-alerts/alerts'
import { readComparisons, type ShownComparison } from '@/db/queries/templates/comparisons'
import { readTemplateHistory, readTemplateNamed, type TemplateEventRow } from '@/db/queries/templates/template-board'
import type { Instant } from '@/lib/consent/types'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { type Ladder, ladderOf, type MetaEvent } from '@/lib/template-watch/ladder'

const DAY_MS = 86_400_000
/** The days of events and comparisons that are read. Meta forgets pauses much earlier. */
const BACK_MS = 90 * DAY_MS
const MOST_EVENTS = 1000
const MOST_COMPARISONS = 20
const MOST_ALERTS = 20

/** What Meta says of a template in one language, and what it does next. */
export interface MetaLanguage {
  templateId: string
  language: string
  status: string | null
  quality: string | null
  ladder: Ladder
}

export interface MetaSide {
  outcome: 'read'
  languages: MetaLanguage[]
  /** What happened to it in Meta's words in the last 90 days, the oldest first. */
  events: TemplateEventRow[]
  comparisons: ShownComparison[]
  alerts: AlertRow[]
  now: Instant
}

/** Returns Meta's side of a template: its quality and status, what it did, what it does next, and what it compared. */
export async function readMetaSide(
  deps: Pick<Deps, 'db' | 'clock'>,
  caller: Caller,
  name: string,
): Promise<MetaSide | { outcome: 'unknown_template' } | NotAllowed> {
  const { businessId } = caller
  const now = deps.clock.now()
  return inBusinessFor(deps, caller, 'templates.read', async (tx) => {
    const row = await readTemplateNamed(tx, businessId, name)
    if (!row) return { outcome: 'unknown_template' as const }
    const ids = row.templates.map(({ id }) => id)
    const since = now - BACK_MS
    const history = (await readTemplateHistory(tx, businessId, name, { limit: MOST_EVENTS }))
      .filter(({ occurredAt }) => occurredAt > since)
      .toReversed()
    return {
      outcome: 'read' as const,
      languages: row.templates.map(({ id, language, status, quality }) => ({
        ...{ templateId: id, language, status, quality },
        ladder: ladderOf({ status, quality, events: metaEvents(history, language) }, now),
      })),
      events: history.filter(({ kind }) => kind === 'status' || kind === 'quality' || kind === 'category'),
      comparisons: await readComparisons(tx, businessId, ids, { since, limit: MOST_COMPARISONS }),
      alerts: await listAlerts(tx, businessId, { templateIds: ids, limit: MOST_ALERTS }),
      now,
    }
  })
}

function metaEvents(history: readonly TemplateEventRow[], language: string): MetaEvent[] {
  return history.flatMap((event) => {
    const { kind, value, occurredAt: at } = event
    if (event.language !== language || (kind !== 'status' && kind !== 'quality')) return []
    const word = value[kind]
    return typeof word === 'string'
      ? [{ kind, word, title: typeof value['title'] === 'string' ? value['title'] : null, at }]
      : []
  })
}
