import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TopicConfig } from '@/db/queries/business/config'
import { decide } from '@/lib/consent/decide'
import { contactStates, LAST_TIME } from '@/lib/consent/testing'
import { EMPTY_CONTACT, POLICIES } from '@/lib/consent/types'
import { isShownOn, topicStates } from './is-topic-on'

// What the page says of a topic is what a check decides, apart from what ends by itself or has a banner of its own.

const topics = fc
  .record({ policy: fc.constantFrom(...POLICIES), category: fc.constantFrom('marketing' as const, 'utility' as const) })
  // No business can have such a topic.
  .filter(({ policy, category }) => policy !== 'required' || category !== 'marketing')
  .map((set): TopicConfig => ({
    ...{ ...set, id: 'news', key: 'news', texts: {}, legalBasis: null },
    ...{ paused: false, archived: false, listed: 'always', listedSources: [] },
  }))
const moments = fc.integer({ min: 0, max: LAST_TIME + 1 })

test('a switch is on where a message may be sent, and shown as on where one waits to be confirmed as well', () => {
  fc.assert(
    fc.property(contactStates, topics, moments, (state, topic, now) => {
      const [standing] = topicStates(state, [topic], now)
      const answered = { ...state, pause: null, providerStops: {}, releasedAt: null, erasedAt: null }
      const { allowed } = decide(answered, topic, { now })
      expect(standing?.on).toBe(allowed)
      expect(isShownOn(state, topic, now)).toBe(allowed || standing?.pendingUntil !== null)
    }),
  )
})

test('what still has to be confirmed is not on, also where a policy that changed since would send it', () => {
  const topic: TopicConfig = {
    ...{ policy: 'opt_out', category: 'marketing', id: 'news', key: 'news', texts: {}, legalBasis: null },
    ...{ paused: false, archived: false, listed: 'always', listedSources: [] },
  }
  const pending = { requestId: 'r', askedAt: 1, expiresAt: 10 }
  const state = { ...EMPTY_CONTACT, topics: { news: { lanes: {}, pending } } }
  expect(topicStates(state, [topic], 5)).toMatchObject([{ on: false, pendingUntil: 10 }])
  expect(topicStates(state, [topic], 10)).toMatchObject([{ on: true, pendingUntil: null }])
})
