import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTestDatabase } from '@/db/testing/database'
import { inBusiness } from '@/db/client'
import { decide } from '@/lib/consent/decide'
import { contact, contactStates, register, SENDER_IDS, stopRegister, TOPIC_IDS } from '@/lib/consent/testing'
import {
  type ContactState,
  DECISION_REASONS,
  EMPTY_CONTACT,
  FOREVER,
  type Instant,
  type Topic,
} from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { GENESIS } from '@/lib/ledger/seal'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { openContact } from './contact-rows'
import { answerRow, stateOf } from '@/lib/services/contact-state'
import { insertContact } from './contacts'
import { decideMany } from './decisions'
import { insertSender } from './set-up'
import { writeAnswers, writeContacts, writeProviderStops } from './write-contact'

const CONTACTS = 1500
/** The generators count time from 0; a real row has a real date. */
const EPOCH = Date.UTC(2026, 0, 1)

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const topicIdOf: Record<string, string> = { news: business.topics.promos, offers: business.topics.news }

/** A UUID for a name of the generators, always the same. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const timeOf = (instant: Instant) => (instant === FOREVER ? FOREVER : EPOCH + instant)
const maybeTime = (instant: Instant | null) => (instant === null ? null : timeOf(instant))

/** A generated state with ids and times that the database takes; nothing else about it changes. */
function realistic(state: ContactState): ContactState {
  const topics = Object.entries(state.topics).map(([name, { lanes, pending }]) => {
    const registers = Object.entries(lanes).map(([lane, register]) => {
      const times = { at: timeOf(register.at), since: timeOf(register.since), expiresAt: maybeTime(register.expiresAt) }
      return [lane, { ...register, ...times, changeId: uuidOf(register.changeId) }]
    })
    const asked = pending && {
      requestId: uuidOf(pending.requestId),
      askedAt: timeOf(pending.askedAt),
      expiresAt: timeOf(pending.expiresAt),
    }
    return [topicIdOf[name], { lanes: Object.fromEntries(registers), pending: asked }]
  })
  const { stop, pause } = state
  return {
    stop: stop && { ...stop, at: timeOf(stop.at), since: timeOf(stop.since), changeId: uuidOf(stop.changeId) },
    pause: pause && { until: maybeTime(pause.until), at: timeOf(pause.at), changeId: uuidOf(pause.changeId) },
    providerStops: Object.fromEntries(
      Object.entries(state.providerStops).map(([name, held]) => [
        uuidOf(name),
        { ...held, at: timeOf(held.at), changeId: uuidOf(held.changeId) },
      ]),
    ),
    topics: Object.fromEntries(topics),
    releasedAt: maybeTime(state.releasedAt),
    erasedAt: maybeTime(state.erasedAt),
  }
}

/** Requests around a stop that the person's expired Yes had passed: no history of ours leaves them, a merge might. */
const aroundStop = [4, 5, 6].map((askedAt) => {
  const lanes = { own: register({ at: 6, expiresAt: 8 }) }
  const pending = { requestId: 'r', askedAt, expiresAt: 20 }
  return contact({ stop: stopRegister({ at: 5 }), topics: { news: { lanes, pending } } })
})

const seed = Date.now() % 1_000_000
/** One id that no row has: a contact we do not know. */
const states = new Map<string, ContactState>([[newId(), EMPTY_CONTACT]])

await inBusiness(database.app, business.id, async (tx) => {
  for (const name of SENDER_IDS) {
    await insertSender(tx, business.id, { id: uuidOf(name), phoneNumberId: name, displayNumber: name, name })
  }
  const writes: Promise<void>[] = []
  for (const generated of [...aroundStop, ...fc.sample(contactStates, { numRuns: CONTACTS, seed })]) {
    const [id, state] = [newId(), realistic(generated)]
    states.set(id, state)
    const head = { seq: 0, hash: GENESIS, lastOwnAt: null }
    writes.push(
      insertContact(tx, business.id, { id, locale: null, genesis: GENESIS, now: EPOCH }),
      writeContacts(tx, business.id, [{ contactId: id, state, head }]),
      writeAnswers(
        tx,
        business.id,
        Object.entries(state.topics).map(([topicId, topic]) => ({ contactId: id, answer: answerRow(topicId, topic) })),
      ),
      writeProviderStops(tx, business.id, id, state, Object.keys(state.providerStops)),
    )
  }
  await Promise.all(writes)
})

/** What a topic can be; the database refuses `required` for marketing, and marketing until refused without a basis. */
const settings = fc.record({
  policy: fc.constantFrom('opt_in' as const, 'opt_out' as const, 'required' as const),
  category: fc.constantFrom('marketing' as const, 'utility' as const, 'authentication' as const),
  paused: fc.boolean(),
})
const possible = settings.filter(({ policy, category }) => policy !== 'required' || category !== 'marketing')
const contexts = fc.record({
  now: fc.integer({ min: 0, max: 25 }).map(timeOf),
  category: fc.constantFrom(undefined, 'marketing' as const, 'utility' as const),
  senderId: fc.constantFrom(undefined, ...SENDER_IDS.map(uuidOf), uuidOf('a sender that nobody stopped')),
})

test(`the decision in SQL is the decision in TypeScript, for every reason there is (states of seed ${seed})`, async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.tuple(possible, possible), contexts, async (given, context) => {
      const topics = TOPIC_IDS.map((name, place): Topic => ({
        id: topicIdOf[name] ?? '',
        ...(given[place] ?? given[0]),
      }))
      const answers = await inBusiness(database.app, business.id, async (tx) => {
        for (const { id, policy, category, paused } of topics) {
          await tx`update topics set policy = ${policy}, category = ${category}, paused = ${paused}, legal_basis = 'stated' where business_id = ${business.id} and id = ${id}`
        }
        return decideMany(tx, business.id, {
          ...context,
          contactIds: [...states.keys()],
          topicIds: topics.map(({ id }) => id),
        })
      })
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
    { numRuns: 40 },
  )
  expect(seen).toEqual(new Set(DECISION_REASONS))
}, 60_000)

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

test('an id twice is answered twice, in the order asked; a topic of nobody is not answered; another business sees nothing of it', async () => {
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
