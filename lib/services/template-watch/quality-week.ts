import { readQualityWeek } from '@/db/queries/template-alerts/quality'
import type { Instant } from '@/lib/consent/types'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

const DAY_MS = 86_400_000
/** Meta rates the last seven days (docs/reference/whatsapp.md, 3). */
export const QUALITY_DAYS = 7

/** How many templates Meta rated how at the end of a day. */
export interface QualityDay {
  /** `2026-11-29`, UTC: Meta's days. */
  day: string
  high: number
  medium: number
  low: number
  unrated: number
}

/** Returns how Meta rated the templates of a business at the end of each of the last seven days, the oldest first. */
export async function qualityWeek(
  deps: Pick<Deps, 'db' | 'clock'>,
  caller: Caller,
): Promise<{ outcome: 'read'; days: QualityDay[] } | NotAllowed> {
  const now = deps.clock.now()
  return inBusinessFor(deps, caller, 'templates.read', async (tx) => {
    const templates = await readQualityWeek(tx, caller.businessId, now - QUALITY_DAYS * DAY_MS)
    const days = Array.from({ length: QUALITY_DAYS }, (_, place) => {
      const start = now - (QUALITY_DAYS - 1 - place) * DAY_MS
      const day = new Date(start).toISOString().slice(0, 10)
      const end = Math.min(Date.parse(`${day}T00:00:00Z`) + DAY_MS, now + 1)
      return { day, ...countAt(templates, end) }
    })
    return { outcome: 'read' as const, days }
  })
}

type Rated = Awaited<ReturnType<typeof readQualityWeek>>[number]

/** Returns the ratings just before a moment: that of the last event by then, else what the next one names as before. */
function countAt(templates: readonly Rated[], before: Instant): Omit<QualityDay, 'day'> {
  const counts = { high: 0, medium: 0, low: 0, unrated: 0 }
  for (const { firstSeenAt, quality, changes } of templates) {
    if (firstSeenAt >= before) continue
    const last = changes.findLast(({ at }) => at < before)
    const next = changes.find(({ at }) => at >= before)
    const rating = last ? last.quality : next ? next.previous : quality
    counts[rating === 'GREEN' ? 'high' : rating === 'YELLOW' ? 'medium' : rating === 'RED' ? 'low' : 'unrated'] += 1
  }
  return counts
}
