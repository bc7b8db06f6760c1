import { expect, test } from 'vitest'
import type { Mirror, TopicDecision } from '@/lib/backends/backend'
import { seeded } from '@/testing/seeded'
import {
  isEmpty,
  movesOf,
  planOf,
  pruned,
  readSnapshot,
  targetOf,
  type Plan,
  type Target,
  type WeniSnapshot,
} from './plan'
import { decisions } from './testing'

const MIRRORS: Mirror[] = [
  { topicId: 'promo', fieldKey: 'consent_promo', groupUuid: 'g-promo' },
  { topicId: 'news', fieldKey: 'consent_news', groupUuid: null },
  { topicId: 'orders', fieldKey: null, groupUuid: 'g-orders' },
]
/** `marketing`: a marketing topic that is not mirrored is allowed. */
const desired = (allowed: string[], marketing = false): TopicDecision[] => [
  ...decisions({
    promo: allowed.includes('promo'),
    news: allowed.includes('news'),
    orders: allowed.includes('orders'),
  }),
  { topicId: 'other', key: 'other', category: 'marketing', allowed: marketing, reason: 'opted_in' },
]
const all: WeniSnapshot = {
  fields: { marketing_opt_in: 'true', consent_promo: 'yes', consent_news: 'yes' },
  groups: { 'g-promo': true, 'g-orders': true },
}

test.each<{ name: string; desired: TopicDecision[]; mirrored: WeniSnapshot | null; plan: Plan }>([
  {
    name: 'in step: nothing to call',
    desired: desired(['promo', 'news', 'orders']),
    mirrored: all,
    plan: { fields: {}, add: [], remove: [], refuses: false },
  },
  {
    name: 'one topic off: its field, its group, and the marketing flag when it was the last marketing topic',
    desired: desired(['news', 'orders']),
    mirrored: all,
    plan: { fields: { marketing_opt_in: 'false', consent_promo: 'no' }, add: [], remove: ['g-promo'], refuses: true },
  },
  {
    name: 'one topic on',
    desired: desired(['promo', 'news', 'orders']),
    mirrored: { ...all, fields: { ...all.fields, consent_news: 'no' } },
    plan: { fields: { consent_news: 'yes' }, add: [], remove: [], refuses: false },
  },
  {
    name: 'one on, one off: still a refusal',
    desired: desired(['news'], true),
    mirrored: { fields: { ...all.fields, consent_news: 'no' }, groups: { 'g-promo': true, 'g-orders': false } },
    plan: { fields: { consent_promo: 'no', consent_news: 'yes' }, add: [], remove: ['g-promo'], refuses: true },
  },
  {
    name: 'nothing known: everything is written',
    desired: desired(['orders'], false),
    mirrored: null,
    plan: {
      fields: { marketing_opt_in: 'false', consent_promo: 'no', consent_news: 'no' },
      add: ['g-orders'],
      remove: ['g-promo'],
      refuses: true,
    },
  },
  {
    name: 'a topic mirrored since: its field only',
    desired: desired(['promo', 'news', 'orders']),
    mirrored: { fields: { marketing_opt_in: 'true', consent_promo: 'yes' }, groups: all.groups },
    plan: { fields: { consent_news: 'yes' }, add: [], remove: [], refuses: false },
  },
])('$name', ({ desired, mirrored, plan }) => {
  const planned = planOf(targetOf(desired, MIRRORS), mirrored)
  expect(planned).toEqual(plan)
  expect(isEmpty(planned)).toBe(Object.keys(plan.fields).length + plan.add.length + plan.remove.length === 0)
})

test('there and back is no call at all', () => {
  const before = targetOf(desired(['promo', 'news']), MIRRORS)
  expect(isEmpty(planOf(targetOf(desired(['promo', 'news']), MIRRORS), before))).toBe(true)
})

test('a list shared by two topics holds only who allows both', () => {
  const shared: Mirror[] = [
    { topicId: 'promo', fieldKey: null, groupUuid: 'g' },
    { topicId: 'news', fieldKey: null, groupUuid: 'g' },
  ]
  expect(targetOf(desired(['promo']), shared).groups).toEqual({ g: false })
  expect(targetOf(desired(['news']), shared).groups).toEqual({ g: false })
  expect(targetOf(desired(['promo', 'news']), shared).groups).toEqual({ g: true })
})

