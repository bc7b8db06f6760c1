import type { StoredReview } from '@/db/queries/reviews/review-list'
import { AppError } from '@/lib/errors'
import { decryptEvidence } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'

/** Returns what a review is about, decrypted; null if its key was destroyed. */
export function openReview(deps: Pick<Deps, 'keys'>, { body, id }: StoredReview): Record<string, unknown> | null {
  try {
    return JSON.parse(decryptEvidence(deps.keys, body, id)) as Record<string, unknown>
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
