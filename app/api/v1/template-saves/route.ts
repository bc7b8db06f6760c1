import { readSavesOperation } from '@/lib/api/operations/template-watch'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { readSaves } from '@/lib/services/template-watch/read-saves'

export const GET = serve(readSavesOperation, async ({ deps, caller, query, requestId }) => {
  const { from, to, template } = query
  const saves = await readSaves(deps, caller, { from, to, name: template ?? null })
  if (saves.outcome !== 'read') return problemFor(readSavesOperation, saves, requestId)
  const { stops, saved, reasons } = saves
  return {
    body: {
      ...{ stops, saved: { pause: saved.pause, topics: saved.topics } },
      reasons: reasons.map((each) => ({
        ...{ reason: each.reason, stops: each.stops, pause: each.pause, topics: each.topics },
      })),
    },
  }
})
