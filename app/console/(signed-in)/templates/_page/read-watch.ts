import { notFound } from 'next/navigation'
import { orForbidden, type SignedIn } from '@/lib/auth/signed-in'
import type { Deps } from '@/lib/services/deps'
import { listAlerts } from '@/lib/services/template-alerts/list-alerts'
import { readPausedTemplates } from '@/lib/services/template-watch/paused-templates'
import { qualityWeek } from '@/lib/services/template-watch/quality-week'
import { readSaves } from '@/lib/services/template-watch/read-saves'
import { readWatchBoard } from '@/lib/services/template-watch/read-watch-board'
import { rangeOf } from '@/lib/services/template-watch/watch-figures'

const DAY_MS = 86_400_000
const ALERT_DAYS = 7
const MOST_ALERTS = 7

/** Reads all that the board shows, for the last `days` days, today included. */
export async function readWatch(deps: Deps, { member }: SignedIn, days: number) {
  const now = deps.clock.now()
  const [board, week, alerts, { topics, pausedIds }] = await Promise.all([
    readWatchBoard(deps, member, { days }).then(orForbidden),
    qualityWeek(deps, member).then(orForbidden),
    listAlerts(deps, member, { since: now - ALERT_DAYS * DAY_MS, limit: MOST_ALERTS }).then(orForbidden),
    readPausedTemplates(deps, member).then(orForbidden),
  ])
  const saves = orForbidden(await readSaves(deps, member, { ...rangeOf(board.days), name: null }))
  // The days of the board are always valid, and no template was named.
  if (saves.outcome !== 'read') notFound()
  return { board, saves, week: week.days, alerts: alerts.alerts, topics, pausedIds, now }
}
