import type { z } from 'zod'
import { iso, isoOrNull } from '@/app/api/v1/_present/time'
import type { getAudienceOperation } from '@/lib/api/operations/audiences'
import { presentProblem } from '@/lib/api/upload-problems'
import type { findAudience } from '@/lib/services/audience/find-audience'

type Audience = NonNullable<Awaited<ReturnType<typeof findAudience>>>

/** Returns an audience as the API shows it: its counts, and none of its people. */
export function presentAudience(found: Audience): z.infer<NonNullable<typeof getAudienceOperation.answer>> {
  return {
    id: found.id,
    status: found.status,
    problem: presentProblem(found.problem),
    question: found.question,
    rows: found.rows,
    allowed: found.allowed,
    unreadable: found.unreadable,
    reasons: found.reasons,
    created_at: iso(found.createdAt),
    ended_at: isoOrNull(found.endedAt),
  }
}
