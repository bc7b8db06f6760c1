import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { topicAddress } from './topic-address'

test('a topic is opened by its key, and one that is called “New” by its id: its key leads to the form for a new one', () => {
  expect(topicAddress({ id: '01-a', key: 'menu_news' })).toBe('/console/topics/menu_news')
  expect(topicAddress({ id: '01-a', key: 'new' })).toBe('/console/topics/01-a')
  expect(existsSync('app/console/(signed-in)/topics/new/page.tsx')).toBe(true)
})
