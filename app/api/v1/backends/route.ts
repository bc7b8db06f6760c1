import { listBackendsOperation } from '@/lib/api/operations/backends'
import { serve } from '@/lib/http/endpoint/serve'
import { readBackendsHealth } from '@/lib/services/backends/read-backends-health'
import { presentBackend } from './_present/backend'

export const GET = serve(listBackendsOperation, async ({ deps, caller }) => {
  const backends = await readBackendsHealth(deps, caller)
  return { body: { backends: backends.map(presentBackend) } }
})
