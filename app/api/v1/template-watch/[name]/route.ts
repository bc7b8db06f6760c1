import { iso, isoOrNull } from '@/app/api/v1/_present/time'
import { watchTemplateOperation } from '@/lib/api/operations/template-watch'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { readMetaSide } from '@/lib/services/template-watch/read-meta-side'
import { readWatchedTemplate } from '@/lib/services/template-watch/read-watched-template'
import { presentCounts, presentWatched } from '../_present/watched'

export const GET = serve(watchTemplateOperation, async ({ deps, caller, params, query, requestId }) => {
  const watch = await readWatchedTemplate(deps, caller, params.name, query)
  if (watch.outcome !== 'read') return problemFor(watchTemplateOperation, watch, requestId)
  const meta = await readMetaSide(deps, caller, params.name)
  if (meta.outcome !== 'read') return problemFor(watchTemplateOperation, meta, requestId)
  return {
    body: {
      template: presentWatched(watch.template),
      days: watch.days.map(({ day, ...counts }) => ({ day, ...presentCounts(counts) })),
      reasons: watch.reasons.map(({ reason, attribution, times }) => ({ reason, attribution, times })),
      meta: meta.languages.map(({ language, ladder: { step, pauses, endsAt, next } }) => ({
        ...{ language, step, pauses, ends_at: isoOrNull(endsAt) },
        next: next === null || next === 'disabled' ? next : { pause_hours: next.pauseHours },
      })),
      comparisons: meta.comparisons.map(({ otherName, otherLanguage, windowEnd, isBlockedMore, blockReason }) => ({
        ...{ with: otherName, language: otherLanguage, window_end: iso(windowEnd) },
        ...{ is_blocked_more: isBlockedMore, block_reason: blockReason },
      })),
    },
  }
})
