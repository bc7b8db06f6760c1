import { expect, test } from 'vitest'
import type { ContactStateRow } from '@/db/queries/contacts/contact-states'
import type { ClaimedMark } from '@/db/queries/sync/sync-claims'
import { knownThere, othersOf } from './sharers'

const marks = ['a', 'b', 'c'].map((contactId) => ({ contactId }) as ClaimedMark)
const row = (id: string) => ({ id }) as ContactStateRow

test('contacts that a backend knows by no id, or by an empty one, share nothing', () => {
  expect(knownThere(marks, [null, '', 'there'])).toEqual([{ externalId: 'there', contactId: 'c' }])
  const sharers = new Map([
    ['', [row('a'), row('b')]],
    ['there', [row('c'), row('d')]],
  ])
  expect(othersOf(sharers, '', 'a')).toEqual([])
  expect(othersOf(sharers, null, 'a')).toEqual([])
  expect(othersOf(sharers, 'there', 'c')).toEqual([row('d')])
})
