import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { type CountedPart, countStates, type StateCount, type StatesWanted } from '@/db/queries/figures/states'
import { NIL } from '@/db/sql'
import { decide } from '@/lib/consent/decide'
import type { DecisionReason, Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import {
  decisionContexts,
  everySetting,
  type Settings,
  storeStates,
  tellingContext,
  topicSettings,
} from '@/lib/services/decisions/testing'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { type ReasonCount, reasonsFor, sumCounts, type TopicSetting } from './reach'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const states = [...(await storeStates(database.app, business, 1500)).values()].slice(1)
const living = states.filter(({ erasedAt, releasedAt }) => erasedAt === null && releasedAt === null)
const { promos, news } = business.topics

/** Counts everybody in parts of `limit` contacts. */
async function counted(now: Instant, limit: number, topicId?: string) {
  const counts: StateCount[] = []
  let people = 0
  const only = topicId === undefined ? {} : { topicId }
  for (let after: string | null = NIL; after !== null;) {
    const wanted: StatesWanted = { after, limit, now, ...only }
    const part: CountedPart = await inBusiness(database.app, business.id, (tx) => countStates(tx, business.id, wanted))
    counts.push(...part.counts)
    people += part.people
    after = part.last
  }
  return { counts: sumCounts(counts), people }
}

const inOrder = (counts: readonly ReasonCount[]) => counts.toSorted((a, b) => a.reason.localeCompare(b.reason))

/** The same by `decide`, contact by contact. */
function decided(topicId: string, setting: TopicSetting, now: Instant): ReasonCount[] {
  const people = new Map<DecisionReason, number>()
  for (const state of living) {
    const { reason } = decide(state, { ...setting, id: topicId }, { now })
    people.set(reason, (people.get(reason) ?? 0) + 1)
  }
  return inOrder([...people].map(([reason, number]) => ({ reason, people: number })))
}

type Example = [Settings, boolean, typeof tellingContext]

test('the reasons that follow from counted states are those of `decide`, however a topic is set', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(topicSettings, fc.boolean(), decisionContexts, async (given, closed, { now }) => {
      const setting = { ...given, closed }
      const { counts, people } = await counted(now, 400)
      expect(people).toBe(living.length)
      for (const topicId of [promos, news]) {
        const wanted = decided(topicId, setting, now)
        for (const { reason } of wanted) seen.add(reason)
        expect(inOrder(reasonsFor(counts, topicId, setting))).toEqual(wanted)
      }
      // A topic about which nobody has said anything yet.
      expect(inOrder(reasonsFor(counts, newId(), setting))).toEqual(decided(newId(), setting, now))
      expect(inOrder(reasonsFor(counts, null, setting))).toEqual(decided(newId(), setting, now))
    }),
    { numRuns: 30, examples: everySetting.map((setting): Example => [setting, false, tellingContext]) },
  )
  const never = ['erased', 'released', 'template_paused']
  const all = ['required', 'stopped', 'paused', 'provider_stop', 'topic_paused', 'opted_out', 'opted_in']
  const rest = ['pending_confirmation', 'consent_expired', 'not_refused', 'no_opt_in']
  expect([...seen].toSorted()).toEqual([...all, ...rest].toSorted())
  expect(never.filter((reason) => seen.has(reason))).toEqual([])
})

test('counted for one topic alone, and all at once, it is the same', async () => {
  const { now } = tellingContext
  const setting: TopicSetting = { policy: 'opt_out', category: 'marketing', paused: false }
  const { counts } = await counted(now, 10_000, news)
  expect(counts.filter(({ topicId }) => topicId !== null && topicId !== news)).toEqual([])
  expect(inOrder(reasonsFor(counts, news, setting))).toEqual(decided(news, setting, now))
})

test('everybody in one state is one count', async () => {
  const { counts } = await counted(tellingContext.now, 10_000)
  const names = counts.map(({ people: _, ...state }) => JSON.stringify(state))
  expect(new Set(names).size).toBe(names.length)
  expect(counts.reduce((all, { topicId, people }) => all + (topicId === null ? people : 0), 0)).toBe(living.length)
})
