import type { BusinessConfig } from '@/db/queries/business/config'
import type { ReviewKind } from '@/db/queries/reviews/reviews'
import type { Statement } from '@/lib/consent/types'

/** What somebody of the business decides a review to be. */
export type ReviewDecision =
  /**
   * The person said no: to everything, to all offers, or to these topics (ids). `contactId`: whose it is, where the
   * review names nobody.
   */
  | { as: 'refusal'; of: 'everything' | 'offers' | readonly string[]; contactId?: string }
  /** It was no refusal, or whatever stands is right: nothing is changed. */
  | { as: 'nothing' }
  /** Both are the same person: two contacts become one, and what one of them refused is refused. */
  | { as: 'same_person' }
  /** The number is somebody else's now: what was agreed to under it ends, refusals stay. */
  | { as: 'new_holder' }

/** Which decisions a kind of review may have. */
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
 * What a refusal says, in the topics of this moment. An archived topic may be refused; one that is required can't be.
 */
export function readRefusal(
  of: (ReviewDecision & { as: 'refusal' })['of'],
  { topics }: Pick<BusinessConfig, 'topics'>,
): RefusalReading {
  if (of === 'everything') return { ok: true, kind: 'stop', statements: [{ on: 'stop', value: true }] }
  const ids =
    of === 'offers'
      ? topics.filter((topic) => topic.category === 'marketing' && !topic.archived).map(({ id }) => id)
      : [...new Set(of)]
  const named = ids.map((id) => topics.find((topic) => topic.id === id))
  if (named.length === 0 || named.includes(undefined)) return { ok: false, outcome: 'unknown_topic' }
  if (named.some((topic) => topic?.policy === 'required')) return { ok: false, outcome: 'topic_required' }
  const statements = ids.map((topicId) => ({ on: 'answer', topicId, answer: 'out' }) as const)
  return { ok: true, kind: 'preferences', statements }
}
