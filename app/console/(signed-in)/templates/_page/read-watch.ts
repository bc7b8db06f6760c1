import { forbidden, notFound } from 'next/navigation'
import type { SignedIn } from '@/lib/auth/signed-in'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { listAlerts } from '@/lib/services/template-alerts/list-alerts'
import { readPausedTemplates } from '@/lib/services/template-watch/paused-templates'
import { qualityWeek } from '@/lib/services/template-watch/quality-week'
import { readSaves } from '@/lib/services/template-watch/read-saves'
import { readWatchBoard } from '@/lib/services/template-watch/read-watch-board'

const DAY_MS = 86_400_000
const ALERT_DAYS = 7
const MOST_ALERTS = 7

/** Reads all that the board shows, for the last `days` days, today included. */
export async function readWatch(deps: Deps, { member }: SignedIn, days: number) {
  const now = deps.clock.now()
  const [board, week, alerts, { topics, pausedIds }] = await Promise.all([
    readWatchBoard(deps, member, { days }).then(allowed),
    qualityWeek(deps, member).then(allowed),
    listAlerts(deps, member, { since: now - ALERT_DAYS * DAY_MS, limit: MOST_ALERTS }).then(allowed),
    readPausedTemplates(deps, member).then(allowed),
  ])
  const saves = allowed(await readSaves(deps, member, { ...rangeOf(board.days), name: null }))
  // The days of the board are always valid, and no template was named.
  if (saves.outcome !== 'read') notFound()
  return { board, saves, week: week.days, alerts: alerts.alerts, topics, pausedIds, now }
}

/** Returns the first and the last of some days. */
export const rangeOf = (days: readonly string[]) => ({ from: days[0] ?? '', to: days.at(-1) ?? '' })

/** Returns the result, unless the member lost the right since the session was read; then the page that says so. */
export function allowed<Result extends { outcome: string }>(result: Result): Exclude<Result, NotAllowed> {
  if (result.outcome === 'not_allowed') forbidden()
  return result as Exclude<Result, NotAllowed>
}
