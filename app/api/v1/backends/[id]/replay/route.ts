import { replayBackendOperation as operation } from '@/lib/api/operations/backends'
import { notFound, serve } from '@/lib/http/endpoint/serve'
import { replayBackend } from '@/lib/services/backends/replay-backend'

export const POST = serve(operation, async ({ deps, caller, params, requestId }) => {
  const replayed = await replayBackend(deps, caller, params.id)
  return replayed === null ? notFound(requestId) : { body: { replayed } }
})
