import { expect, test } from 'vitest'
import { REVIEWS } from '@/lib/i18n/console/reviews/words'
import type { ListedReview } from '@/lib/services/reviews/list-reviews'
import type { ReviewDesk, ReviewDetail } from '@/lib/services/reviews/read-review'
import { queuedView, reviewView } from './say-review'

const at = Date.UTC(2026, 10, 30, 12)
const detail = (body: ReviewDetail['body']): ReviewDetail =>
  ({
    ...{ id: 'r1', kind: 'unsure_message', contactId: null, createdAt: at, body, at, person: null, holder: null },
    ...{ backendName: 'Meta', source: null, topic: null, explained: null, decidedBy: null, canReopen: false },
  }) as unknown as ReviewDetail
const desk = { queue: [], topics: [] } as unknown as ReviewDesk

test.each([
  ['en', 'written in a group'],
  ['es', 'escrito en un grupo'],
  ['pt-BR', 'escrito em um grupo'],
] as const)('who decides a review in %s sees that it was %s', (locale, words) => {
  const telling = { locale, timeZone: 'UTC', words: REVIEWS[locale] }
  const said = (body: ReviewDetail['body']) => {
    const review = detail(body)
    return [reviewView(review, desk, telling).details, queuedView(review as ListedReview, null, telling).details]
  }
  const day = new Date(at).toISOString()
  for (const details of said({ text: 'STOP', group: true, at: day })) expect(details.split(' · ')).toContain(words)
  // Also where the message had no words.
  for (const details of said({ group: true, at: day })) expect(details.split(' · ')).toContain(words)
  for (const body of [{ text: 'STOP', at: day }, { text: 'STOP', group: 'true' }, null])
    for (const details of said(body)) expect(details).not.toContain(words)
})
