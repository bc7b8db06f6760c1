import { readQualityOperation } from '@/lib/api/operations/template-watch'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { qualityWeek } from '@/lib/services/template-watch/quality-week'

export const GET = serve(readQualityOperation, async ({ deps, caller, requestId }) => {
  const week = await qualityWeek(deps, caller)
  if (week.outcome !== 'read') return problemFor(readQualityOperation, week, requestId)
  const days = week.days.map(({ day, high, medium, low, unrated }) => ({ day, high, medium, low, unrated }))
  return { body: { days } }
})
