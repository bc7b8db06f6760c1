import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { decryptEvidence } from '@/lib/keys'
import {
  asElsewhere,
  badLines,
  linesOf,
  makeBusiness,
  makeContact,
  storedState,
  testDeps,
  visit,
} from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { describeChange } from './describe-change'
import { giveReason } from './give-reason'
import { stopEverything } from './stop-everything'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)

async function stopped() {
  const contactId = await makeContact(deps, business.id)
  const look = () => visit(deps, business, contactId)
  const stop = await stopEverything(deps, await look())
  if (stop.outcome !== 'recorded') throw new Error('a test could not stop')
  return { contactId, look, changeId: stop.changeId }
}

test('a reason is a line of its own that names the change, and moves no register', async () => {
  const { contactId, look, changeId } = await stopped()
  const before = await storedState(deps, business.id, contactId)
  expect(await giveReason(deps, await look(), changeId, 'too_many', null)).toMatchObject({
    outcome: 'recorded',
    effects: [],
  })
  expect(await storedState(deps, business.id, contactId)).toEqual(before)
  const [, line] = await linesOf(database.admin, contactId)
  expect(JSON.parse(line?.payload ?? '{}')).toMatchObject({ kind: 'reason', reason: 'too_many', refers_to: changeId })
  expect(await describeChange(deps, (await look()).link, changeId)).toMatchObject({
    reason: 'too_many',
    undoable: true,
  })
  expect(await badLines(database.owner, { contact: contactId })).toEqual([])
})

test('the last reason counts; the same one again, or the same form sent five times at once, is one line', async () => {
  const { contactId, look, changeId } = await stopped()
  const actor = await look()
  await Promise.all(
    [1, 2, 3, 4, 5].map(() => giveReason(asElsewhere(deps), actor, changeId, 'other', 'Too early in the morning')),
  )
  await giveReason(deps, await look(), changeId, 'settled', null)
  await giveReason(deps, await look(), changeId, 'settled', null)
  expect((await linesOf(database.admin, contactId)).map((line) => line.reason)).toEqual([null, 'other', 'settled'])
  expect(await describeChange(deps, (await look()).link, changeId)).toMatchObject({ reason: 'settled' })
})

test('what was written is kept encrypted and nowhere else, whatever it holds', async () => {
  const { contactId, look, changeId } = await stopped()
  const comment = 'Llámame al +55 11 98765-4321 😀\ud83d'
  const given = await giveReason(deps, await look(), changeId, 'other', comment)
  if (given.outcome !== 'recorded') throw new Error('a test could not give its reason')
  const rows = await database.admin.sql<
    { body: Buffer; change_id: string }[]
  >`select body, change_id from evidence where contact_id = ${contactId}`
  // The whole number: a few of its digits may stand in an id or a hash.
  const number = /98765-?4321/
  expect(rows.some(({ body }) => number.test(body.toString('latin1')))).toBe(false)
  expect((await linesOf(database.admin, contactId)).some((line) => number.test(line.payload))).toBe(false)
  const body = rows.find((row) => row.change_id === given.changeId)?.body ?? Buffer.alloc(0)
  const opened = JSON.parse(decryptEvidence(deps.keys, body, given.changeId))
  expect(opened).toMatchObject({ comment, ip: '203.0.113.7', userAgent: 'test browser' })
  expect(await badLines(database.owner, { contact: contactId })).toEqual([])
})

test('a reason for a change that does not exist, or of another contact, is not kept', async () => {
  const [mine, theirs] = [await stopped(), await stopped()]
  expect(await giveReason(deps, await mine.look(), newId(), 'other', null)).toMatchObject({ outcome: 'unchanged' })
  expect(await giveReason(deps, await mine.look(), theirs.changeId, 'other', null)).toMatchObject({
    outcome: 'unchanged',
  })
  expect(await linesOf(database.admin, mine.contactId)).toHaveLength(1)
})
