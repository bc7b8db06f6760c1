import type { BusinessConfig } from '@/db/queries/business/config'
import type { ReviewKind } from '@/db/queries/reviews/reviews'
import type { Statement } from '@/lib/consent/types'

/** How a member of the business decides a review. */
export type ReviewDecision =
  /**
   * The person refused everything, all offers, or these topics (ids). `contactId` names the contact if the review does
   * not.
   */
  | { as: 'refusal'; of: 'everything' | 'offers' | readonly string[]; contactId?: string }
  /** It was no refusal, or the current state is right: nothing is changed. */
  | { as: 'nothing' }
  /** Both contacts are the same person: they become one, and what one of them refused is refused. */
  | { as: 'same_person' }
  /** The number belongs to another person now: what was agreed to under it ends, and refusals stay. */
  | { as: 'new_holder' }

/** Which decisions each kind of review may have. */
const FITTING: Readonly<Record<ReviewKind, readonly ReviewDecision['as'][]>> = {
  unsure_message: ['refusal', 'nothing'],
  drift: ['refusal', 'nothing'],
  new_holder: ['refusal', 'nothing', 'same_person', 'new_holder'],
  number_changed: ['refusal', 'nothing', 'same_person', 'new_holder'],
  number_held: ['refusal', 'nothing', 'same_person', 'new_holder'],
}

export const fits = (kind: ReviewKind, { as }: ReviewDecision): boolean => FITTING[kind].includes(as)

export type RefusalReading =
  | { ok: true; kind: 'stop' | 'preferences'; statements: Statement[] }
  | { ok: false; outcome: 'unknown_topic' | 'topic_required' }

/**
 * Returns the statements of a refusal, for the topics as they are now. An archived topic may be refused; a required one
 * cannot be.
 */
export function readRefusal(
  of: (ReviewDecision & { as: 'refusal' })['of'],
  { topics }: Pick<BusinessConfig, 'topics'>,
): RefusalReading {
  if (of === 'everything') return { ok: true, kind: 'stop', statements: [{ on: 'stop', value: true }] }
  const ids =
    of === 'offers' ? topics.filter((topic) => topic.category === 'marketing').map(({ id }) => id) : [...new Set(of)]
  const named = ids.map((id) => topics.find((topic) => topic.id === id))
  if (named.length === 0 || named.includes(undefined)) return { ok: false, outcome: 'unknown_topic' }
  if (named.some((topic) => topic?.policy === 'required')) return { ok: false, outcome: 'topic_required' }
  const statements = ids.map((topicId) => ({ on: 'answer', topicId, answer: 'out' }) as const)
  return { ok: true, kind: 'preferences', statements }
}
