import { expect, test } from 'vitest'
import type { Database } from '@/db/client'
import type { BusinessConfig, TopicConfig } from '@/db/queries/business/config'
import type { ContactRow } from '@/db/queries/contacts/contact-rows'
import { newId } from '@/lib/ids'
import type { ReadAnnouncedChange } from '@/lib/services/messages/read-announced-change'
import { testDeps } from '@/lib/services/testing'
import { contentFor } from './words'

const topic = (id: string, listed: TopicConfig['listed']) => ({
  ...{ id, key: id, category: 'marketing', policy: 'opt_in', legalBasis: null, paused: false, archived: false },
  ...{ texts: { en: { name: id, description: '', frequency: '' } }, listed, listedSources: [] },
})
const config = {
  ...{ number: 1, name: 'Norte', defaultLocale: 'en', locales: ['en'], timeZone: 'UTC', domains: [] },
  topics: [topic('offers', 'always'), topic('course', 'never'), topic('shop', 'sources')],
} as unknown as BusinessConfig
const contact = { id: newId(), linkEpoch: 0, phone: null, locale: 'en', pauseUntil: null } as ContactRow

const told = (change: Partial<ReadAnnouncedChange>, over: Partial<ContactRow> = {}) =>
  contentFor(
    testDeps({} as Database),
    config,
    { ...contact, ...over },
    { kind: 'preferences', on: [], off: [], agreedBefore: [], ...change },
    0,
  ).text

test('the chat names no topic for some people to somebody who never met it, though it is refused', () => {
  const all = ['offers', 'course', 'shop']
  expect(told({ off: all })).toContain('no longer get messages about: offers. ')
  expect(told({ off: all, agreedBefore: ['course'] })).toContain('about: offers and course. ')
})

test('a refusal of such a topic alone is about it, so it is named', () => {
  expect(told({ off: ['course'] })).toContain('no longer get messages about: course. ')
  expect(told({ on: ['course'] })).toContain('get messages about: course. ')
})

test('the end of a pause promises no messages to somebody who stopped all of them', () => {
  expect(told({ kind: 'resume' })).toContain('Done. You’ll get messages again.')
  expect(told({ kind: 'resume' }, { stopOn: true })).toMatch(/^Done\. Your pause has ended\. (?!.*messages again)/)
})
