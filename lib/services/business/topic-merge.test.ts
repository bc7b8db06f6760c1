import { expect, test } from 'vitest'
import { isSameTopic, mergeTopic, type TopicContent, theirChanges } from './topic-merge'

const topic = (text: Partial<Record<string, string>> = {}, rest: Partial<TopicContent> = {}): TopicContent => ({
  ...{ category: 'marketing', policy: 'opt_in', legalBasis: null },
  texts: { en: { name: 'Deals', description: 'Books.', frequency: 'Weekly.', ...text } },
  ...rest,
})

test('what others changed is named, with what the member wants there', () => {
  const theirs = topic({ name: 'Bargains', frequency: 'Daily.' }, { policy: 'opt_out', legalBasis: 'interest' })
  const mine = topic({ name: 'Sales' })
  expect(theirChanges(topic(), theirs, mine)).toEqual([
    { field: 'policy', was: 'opt_in', now: 'opt_out', mine: 'opt_in', isContested: false },
    { field: 'texts.en.name', was: 'Deals', now: 'Bargains', mine: 'Sales', isContested: true },
    { field: 'texts.en.frequency', was: 'Weekly.', now: 'Daily.', mine: 'Weekly.', isContested: false },
    { field: 'legalBasis', was: null, now: 'interest', mine: null, isContested: false },
  ])
})

test('both changes are kept; where both changed the same, the winner’s', () => {
  const theirs = topic({ name: 'Bargains', frequency: 'Daily.' })
  const mine = topic({ name: 'Sales', description: 'Novels.' })
  const merged = (winner: 'mine' | 'theirs') => mergeTopic(topic(), theirs, mine, winner).texts['en']
  expect(merged('mine')).toEqual({ name: 'Sales', description: 'Novels.', frequency: 'Daily.' })
  expect(merged('theirs')).toEqual({ name: 'Bargains', description: 'Novels.', frequency: 'Daily.' })
})

test('what either took away stays away, and the same change of both is no contest', () => {
  const base = topic({ reason: 'Needed.' }, { policy: 'required', category: 'utility' })
  const theirs = topic({}, { category: 'utility' })
  expect(mergeTopic(base, theirs, base, 'mine')).toEqual(theirs)
  expect(theirChanges(base, theirs, theirs).filter(({ isContested }) => isContested)).toEqual([])
})

test('a text that is not there is the same as an empty one', () => {
  expect(isSameTopic(topic({ basis: '' }), topic())).toBe(true)
  expect(isSameTopic(topic({ basis: 'x' }), topic())).toBe(false)
})
