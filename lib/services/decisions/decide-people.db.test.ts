import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { addIdentity, endIdentities } from '@/db/queries/identities/identities'
import { decide } from '@/lib/consent/decide'
import { bsuidIdentity, phoneIdentity } from '@/lib/consent/identities'
import { type ContactState, DECISION_REASONS, EMPTY_CONTACT, type Topic } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { findOrCreateContact } from '@/lib/services/contacts/find-contact'
import { releaseNumber } from '@/lib/services/page/release-number'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { fingerprint, makeBusiness, makeContact, storedState, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { decidePeople, type PersonDecision } from './decide-people'
import { findSubject, NO_TOPIC, type Subject } from './decision-subject'
import {
  decisionContexts,
  everySetting,
  type Settings,
  setTopic,
  storeStates,
  tellingContext,
  topicSettings,
} from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const states = await storeStates(database.app, business, 400)

/** Each generated contact by three names, some by the id of a contact that was merged into it. */
const named: { name: string; state: ContactState }[] = []
await inBusiness(database.app, business.id, async (tx) => {
  for (const [place, [id, state]] of [...states].entries()) {
    named.push({ name: place % 2 ? id : id.toUpperCase(), state })
    // The first id belongs to no contact.
    if (place === 0) continue
    const digits = `55119${80_000_000 + place}`
    const bsuid = `BR.${place}abc`
    await addIdentity(tx, business.id, id, newId(), phoneIdentity(digits)!, 0)
    await addIdentity(tx, business.id, id, newId(), bsuidIdentity(bsuid)!, 0)
    named.push({ name: `+${digits}`, state }, { name: bsuid, state })
    // Without Brazil's ninth digit it is the same number.
    if (place % 3 === 0) named.push({ name: `+5511${80_000_000 + place}`, state })
  }
})
for (const [id, state] of [...states].slice(1, 60)) {
  const gone = await makeContact(deps, business.id)
  await database.admin.sql`update contacts set merged_into = ${id} where id = ${gone}`
  named.push({ name: gone, state })
}
for (const name of [newId(), '+5511999990001', 'US.nobody']) named.push({ name, state: EMPTY_CONTACT })

async function ask(names: string[], subject: Subject, now = Date.now(), of = business.id): Promise<PersonDecision[]> {
  return inBusiness(database.app, of, async (tx) => {
    const config = await readConfig(tx, of)
    return decidePeople(deps, tx, config!, names, subject, now)
  })
}

async function subjectOf(key: string, of = business.id): Promise<Subject> {
  return inBusiness(database.app, of, async (tx) => {
    const found = await findSubject(tx, (await readConfig(tx, of))!, { topic: key })
    if (found.outcome !== 'found') throw new Error(found.outcome)
    return found.subject
  })
}

/** Calls `expect` only where the two differ, because a million calls take a minute. */
function same(one: object, other: object): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) expect(one).toEqual(other)
}

const only = ({ allowed, reason, until }: PersonDecision) => ({ allowed, reason, until })

test('people by any of their names are decided as decide has it, for every reason', async () => {
  const seen = new Set<string>()
  const names = named.map(({ name }) => name)
  await fc.assert(
    fc.asyncProperty(topicSettings, decisionContexts, async (settings, { now, ...context }) => {
      const topic: Topic = { id: business.topics.promos, ...settings }
      await setTopic(database.app, business.id, topic)
      const subject = { ...(await subjectOf('promos')), ...context }
      const answers = await ask(names, subject, now)
      expect(answers).toHaveLength(named.length)
      for (const [place, { name, state }] of named.entries()) {
        const expected = decide(state, topic, { now, ...context })
        seen.add(expected.reason)
        same({ name, ...only(answers[place]!) }, { name, ...expected })
      }
    }),
    {
      numRuns: 30,
      examples: [false, true].flatMap((templatePaused) =>
        everySetting.map((settings): [Settings, typeof tellingContext] => [
          settings,
          { ...tellingContext, templatePaused },
        ]),
      ),
    },
  )
  expect(seen).toEqual(new Set(DECISION_REASONS))
})

