import { listBackendsOperation } from '@/lib/api/operations/backends'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { readBackendsHealth } from '@/lib/services/backends/read-backends-health'
import { presentBackend } from './_present/backend'

export const GET = serve(listBackendsOperation, async ({ deps, caller, requestId }) => {
  const read = await readBackendsHealth(deps, caller)
  if (read.outcome !== 'read') return problemFor(listBackendsOperation, read, requestId)
  return { body: { backends: read.backends.map(presentBackend) } }
})
