import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { addIdentity } from '@/db/queries/identities/identities'
import { phoneIdentity } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import { suppressionHash } from '@/lib/keys'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { storeStates } from '@/lib/services/decisions/testing'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { revokeApiKey } from '@/lib/services/keys/revoke-api-key'
import { releaseNumber } from '@/lib/services/page/release-number'
import { makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { ask, ASKED_AT_ONCE, type AskedAnswer, askMany, type TopicAsked } from './ask'

const database = await createTestDatabase()
const { sql } = database.app
const deps = testDeps(database.app)
const [business, other] = [await makeBusiness(deps), await makeBusiness(deps)]

async function makeKey(businessId: string): Promise<string> {
  const made = await createApiKey(deps, operatorOf(businessId), { name: 'a test', scopes: ['check'], mode: 'live' })
  return granted(made).id
}
const keys = [await makeKey(business.id), await makeKey(business.id)]
const revoked = await makeKey(business.id)
await revokeApiKey(deps, operatorOf(business.id), revoked)
const theirKey = await makeKey(other.id)

type Named = Pick<TopicAsked, 'matchKey' | 'suppressionHash' | 'contactId'>
const byId = (contactId: string): Named => ({ matchKey: null, suppressionHash: null, contactId })
const byPhone = (phone: string): Named => {
  const matchKey = phoneIdentity(phone)?.matchKey ?? ''
  return { matchKey, suppressionHash: suppressionHash(deps.pepper, matchKey), contactId: null }
}

const NOBODY: Named = { matchKey: null, suppressionHash: null, contactId: null }
const names: Named[] = [NOBODY, byPhone('+5511999990001')]
const states = [...(await storeStates(database.app, business, 100)).keys()]
await inBusiness(database.app, business.id, async (tx) => {
  for (const [place, id] of states.entries()) {
    const phone = `+55119${80_000_000 + place}`
    // The first is the id of no contact.
    if (place > 0 && place % 2) await addIdentity(tx, business.id, id, newId(), phoneIdentity(phone)!, 0)
    names.push(place % 2 ? byPhone(phone) : byId(id))
  }
})
const merged = await makeContact(deps, business.id)
await database.admin.sql`
  update contacts set merged_into = ${states[3]!} where business_id = ${business.id} and id = ${merged}`
names.push(byId(merged))
const suppressed = ['released', 'erased'].map((cause, place) => ({ cause, phone: `+551198765000${place}` }))
for (const { cause, phone } of suppressed) {
  const id = await makeContact(deps, business.id, phoneIdentity(phone))
  if (cause === 'erased') await eraseContact(deps, operatorOf(business.id), id)
  else await releaseNumber(deps, await visit(deps, business, id))
  names.push(byPhone(phone), byId(id))
}
const THEIR_PHONE = '+5511977770000'
const theirs = await makeContact(deps, other.id, phoneIdentity(THEIR_PHONE))
names.push(byId(theirs), byPhone(THEIR_PHONE))
const topicIds = [...Object.values(business.topics), other.topics.promos, null]

/** An answer with the stops at senders in one order: their rows have none. */
function inOrder(answer: AskedAnswer | null): AskedAnswer | null {
  const senders = answer?.contact?.senders
  if (!answer?.contact || !senders) return answer
  const sorted = senders.toSorted((a, b) => a.senderId.localeCompare(b.senderId))
  return { ...answer, contact: { ...answer.contact, senders: sorted } }
}

async function askEach(questions: readonly TopicAsked[]): Promise<(AskedAnswer | null)[]> {
  const beside = { template: null, sender: null }
  return Promise.all(questions.map((question) => ask(sql, business.id, { ...question, ...beside })))
}

const ask8 = (questions: readonly TopicAsked[]) => askMany(sql, business.id, questions)
const question = (over: Partial<TopicAsked>): TopicAsked => ({
  ...{ ...NOBODY, topicId: business.topics.promos, keyId: keys[0]! },
  ...over,
})

test('questions that are asked together get the answers that each gets alone, in their order', async () => {
  const anyQuestion = fc
    .record({
      name: fc.constantFrom(...names),
      keyId: fc.constantFrom(...keys, ...keys, ...keys, revoked, theirKey, randomUUID()),
      topicId: fc.constantFrom(...topicIds),
    })
    .map(({ name, keyId, topicId }): TopicAsked => ({ ...name, keyId, topicId }))
  const seen = new Set<string>()
  // Random questions need not meet everybody, so these are always asked.
  const everybody = names.map((name) => question(name))
  const examples: [TopicAsked[]][] = [[[question({ keyId: revoked }), question({})]]]
  for (let start = 0; start < everybody.length; start += ASKED_AT_ONCE)
    examples.push([everybody.slice(start, start + ASKED_AT_ONCE)])
  await fc.assert(
    fc.asyncProperty(fc.array(anyQuestion, { minLength: 1, maxLength: ASKED_AT_ONCE }), async (questions) => {
      const [together, alone] = [await ask8(questions), await askEach(questions)]
      expect(together.map(inOrder)).toEqual(alone.map(inOrder))
      for (const answer of together) {
        if (answer?.cause) seen.add(answer.cause)
        if (answer?.contact?.senders) seen.add('senders')
        if (answer?.contact?.answers) seen.add('answers')
        seen.add(answer === null ? 'no key' : answer.contact === null ? 'no contact' : 'a contact')
      }
    }),
    { numRuns: examples.length + 60, examples },
  )
  const every = ['released', 'erased', 'senders', 'answers', 'no key', 'no contact', 'a contact']
  expect([...seen].toSorted()).toEqual(every.toSorted())
})

test('a key that is revoked, unknown or of another business gets no answer, and others get theirs', async () => {
  const contactId = states[3]!
  const asked = [revoked, keys[0]!, theirKey, randomUUID(), keys[1]!].map((keyId) => question({ contactId, keyId }))
  const answers = await ask8(asked)
  expect(answers.map((answer) => answer && answer.contact?.id)).toEqual([null, contactId, null, null, contactId])
})

test('who was merged is who stayed; a number that was given up says why; an unknown one is nobody’s', async () => {
  const asked = [byId(merged), ...suppressed.map(({ phone }) => byPhone(phone)), byPhone('+5511999990001')]
  const answers = await ask8(asked.map((name) => question(name)))
  expect(answers.map((answer) => [answer?.contact?.id ?? null, answer?.cause])).toEqual([
    [states[3], null],
    [null, 'released'],
    [null, 'erased'],
    [null, null],
  ])
})

test('people, answers and numbers of another business are as if they were not there', async () => {
  const answers = await ask8([byId(theirs), byPhone(THEIR_PHONE)].map((name) => question(name)))
  expect(answers.map((answer) => answer?.contact)).toEqual([null, null])
  const [seen] = await askMany(sql, other.id, [question({ ...byPhone(THEIR_PHONE), keyId: theirKey })])
  expect(seen?.contact?.id).toBe(theirs)
})

test('more questions than one statement takes are refused', async () => {
  await expect(ask8(Array.from({ length: ASKED_AT_ONCE + 1 }, () => question({})))).rejects.toThrow(RangeError)
  expect(await ask8([])).toEqual([])
})