test('a list of those who refuse holds who refuses, and of two topics who refuses one of them', () => {
  const mirrors: Mirror[] = [
    { topicId: 'promo', fieldKey: null, groupUuid: 'n', inverted: true },
    { topicId: 'news', fieldKey: null, groupUuid: 'n', inverted: true },
  ]
  expect(targetOf(desired(['promo', 'news']), mirrors).groups).toEqual({ n: false })
  expect(targetOf(desired(['news']), mirrors).groups).toEqual({ n: true })
  const target = targetOf([], mirrors)
  expect(target.groups).toEqual({ n: true })
  expect(planOf(target, null)).toMatchObject({ add: ['n'], remove: [], refuses: true })
})

test('into a list of those who refuse goes before everything that gives something back', () => {
  const mirrors: Mirror[] = [
    { topicId: 'promo', fieldKey: null, groupUuid: 'yes' },
    { topicId: 'promo', fieldKey: null, groupUuid: 'no', inverted: true },
  ]
  const [off, on] = [targetOf(desired([]), mirrors), targetOf(desired(['promo']), mirrors)]
  const refusing = planOf(off, { ...on, fields: off.fields })
  expect(refusing).toEqual({ fields: {}, add: ['no'], remove: ['yes'], refuses: true })
  expect(movesOf(refusing, off, 'refuse')).toEqual([
    { group: 'yes', action: 'remove' },
    { group: 'no', action: 'add' },
  ])
  expect(movesOf(refusing, off, 'allow')).toEqual([])
  const allowing = planOf(on, { ...off, fields: on.fields })
  expect(allowing).toEqual({ fields: {}, add: ['yes'], remove: ['no'], refuses: false })
  expect(movesOf(allowing, on, 'refuse')).toEqual([])
})

test('a topic without a decision counts as refused', () => {
  const target = targetOf([], MIRRORS)
  expect(target.fields).toEqual({ marketing_opt_in: 'false', consent_promo: 'no', consent_news: 'no' })
})

test('a stored snapshot of another shape is worth nothing', () => {
  expect(readSnapshot({ version: 1 })).toBeNull()
  expect(readSnapshot(null)).toBeNull()
  expect(readSnapshot({ ...all })).toEqual(all)
})

test('what is not mirrored any more is not remembered', () => {
  const target = targetOf(desired(['promo']), MIRRORS.slice(0, 1))
  expect(pruned(all, target)).toEqual({
    fields: { marketing_opt_in: 'true', consent_promo: 'yes' },
    groups: { 'g-promo': true },
  })
})

/** The difference as it is defined, without a care for time. */
function plainPlan(target: Target, mirrored: WeniSnapshot | null): Plan {
  const fields = Object.fromEntries(
    Object.entries(target.fields).filter(([key, value]) => mirrored?.fields[key] !== value),
  )
  const moved = Object.entries(target.groups).filter(([uuid, member]) => mirrored?.groups[uuid] !== member)
  const add = moved.filter(([, member]) => member).map(([uuid]) => uuid)
  const remove = moved.filter(([, member]) => !member).map(([uuid]) => uuid)
  const isRefusing = add.some((uuid) => target.negative.has(uuid)) || remove.some((uuid) => !target.negative.has(uuid))
  const refuses = isRefusing || Object.values(fields).some((value) => value === 'no' || value === 'false')
  return { fields, add, remove, refuses }
}

test('a plan is the difference, whatever is wanted and known', () => {
  const chance = seeded('plans for Weni')
  const keys = ['a', 'b', 'constructor']
  const some = <T>(values: readonly [T, ...T[]], from = keys) =>
    Object.fromEntries(from.filter(() => chance.next() < 0.7).map((key) => [key, chance.pick(values)]))
  for (let round = 0; round < 2000; round++) {
    const target = {
      fields: some(['yes', 'no', 'true', 'false']),
      groups: some([true, false]),
      negative: new Set(keys.filter(() => chance.next() < 0.3)),
    }
    const known = { fields: some(['yes', 'no', 'true', 'false', '']), groups: some([true, false]) }
    expect(planOf(target, null)).toEqual(plainPlan(target, null))
    const exact = planOf(target, known)
    expect(exact).toEqual(plainPlan(target, known))
    expect(isEmpty(exact)).toBe(Object.keys(exact.fields).length + exact.add.length + exact.remove.length === 0)
    const all = [...movesOf(exact, target, 'refuse'), ...movesOf(exact, target, 'allow')]
    expect(new Set(all.map(({ group }) => group))).toEqual(new Set([...exact.add, ...exact.remove]))
  }
})
