import { getEvidence } from '@/lib/api/operations/evidence'
import { notFound, serve } from '@/lib/http/api/serve'
import { readEvidence } from '@/lib/services/read-evidence'
import { presentPack } from '../../_present/pack'

export const GET = serve(getEvidence, async ({ deps, caller, params, requestId }) => {
  const pack = await readEvidence(deps, caller.businessId, params.id)
  if (!pack) return notFound(requestId)
  return { body: presentPack(pack), headers: { Vary: 'Accept' } }
})
