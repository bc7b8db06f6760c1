import { expect, test } from 'vitest'
import type { TopicConfig } from '@/db/queries/business/config'
import { allowsMarketing } from '@/lib/backends/backend'
import { applyChange } from '@/lib/consent/change'
import { change } from '@/lib/consent/testing'
import { type ContactState, EMPTY_CONTACT, type Statement } from '@/lib/consent/types'
import { decideTopics } from './decide-topics'

const topic = (id: string, over: Partial<TopicConfig> = {}): TopicConfig => ({
  id,
  key: `key-${id}`,
  category: 'marketing',
  policy: 'opt_in',
  legalBasis: null,
  texts: {},
  paused: false,
  archived: false,
  listed: 'always',
  listedSources: [],
  ...over,
})
const TOPICS = [topic('promos'), topic('orders', { category: 'utility', policy: 'opt_out' }), topic('news')]

/** Returns a contact after these statements. */
const after = (...statements: Statement[]): ContactState => applyChange(EMPTY_CONTACT, change({ statements })).after
const yes = (topicId: string): Statement => ({ on: 'answer', topicId, answer: 'in' })
const allowed = (states: readonly ContactState[], topics = TOPICS) =>
  decideTopics(states, topics, 100).map((each) => [each.key, each.allowed, each.reason])

test('each topic has its decision with its reason, in the order of the page; an archived one has none', () => {
  expect(allowed([after(yes('promos'))])).toEqual([
    ['key-promos', true, 'opted_in'],
    ['key-orders', true, 'not_refused'],
    ['key-news', false, 'no_opt_in'],
  ])
  expect(allowed([after(yes('promos'))], [topic('promos', { archived: true })])).toEqual([])
})

test('of contacts that are one in a backend the first that says No decides a topic', () => {
  const stopped = after({ on: 'stop', value: true })
  for (const states of [
    [after(yes('promos')), stopped],
    [stopped, after(yes('promos'))],
  ])
    expect(allowed(states)[0]).toEqual(['key-promos', false, 'stopped'])
})

test('marketing is allowed where a marketing topic is, and not where two contacts agree on none', () => {
  const [promos, news] = [after(yes('promos')), after(yes('news'))]
  const isAllowed = (...states: ContactState[]) => allowsMarketing(decideTopics(states, TOPICS, 100))
  expect([isAllowed(promos), isAllowed(news), isAllowed(promos, promos)]).toEqual([true, true, true])
  expect([isAllowed(EMPTY_CONTACT), isAllowed(promos, news)]).toEqual([false, false])
})
