import { replayBackendOperation } from '@/lib/api/operations/backends'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { replayBackend } from '@/lib/services/backends/replay-backend'

export const POST = serve(replayBackendOperation, async ({ deps, caller, params, requestId }) => {
  const replayed = await replayBackend(deps, caller, params.id)
  if (replayed.outcome !== 'replayed') return problemFor(replayBackendOperation, replayed, requestId)
  return { body: { replayed: replayed.count } }
})
