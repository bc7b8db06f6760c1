import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { type Database, inBusiness } from '@/db/client'
import { insertSender } from '@/db/queries/business/set-up'
import { insertContact } from '@/db/queries/contacts/contacts'
import { writeAnswers, writeContacts, writeProviderStops } from '@/db/queries/contacts/write-contact'
import { appendLines, type LedgerRow } from '@/db/queries/ledger/ledger'
import { contact, contactStates, register, SENDER_IDS, stopRegister } from '@/lib/consent/testing'
import { type ContactState, EMPTY_CONTACT, FOREVER, type Instant, type Topic } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { GENESIS } from '@/lib/ledger/seal'
import { answerRows } from '@/lib/services/changes/contact-state'
import type { TestBusiness } from '@/lib/services/testing'

/** For tests that compare SQL with the pure rules: generated contacts as rows of a business. */

/** Time 0 of the generators as a real date, because a database row needs one. */
export const EPOCH = Date.UTC(2026, 0, 1)

/** Returns the topics of the generators among those of a business. */
export const topicIdsOf = (business: TestBusiness): Record<string, string> => ({
  news: business.topics.promos,
  offers: business.topics.news,
})

/** Returns a UUID for a name of the generators, always the same. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export const timeOf = (instant: Instant) => (instant === FOREVER ? FOREVER : EPOCH + instant)
const maybeTime = (instant: Instant | null) => (instant === null ? null : timeOf(instant))

/** Returns a generated state with ids and times that the database accepts; nothing else about it changes. */
function realistic(state: ContactState, topicIdOf: Record<string, string>): ContactState {
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

/**
 * Requests for confirmation around a stop that the person's expired Yes had passed. Our changes never leave such a
 * state, but a merge might.
 */
const aroundStop = [4, 5, 6].map((askedAt) => {
  const lanes = { own: register({ at: 6, expiresAt: 8 }) }
  const pending = { requestId: 'r', askedAt, expiresAt: 20 }
  return contact({ stop: stopRegister({ at: 5 }), topics: { news: { lanes, pending } } })
})

/** The minute at which `everyState` and `everySetting` together give every reason that a decision can have. */
export const TELLING_MINUTE = 7
const MADE = { at: 1, changeId: 'm' }
const answered = (given: Parameters<typeof register>[0]) =>
  contact({ topics: { news: { lanes: { own: register({ at: 2, ...given }) }, pending: null } } })

/**
 * A contact for each reason that comes from the contact's answers, so that a test meets each for certain; random
 * contacts are added.
 */
export const everyState: readonly ContactState[] = [
  contact({ erasedAt: 1 }),
  contact({ releasedAt: 1 }),
  contact({ stop: stopRegister({ at: 5 }) }),
  contact({ pause: { until: 20, ...MADE } }),
  contact({ pause: { until: FOREVER, ...MADE } }),
  contact({ providerStops: { sales: { on: true, ...MADE } } }),
  answered({ answer: 'out' }),
  answered({ answer: 'in' }),
  answered({ answer: 'in', expiresAt: 4 }),
  contact({ topics: { news: { lanes: {}, pending: { requestId: 'r', askedAt: 3, expiresAt: 20 } } } }),
  contact({}),
]

export type Settings = Omit<Topic, 'id'>

/** Topics with which `everyState` gives every reason at `TELLING_MINUTE`. */
export const everySetting = [
  { policy: 'opt_in', category: 'marketing', paused: false },
  { policy: 'opt_out', category: 'marketing', paused: false },
  { policy: 'opt_in', category: 'marketing', paused: true },
  { policy: 'required', category: 'utility', paused: false },
] as const satisfies Settings[]

export const tellingContext = {
  now: EPOCH + TELLING_MINUTE,
  category: undefined,
  templatePaused: false,
  senderId: undefined,
}

/**
 * Writes `count` generated contacts beside those that are always there. Returns their states by id; one id belongs to
 * no contact.
 */
export async function storeStates(
  db: Database,
  business: TestBusiness,
  count: number,
): Promise<Map<string, ContactState>> {
  const states = new Map<string, ContactState>([[newId(), EMPTY_CONTACT]])
  await inBusiness(db, business.id, async (tx) => {
    for (const name of SENDER_IDS) {
      await insertSender(tx, business.id, { id: uuidOf(name), phoneNumberId: name, displayNumber: name, name })
    }
    const writes: Promise<void>[] = []
    for (const generated of [...aroundStop, ...everyState, ...fc.sample(contactStates, count)]) {
      const [id, state] = [newId(), realistic(generated, topicIdsOf(business))]
      states.set(id, state)
      const line = lineOf(id)
      const head = { seq: line.seq, hash: line.hash, lastOwnAt: null }
      const answers = answerRows(state).map((answer) => ({ contactId: id, answer }))
      writes.push(
        insertContact(tx, business.id, { id, locale: null, genesis: GENESIS, now: EPOCH }),
        appendLines(tx, business.id, [line]),
        writeContacts(tx, business.id, [{ contactId: id, state, head }]),
        writeAnswers(tx, business.id, answers),
        writeProviderStops(tx, business.id, id, state, Object.keys(state.providerStops)),
      )
    }
    await Promise.all(writes)
  })
  return states
}

/** A line for the head to point at; what it says is not read. */
const lineOf = (contactId: string): LedgerRow => ({
  contactId,
  seq: 1,
  changeId: newId(),
  kind: 'preferences',
  occurredAt: EPOCH,
  recordedAt: EPOCH,
  actor: 'contact',
  method: 'page',
  sourceId: null,
  reason: null,
  refersTo: null,
  payload: '{}',
  prev: GENESIS,
  hash: createHash('sha256').update(contactId).digest('hex'),
  dedupeKey: null,
})

/**
 * The settings that a topic can have. The database refuses `required` for marketing, and `opt_out` for marketing
 * without a legal basis.
 */
export const topicSettings = fc
  .record({
    policy: fc.constantFrom('opt_in' as const, 'opt_out' as const, 'required' as const),
    category: fc.constantFrom('marketing' as const, 'utility' as const, 'authentication' as const),
    paused: fc.boolean(),
  })
  .filter(({ policy, category }) => policy !== 'required' || category !== 'marketing')

/** Gives a topic of the business other settings directly in the database, so that nothing else is recorded. */
export async function setTopic(
  db: Database,
  businessId: string,
  { id, policy, category, paused }: Topic,
): Promise<void> {
  await inBusiness(
    db,
    businessId,
    (tx) =>
      tx`update topics set policy = ${policy}, category = ${category}, paused = ${paused}, legal_basis = 'stated' where business_id = ${businessId} and id = ${id}`,
  )
}

export const decisionContexts = fc.record({
  now: fc.integer({ min: 0, max: 25 }).map(timeOf),
  category: fc.constantFrom(undefined, 'marketing' as const, 'utility' as const),
  templatePaused: fc.boolean(),
  senderId: fc.constantFrom(undefined, ...SENDER_IDS.map(uuidOf), uuidOf('a sender that nobody stopped')),
})
