import { expect, test } from 'vitest'
import { decide } from '@/lib/consent/decide'
import { phoneIdentity } from '@/lib/consent/identities'
import type { Statement } from '@/lib/consent/types'
import { operatorOf } from '@/lib/services/callers/caller'
import { changeContact } from '@/lib/services/changes/change-contact'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { findOrCreateContact } from '@/lib/services/contacts/find-contact'
import { releaseNumber } from '@/lib/services/page/release-number'
import { badLines, linesOf, makeBusiness, makeContact, storedState, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { FIRST_ISSUE, readImportReport } from './read-imports'
import { importFile } from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const worker = testDeps(database.worker)
const HEAD = 'phone,topic,answer,when,proof,source\n'
let numbers = 0
const nextPhone = () => `+5511987${String(100_000 + ++numbers)}`

type Business = Awaited<ReturnType<typeof makeBusiness>>
const send = (business: Business, file: string, batchRows?: number) =>
  importFile(deps, worker, business.id, file, batchRows === undefined ? {} : { batchRows })
const issuesOf = async (business: Business, id: string) =>
  (await readImportReport(deps, business.id, id, { after: FIRST_ISSUE, limit: 1000 }))?.issues ?? []
const idOf = async (business: Business, phone: string) => {
  const [row] = await database.admin.sql<{ contact_id: string }[]>`
    select contact_id from identities where business_id = ${business.id} and canonical = ${phone} and ended_at is null`
  return row?.contact_id ?? ''
}
const stateOf = async (business: Business, phone: string) => storedState(deps, business.id, await idOf(business, phone))
const allowed = async (business: Business, phone: string, key: keyof Business['topics']) => {
  const { topics } = await deps.configs.at(business.id, 1)
  const topic = topics.find((each) => each.key === key)!
  return decide(await stateOf(business, phone), topic, { now: Date.now() })
}
const say = (business: Business, contactId: string, ...statements: Statement[]) =>
  changeContact(deps, business.id, contactId, {
    kind: 'preferences',
    actor: 'contact',
    method: 'page',
    say: () => ({ statements }),
  })

test('one person’s answers of one time are one sealed line, with its proof apart; unknown people become contacts', async () => {
  const business = await makeBusiness(deps)
  const phone = nextPhone()
  const done = await send(
    business,
    `${HEAD}${phone},promos,yes,2026-01-05T10:00:00.123Z,form 17,web form\n${phone},news,no,2026-01-05T10:00:00.123Z,form 17,web form\n`,
  )
  expect(done).toMatchObject({ status: 'done', rows: 2, taken: 2, unchanged: 0, keptOut: 0, refused: 0 })
  const lines = await linesOf(database.admin, await idOf(business, phone))
  expect(lines).toMatchObject([
    { seq: 1, kind: 'preferences', method: 'import', occurredAt: Date.parse('2026-01-05T10:00:00.123Z') },
  ])
  expect(JSON.parse(lines[0]!.payload)).toMatchObject({
    actor: 'import',
    effects: [{ lane: 'other' }, { lane: 'other' }],
  })
  expect(lines[0]!.payload).not.toContain('form 17')
  expect(await allowed(business, phone, 'promos')).toMatchObject({ allowed: true, reason: 'opted_in' })
  expect(await allowed(business, phone, 'news')).toMatchObject({ allowed: false, reason: 'opted_out' })
  const marks = await database.admin.sql`select urgent, version from sync_marks where business_id = ${business.id}`
  expect(marks).toEqual([{ urgent: true, version: 1 }])
  const waiting = await database.admin.sql`select seqs from unfed_batches where business_id = ${business.id}`
  expect(waiting).toEqual([{ seqs: [1] }])
  expect(await badLines(database.owner)).toEqual([])
})

test('a Yes without a time is refused, a No without one counts as now', async () => {
  const business = await makeBusiness(deps)
  const phone = nextPhone()
  const before = Date.now()
  const done = await send(business, `${HEAD}${phone},promos,yes,,,\n${phone},news,no,,,\n`)
  expect(done).toMatchObject({ rows: 2, taken: 1, refused: 1 })
  expect(await issuesOf(business, done.id)).toMatchObject([{ row: 2, outcome: 'refused', code: 'time_missing' }])
  const { news } = business.topics
  const at = (await stateOf(business, phone)).topics[news]?.lanes.other?.at ?? 0
  expect(at).toBeGreaterThanOrEqual(before - 1000)
})

test('dates and whole seconds count for the No; a time in the future is cut, and its claim kept as evidence', async () => {
  const business = await makeBusiness(deps)
  const phone = nextPhone()
  await send(
    business,
    `${HEAD}${phone},promos,yes,2026-03-04,p,\n${phone},news,no,2026-03-04,,\n${phone},orders,no,2026-03-05T10:00:00Z,,\n`,
  )
  const { promos, news, orders } = business.topics
  const { topics } = await stateOf(business, phone)
  // São Paulo is three hours behind UTC.
  expect(topics[promos]?.lanes.other?.at).toBe(Date.parse('2026-03-04T03:00:00.000Z'))
  expect(topics[news]?.lanes.other?.at).toBe(Date.parse('2026-03-05T02:59:59.999Z'))
  expect(topics[orders]?.lanes.other?.at).toBe(Date.parse('2026-03-05T10:00:00.999Z'))

  const late = nextPhone()
  const began = Date.now()
  await send(business, `${HEAD}${late},promos,yes,2099-01-01T00:00:00.000Z,p,\n`)
  const at = (await stateOf(business, late)).topics[promos]?.lanes.other?.at ?? 0
  expect(at).toBeGreaterThan(began - 1000)
  expect(at).toBeLessThan(Date.now() + 1000)
  expect(await badLines(database.owner)).toEqual([])
})

test('a Yes and a No that both claim the future are of one moment, and the No wins', async () => {
  const business = await makeBusiness(deps)
  const phone = nextPhone()
  await send(business, `${HEAD}${phone},promos,no,2098-01-01,,\n${phone},promos,yes,2099-01-01,form,\n`)
  expect((await allowed(business, phone, 'promos')).reason).toBe('opted_out')
})

test('a Yes never lifts the No that the person gave, nor their stop; the report names the line', async () => {
  const business = await makeBusiness(deps)
  const [refuser, stopper] = [nextPhone(), nextPhone()]
  const refuserId = await makeContact(deps, business.id, phoneIdentity(refuser))
  const stopperId = await makeContact(deps, business.id, phoneIdentity(stopper))
  const { promos } = business.topics
  const no = await say(business, refuserId, { on: 'answer', topicId: promos, answer: 'out' })
  const stop = await say(business, stopperId, { on: 'stop', value: true })
  const done = await send(
    business,
    `${HEAD}${refuser},promos,yes,2099-01-01,contract,\n${stopper},promos,yes,2099-01-01,contract,\n`,
  )
  expect(done).toMatchObject({ rows: 2, taken: 0, keptOut: 2 })
  expect(await allowed(business, refuser, 'promos')).toMatchObject({ reason: 'opted_out' })
  expect(await allowed(business, stopper, 'promos')).toMatchObject({ reason: 'stopped' })
  expect(await issuesOf(business, done.id)).toMatchObject([
    {
      row: 2,
      code: 'person_said_no',
      contactId: refuserId,
      changeId: 'changeId' in no && no.changeId,
      method: 'page',
    },
    { row: 3, code: 'stopped', contactId: stopperId, changeId: 'changeId' in stop && stop.changeId, method: 'page' },
  ])
  // Sent again, it is nothing new, and is still reported.
  const again = await send(
    business,
    `${HEAD}${refuser},promos,yes,2099-01-01,contract,\n${stopper},promos,yes,2099-01-01,contract,\n`,
  )
  expect(again).toMatchObject({ rows: 2, taken: 0, keptOut: 2 })
  expect(await linesOf(database.admin, refuserId)).toHaveLength(2)
})

test('a later Yes lifts an import’s No only with proof; without any it counts where there is no other answer', async () => {
  const business = await makeBusiness(deps)
  const phone = nextPhone()
  await send(business, `${HEAD}${phone},promos,no,2026-01-05,,\n`)
  const unproven = await send(
    business,
    `${HEAD}${phone},promos,yes,2026-02-05,,crm\n${phone},news,yes,2026-02-05,,crm\n`,
  )
  expect(unproven).toMatchObject({ taken: 1, keptOut: 1 })
  expect(await issuesOf(business, unproven.id)).toMatchObject([{ row: 2, code: 'others_said_no', method: 'import' }])
  expect((await allowed(business, phone, 'promos')).reason).toBe('opted_out')
  expect((await allowed(business, phone, 'news')).reason).toBe('opted_in')
  const early = await send(business, `${HEAD}${phone},promos,yes,2026-01-04,form,\n`)
  expect(early).toMatchObject({ taken: 0, keptOut: 1 })
  const proven = await send(business, `${HEAD}${phone},promos,yes,2026-02-06,form,\n`)
  expect(proven).toMatchObject({ taken: 1, keptOut: 0 })
  expect((await allowed(business, phone, 'promos')).reason).toBe('opted_in')
})

test('a No that is older than a later answer of the person is remembered and reported', async () => {
  const business = await makeBusiness(deps)
  const phone = nextPhone()
  const id = await makeContact(deps, business.id, phoneIdentity(phone))
  await say(business, id, { on: 'answer', topicId: business.topics.promos, answer: 'in' })
  const done = await send(business, `${HEAD}${phone},promos,no,2026-01-05,,\n`)
  expect(done).toMatchObject({ taken: 0, keptOut: 1 })
  expect(await issuesOf(business, done.id)).toMatchObject([{ code: 'said_later', method: 'page' }])
  expect((await allowed(business, phone, 'promos')).allowed).toBe(true)
})

test('the same file twice, and rows repeated in it, change nothing the second time, in whatever batches', async () => {
  const business = await makeBusiness(deps)
  const phones = Array.from({ length: 20 }, nextPhone)
  const rows = phones.flatMap((phone, i) => [
    `${phone},promos,yes,2026-01-${String((i % 20) + 1).padStart(2, '0')},form ${i},\n`,
    `${phone},news,no,,,\n`,
    `${phone},orders,no,2099-01-01,,\n`,
  ])
  const file = HEAD + rows.join('') + rows.toReversed().join('')
  const first = await send(business, file, 7)
  expect(first).toMatchObject({ rows: 120, taken: 60, unchanged: 60, keptOut: 0, refused: 0 })
  const states = await Promise.all(phones.map((phone) => stateOf(business, phone)))
  const count = async () =>
    (await database.admin.sql`select count(*)::int as n from ledger where business_id = ${business.id}`)[0]
  const lines = await count()
  for (const batchRows of [1, 1000]) {
    const again = await send(business, file, batchRows)
    expect(again).toMatchObject({ rows: 120, taken: 0, unchanged: 120 })
  }
  expect(await count()).toEqual(lines)
  expect(await Promise.all(phones.map((phone) => stateOf(business, phone)))).toEqual(states)
  expect(await badLines(database.owner)).toEqual([])
})

test('a No without a time that is sent again is news only after a Yes of the business', async () => {
  const business = await makeBusiness(deps)
  const phone = nextPhone()
  const list = `${HEAD}${phone},promos,no,,,\n`
  await send(business, list)
  await say(business, await idOf(business, phone), { on: 'answer', topicId: business.topics.promos, answer: 'in' })
  expect(await send(business, list)).toMatchObject({ taken: 0, keptOut: 1 })
  expect((await allowed(business, phone, 'promos')).allowed).toBe(true)

  const other = nextPhone()
  const otherList = `${HEAD}${other},promos,no,,,\n`
  await send(business, otherList)
  await send(business, `${HEAD}${other},promos,yes,${new Date(Date.now() + 5000).toISOString()},form,\n`)
  expect(await send(business, otherList)).toMatchObject({ taken: 1 })
  expect((await allowed(business, other, 'promos')).reason).toBe('opted_out')
})

test('numbers that were erased or released are kept out, and no contact is made for them', async () => {
  const business = await makeBusiness(deps)
  const [erased, released] = [nextPhone(), nextPhone()]
  const erasedId = await makeContact(deps, business.id, phoneIdentity(erased))
  const releasedId = await makeContact(deps, business.id, phoneIdentity(released))
  await eraseContact(deps, operatorOf(business.id), erasedId)
  await releaseNumber(deps, await visit(deps, business, releasedId))
  const done = await send(business, `${HEAD}${erased},promos,yes,2026-01-01,p,\n${released},promos,no,2026-01-01,,\n`)
  expect(done).toMatchObject({ rows: 2, taken: 0, keptOut: 2 })
  expect(await issuesOf(business, done.id)).toMatchObject([
    { row: 2, code: 'erased', contactId: null },
    { row: 3, code: 'released', contactId: null },
  ])
  const people = await database.admin.sql`select 1 from contacts where business_id = ${business.id}`
  expect(people).toHaveLength(2)
})

test('a row that was imported for the former holder of a number counts for the next, and stops no file', async () => {
  const business = await makeBusiness(deps)
  const [phone, other] = [nextPhone(), nextPhone()]
  const row = `${phone},promos,no,2026-01-05,form,\n`
  await send(business, `${HEAD}${row}`)
  await eraseContact(deps, operatorOf(business.id), await idOf(business, phone))
  const back = await findOrCreateContact(deps, business.id, [phoneIdentity(phone)!], null)
  const file = `${HEAD}${row}${other},promos,no,2026-01-06,,\n`
  expect(await send(business, file)).toMatchObject({ status: 'done', rows: 2, taken: 2 })
  expect((await storedState(deps, business.id, back.contactId)).topics[business.topics.promos]).toBeDefined()
  expect(await send(business, file)).toMatchObject({ taken: 0, unchanged: 2 })
  expect(await badLines(database.owner)).toEqual([])
})

test('two numbers of one contact in one batch are applied one after the other', async () => {
  const business = await makeBusiness(deps)
  const [one, two] = [nextPhone(), nextPhone()]
  const id = await makeContact(deps, business.id, phoneIdentity(one), phoneIdentity(two))
  const done = await send(business, `${HEAD}${one},promos,yes,2026-01-05,p,\n${two},news,no,2026-01-06,,\n`)
  expect(done).toMatchObject({ taken: 2 })
  expect(await linesOf(database.admin, id)).toMatchObject([{ seq: 1 }, { seq: 2 }])
  expect(Object.keys((await storedState(deps, business.id, id)).topics)).toHaveLength(2)
  expect(await badLines(database.owner)).toEqual([])
})
