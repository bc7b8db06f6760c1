import { getAudienceOperation } from '@/lib/api/operations/audiences'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { findAudience } from '@/lib/services/audience/find-audience'
import { presentAudience } from '../_present/audience'

export const GET = serve(getAudienceOperation, async ({ deps, caller, params, requestId }) => {
  const found = await findAudience(deps, caller.businessId, params.id)
  if (!found) return problemFor(getAudienceOperation, { outcome: 'unknown_audience' }, requestId)
  return { body: presentAudience(found) }
})
