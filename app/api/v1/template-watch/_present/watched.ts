import type { z } from 'zod'
import { iso, isoOrNull } from '@/app/api/v1/_present/time'
import type { WatchedView } from '@/lib/api/operations/template-watch'
import { type Rate, rateOf } from '@/lib/services/template-watch/rate'
import type { Verdict, WatchCounts, WatchedTemplate } from '@/lib/services/template-watch/types'

export function presentCounts({ sent, failed, delivered, read, optouts, pauses, standing }: WatchCounts) {
  return {
    ...{ sent, failed, delivered, read },
    optouts: { direct: optouts.direct, window: optouts.window },
    pauses: { direct: pauses.direct, window: pauses.window },
    standing: {
      ...{ agreed: standing.agreed, refused: standing.refused },
      ...{ unanswered: standing.unanswered, not_needed: standing.not_needed },
    },
  }
}

export function presentWatched(template: WatchedTemplate): z.infer<typeof WatchedView> {
  const { total, verdicts } = template
  return {
    name: template.name,
    languages: template.languages,
    category: template.category,
    status: template.status,
    quality: template.quality,
    first_seen_at: iso(template.firstSeenAt),
    is_new: template.isNew,
    state: template.state,
    state_since: isoOrNull(template.stateSince),
    verdicts: { direct: presentVerdict(verdicts.direct), window: presentVerdict(verdicts.window) },
    rates: {
      direct: rounded(rateOf(total.optouts.direct, total.delivered)),
      window: rounded(rateOf(total.optouts.window, total.delivered)),
    },
    total: presentCounts(total),
  }
}

function presentVerdict(verdict: Verdict | null) {
  if (!verdict) return null
  const { state, lowerBound, ratio, interval, seen, expected, comparedWith, e, eState } = verdict
  const evidence = { e, e_state: eState }
  return { state, lower_bound: lowerBound, ratio, interval, seen, expected, compared_with: comparedWith, ...evidence }
}

const round = (value: number) => Math.round(value * 100) / 100

const rounded = (rate: Rate | null): Rate | null =>
  rate && { rate: round(rate.rate), low: round(rate.low), high: round(rate.high) }