test('without a topic, what holds for every topic decides, as marketing', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(decisionContexts, async ({ now, senderId }) => {
      const answers = await ask(
        named.map(({ name }) => name),
        { topic: null, category: 'marketing', senderId },
        now,
      )
      for (const [place, { name, state }] of named.entries()) {
        const expected = decide(state, NO_TOPIC, { now, senderId })
        seen.add(expected.reason)
        same({ name, ...only(answers[place]!) }, { name, ...expected })
      }
    }),
    { numRuns: 20, examples: [[tellingContext]] },
  )
  expect([...seen].toSorted()).toEqual(['erased', 'not_refused', 'paused', 'provider_stop', 'released', 'stopped'])
})

test('a number that was released or erased is refused with that reason, until a contact has it again', async () => {
  const shop = await makeBusiness(deps)
  const orders = await subjectOf('orders', shop.id)
  const [released, erased, both] = ['+5511987650001', '+5511987650002', 'BR.both']
  const one = await makeContact(deps, shop.id, phoneIdentity(released), bsuidIdentity(both))
  const other = await makeContact(deps, shop.id, phoneIdentity(erased))
  const names = [released, '11 98765-0001', erased, both, '+5511987650003', 'not a number', one, other]
  const reasons = async () => (await ask(names, orders, undefined, shop.id)).map(({ reason }) => reason)
  const allowed = 'not_refused'
  expect(await reasons()).toEqual([allowed, allowed, allowed, allowed, allowed, 'unreadable', allowed, allowed])

  await releaseNumber(deps, await visit(deps, shop, one))
  await eraseContact(deps, operatorOf(shop.id), other)
  // The BSUID still belongs to the contact that gave its number up.
  const gone = ['released', 'released', 'erased', 'released', allowed, 'unreadable', 'released', 'erased']
  expect(await reasons()).toEqual(gone)
  expect((await ask([released], orders, undefined, shop.id))[0]).toEqual({
    allowed: false,
    reason: 'released',
    until: null,
    contactId: null,
    linkEpoch: 0,
    locale: null,
  })

  const again = await findOrCreateContact(deps, shop.id, [phoneIdentity(released)!], null)
  expect((await ask([released], orders, undefined, shop.id))[0]).toMatchObject({
    reason: 'stopped',
    contactId: again.contactId,
  })
})

test('the answer tells the contact, its language and its epoch, for a link; duplicates are answered each', async () => {
  const number = phoneIdentity('+5511912340001')!
  const id = await makeContact(deps, business.id, number)
  await stopEverything(deps, await visit(deps, business, id))
  const answers = await ask([number.value, id, number.value], await subjectOf('orders'))
  expect(answers).toEqual(
    answers.map(() => ({
      allowed: false,
      reason: 'stopped',
      until: null,
      contactId: id,
      linkEpoch: 0,
      locale: expect.any(String),
    })),
  )
  expect((await storedState(deps, business.id, id)).stop?.on).toBe(true)
})

test('a number that ended is nobody’s; our contacts are unknown to another business; nothing is written', async () => {
  const number = phoneIdentity('+5511912340002')!
  const id = await makeContact(deps, business.id, number)
  const theirs = await makeBusiness(deps)
  await stopEverything(deps, await visit(deps, business, id))
  await inBusiness(database.app, business.id, (tx) => endIdentities(tx, business.id, id, 'phone', Date.now()))
  const before = await fingerprint(database.admin)
  expect((await ask([number.value], await subjectOf('orders')))[0]).toMatchObject({ contactId: null, allowed: true })
  const elsewhere = await ask([id, number.value], await subjectOf('orders', theirs.id), undefined, theirs.id)
  expect(elsewhere).toEqual(elsewhere.map(() => expect.objectContaining({ contactId: null, reason: 'not_refused' })))
  expect(await fingerprint(database.admin)).toEqual(before)
  expect(await ask([], await subjectOf('orders'))).toEqual([])
})
