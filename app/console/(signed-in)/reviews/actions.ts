'use server'

import { z } from 'zod'
import { consoleAction } from '@/lib/http/action/console-action'
import type { Answer, FormAction } from '@/lib/http/action/form-answer'
import { REVIEWS } from '@/lib/i18n/console/reviews/words'
import { isUuid } from '@/lib/ids'
import { decideReview } from '@/lib/services/reviews/decide-review'
import { reopenReview } from '@/lib/services/reviews/reopen-review'
import { decisionIn } from './_reviews/read-decision'

const id = z.string().refine(isUuid)
const FOUND_BY_CHARS = 200

/** Decides a review, and goes on to the next one. */
export const decideAction: FormAction = consoleAction({
  name: 'decideReview',
  right: 'reviews.resolve',
  schema: z.strictObject({
    review: id,
    /** The one to go on to; empty for the oldest. */
    next: z.union([id, z.literal('')]),
    who: z.string().max(FOUND_BY_CHARS).nullable(),
    decision: z.discriminatedUnion('as', [
      z.strictObject({
        as: z.literal('refusal'),
        of: z.union([z.enum(['everything', 'offers']), z.tuple([id])]),
      }),
      z.strictObject({ as: z.enum(['nothing', 'same_person', 'new_holder']) }),
    ]),
  }),
  fieldsOf: (form) => ({
    review: form.get('review'),
    next: form.get('next'),
    who: form.get('who'),
    decision: decisionIn(form),
  }),
  run: (deps, { member }, { review, who, decision }) => decideReview(deps, member, review, decision, who),
  answer({ outcome }, { locale }, { review, next }): Answer {
    const { answers } = REVIEWS[locale]
    const go = (more: string) => ({ go: `/console/reviews?done=${review}${next && `&at=${next}`}${more}` })
    switch (outcome) {
      case 'resolved':
      case 'unchanged':
        return go('')
      case 'decided_otherwise':
        return go('&other')
      case 'contact_needed':
      case 'unreadable':
      case 'several':
        return { problem: answers[outcome], fields: { who: answers[outcome] } }
      default:
        return { problem: answers[outcome] }
    }
  },
})

/** Takes back what was decided, and shows the review again. */
export const reopenAction: FormAction = consoleAction({
  name: 'reopenReview',
  right: 'reviews.resolve',
  schema: z.strictObject({ review: id }),
  fieldsOf: (form) => ({ review: form.get('review') }),
  run: (deps, { member }, { review }) => reopenReview(deps, member, review),
  answer({ outcome }, { locale }, { review }): Answer {
    if (outcome === 'reopened' || outcome === 'unchanged') return { go: `/console/reviews?at=${review}` }
    return { problem: REVIEWS[locale].answers[outcome] }
  },
})
