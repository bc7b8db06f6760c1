import { getAudienceOperation } from '@/lib/api/operations/audiences'
import { notFound, serve } from '@/lib/http/endpoint/serve'
import { findAudience } from '@/lib/services/audience/find-audience'
import { presentAudience } from '../_present/audience'

export const GET = serve(getAudienceOperation, async ({ deps, caller, params, requestId }) => {
  const found = await findAudience(deps, caller.businessId, params.id)
  return found ? { body: presentAudience(found) } : notFound(requestId)
})
