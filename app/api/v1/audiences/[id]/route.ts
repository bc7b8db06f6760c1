import { getAudienceOperation } from '@/lib/api/operations/audiences'
import { presentProblem } from '@/lib/api/upload-problems'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { findAudience } from '@/lib/services/audience/find-audience'

const isoTime = (at: number) => new Date(at).toISOString()

export const GET = serve(getAudienceOperation, async ({ deps, caller, params, requestId }) => {
  const found = await findAudience(deps, caller.businessId, params.id)
  if (!found) return problemFor(getAudienceOperation, { outcome: 'unknown_audience' }, requestId)
  return {
    body: {
      id: found.id,
      status: found.status,
      problem: presentProblem(found.problem),
      question: found.question,
      rows: found.rows,
      allowed: found.allowed,
      unreadable: found.unreadable,
      reasons: found.reasons,
      created_at: isoTime(found.createdAt),
      ended_at: found.endedAt === null ? null : isoTime(found.endedAt),
    },
  }
})
