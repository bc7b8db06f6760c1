import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { openContact } from '@/db/queries/contacts/contact-rows'
import { decide } from '@/lib/consent/decide'
import { TOPIC_IDS } from '@/lib/consent/testing'
import { DECISION_REASONS, type Topic } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { stateOf } from '@/lib/services/changes/contact-state'
import {
  decisionContexts,
  EPOCH,
  everySetting,
  type Settings,
  setTopic,
  storeStates,
  tellingContext,
  topicIdsOf,
  topicSettings,
} from '@/lib/services/decisions/testing'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { decideMany } from './decisions'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const topicIdOf = topicIdsOf(business)
const states = await storeStates(database.app, business, 1500)

test('the decision in SQL is the decision in TypeScript, for every reason there is', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.tuple(topicSettings, topicSettings), decisionContexts, async (given, context) => {
      const topics = TOPIC_IDS.map((name, place): Topic => ({
        id: topicIdOf[name] ?? '',
        ...(given[place] ?? given[0]),
      }))
      for (const topic of topics) await setTopic(database.app, business.id, topic)
      const answers = await inBusiness(database.app, business.id, (tx) =>
        decideMany(tx, business.id, {
          ...context,
          contactIds: [...states.keys()],
          topicIds: topics.map(({ id }) => id),
        }),
      )
      expect(answers).toHaveLength(states.size * topics.length)
      for (const { contactId, topicId, ...decision } of answers) {
        const topic = topics.find(({ id }) => id === topicId)
        const state = states.get(contactId)
        if (!topic || !state) throw new Error('an answer to what nobody asked')
        const expected = decide(state, topic, context)
        seen.add(expected.reason)
        if (JSON.stringify(decision) !== JSON.stringify(expected))
          expect({ state, topic, decision }).toEqual({ state, topic, decision: expected })
      }
    }),
    {
      numRuns: 40,
      examples: everySetting.map((settings): [[Settings, Settings], typeof tellingContext] => [
        [settings, settings],
        tellingContext,
      ]),
    },
  )
  expect(seen).toEqual(new Set(DECISION_REASONS))
})

test('what was written is what is read: every register of every generated contact', async () => {
  for (const [id, state] of [...states].slice(1, 500)) {
    const row = await openContact(database.app.sql, business.id, id)
    const topics = Object.entries(state.topics).filter(
      ([, { lanes, pending }]) => Object.keys(lanes).length > 0 || pending,
    )
    const read = row && stateOf(row)
    const known = Object.entries(read?.topics ?? {}).filter(
      ([, { lanes, pending }]) => Object.keys(lanes).length > 0 || pending,
    )
    expect({ ...read, topics: Object.fromEntries(known) }).toEqual({ ...state, topics: Object.fromEntries(topics) })
  }
})

test('an id twice is answered twice, in the order asked; a topic or a contact of nobody is not answered', async () => {
  const [, contactId = ''] = states.keys()
  const unknown = newId()
  const ask = (businessId: string, topicIds: string[]) =>
    inBusiness(database.app, businessId, (tx) =>
      decideMany(tx, businessId, { contactIds: [unknown, contactId, unknown], topicIds, now: EPOCH }),
    )
  const { orders } = business.topics
  expect((await ask(business.id, [orders, newId()])).map((each) => each.contactId)).toEqual([
    unknown,
    contactId,
    unknown,
  ])
  expect((await ask(business.id, [orders]))[0]).toEqual({
    contactId: unknown,
    topicId: orders,
    allowed: true,
    reason: 'not_refused',
    until: null,
  })
  const other = await makeBusiness(deps)
  expect(await ask(other.id, [orders])).toEqual([])
})
