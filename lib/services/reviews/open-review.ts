import type { StoredReview } from '@/db/queries/reviews/review-list'
import { AppError } from '@/lib/errors'
import { decryptEvidence } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'

/** What a review is about, decrypted. Null where its key is gone. */
export function openReview(deps: Pick<Deps, 'keys'>, { body, id }: StoredReview): Record<string, unknown> | null {
  try {
    return JSON.parse(decryptEvidence(deps.keys, body, id)) as Record<string, unknown>
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
