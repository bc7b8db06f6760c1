import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { findByDedupeKey } from '@/db/queries/ledger/ledger'
import { decide } from '@/lib/consent/decide'
import { phoneIdentity } from '@/lib/consent/identities'
import type { ContactState, Effect, Statement } from '@/lib/consent/types'
import { effectsOf, readLine } from '@/lib/ledger/line'
import { changeContact } from '@/lib/services/changes/change-contact'
import { findOrCreateContact } from '@/lib/services/contacts/find-contact'
import {
  badLines,
  linesOf,
  makeBusiness,
  makeContact,
  storedState,
  testDeps,
  type TestBusiness,
} from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { isOnRecord } from './apply-person'
import { importFile } from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const worker = testDeps(database.worker)

const TOPICS = ['promos', 'news', 'orders'] as const
type Topic = (typeof TOPICS)[number]
const DAY = 86_400_000
const NOW = Date.now()
/** Days from now: four in the past, and one in the future, which is cut. */
const TIMES = [-9, -7, -5, -3, 3] as const

interface FileRow {
  person: number
  topic: Topic
  answer: 'in' | 'out'
  day: (typeof TIMES)[number] | null
  proof: '' | 'form 1' | 'form 2'
  source: '' | 'crm'
}
/** What people, flows and other systems stated before. */
interface Before {
  person: number
  who: 'person' | 'api' | 'proven api'
  day: number
  statement: 'in' | 'out' | 'stop' | 'return'
  topic: Topic
}

const topics = fc.constantFrom(...TOPICS)
const rows: fc.Arbitrary<FileRow> = fc
  .record({
    person: fc.integer({ min: 0, max: 2 }),
    topic: topics,
    answer: fc.constantFrom('in' as const, 'out' as const),
    day: fc.constantFrom(...TIMES, null),
    proof: fc.constantFrom('' as const, 'form 1' as const, 'form 2' as const),
    source: fc.constantFrom('' as const, 'crm' as const),
  })
  .map(countingAsNow)

/**
 * Returns the row, changed so that rows that count as now never contradict each other: within a batch they have one
 * moment, where the No wins, and applied one by one they have several, where the last wins (rules.db.test.ts has what
 * then holds). A Yes without a time never comes this far.
 */
function countingAsNow(row: FileRow): FileRow {
  if (row.day === 3 && row.topic !== 'orders') return { ...row, answer: 'in' }
  return row.day === 3 || row.day === null ? { ...row, topic: 'orders', answer: 'out' } : row
}
const befores: fc.Arbitrary<Before> = fc.record({
  person: fc.integer({ min: 0, max: 2 }),
  who: fc.constantFrom('person' as const, 'api' as const, 'proven api' as const),
  day: fc.constantFrom(-10, -8, -6, -4, -2),
  statement: fc.constantFrom(
    'in' as const,
    'out' as const,
    'in' as const,
    'out' as const,
    'stop' as const,
    'return' as const,
  ),
  topic: topics,
})

const timeOf = (day: number) => NOW + day * DAY
let numbers = 0

async function prepare(business: TestBusiness, acts: readonly Before[], phones: readonly string[]) {
  // The last one is an unknown person.
  const ids = [] as string[]
  for (const phone of phones.slice(0, 2)) ids.push(await makeContact(deps, business.id, phoneIdentity(phone)))
  for (const act of acts) {
    const id = ids[act.person]
    if (id === undefined) continue
    const statement: Statement =
      act.statement === 'stop' || act.statement === 'return'
        ? { on: 'stop', value: act.statement === 'stop' }
        : {
            on: 'answer',
            topicId: business.topics[act.topic],
            answer: act.statement,
            basis: act.statement === 'in' ? 'consent' : null,
          }
    const isOwn = act.who === 'person' || statement.on === 'stop'
    await changeContact(deps, business.id, id, {
      kind: 'preferences',
      actor: isOwn ? 'contact' : 'business',
      method: isOwn ? 'keyword' : 'api',
      claimedAt: timeOf(act.day),
      proven: act.who === 'proven api',
      say: () => ({ statements: [statement] }),
    })
  }
}

/** Applies the same rows one by one, through `changeContact` as everything else. */
async function oneByOne(business: TestBusiness, file: readonly FileRow[], phones: readonly string[]): Promise<void> {
  for (const row of file) {
    const identity = phoneIdentity(phones[row.person]!)!
    const { contactId } = await findOrCreateContact(deps, business.id, [identity], null)
    const topicId = business.topics[row.topic]
    const key = `one:${identity.matchKey}:${row.topic}:${row.answer}:${row.day}:${row.proof}`
    const known = await inBusiness(deps.db, business.id, (tx) => findByDedupeKey(tx, business.id, key))
    await changeContact(deps, business.id, contactId, {
      kind: 'preferences',
      actor: 'import',
      method: 'import',
      claimedAt: row.day === null ? Date.now() : timeOf(row.day),
      proven: row.proof !== '',
      evidence: { proof: row.proof, source: row.source },
      dedupe: known ? { key: `${key}#${++numbers}`, kind: 'once' } : { key, kind: 'once' },
      say: ({ state }) => {
        const stands = row.day !== null || state.topics[topicId]?.lanes.other?.answer === 'out'
        const claimed = row.day === null ? null : timeOf(row.day)
        const isSaidAlready = isOnRecord(state, { topicId, answer: row.answer }, { claimed, proof: row.proof })
        return (known && stands) || isSaidAlready
          ? null
          : {
              statements: [
                { on: 'answer', topicId, answer: row.answer, basis: row.answer === 'in' ? 'consent' : null },
              ],
            }
      },
    })
  }
}

function csvOf(file: readonly FileRow[], phones: readonly string[]): string {
  const lines = file.map(({ person, topic, answer, day, proof, source }) =>
    [phones[person], topic, answer, day === null ? '' : new Date(timeOf(day)).toISOString(), proof, source].join(),
  )
  return ['phone,topic,answer,when,proof,source', ...lines].join('\n')
}

/**
 * Returns a time that can be compared. Answers that count as now have different times in each run, so they are only
 * distinguished from others.
 */
const atOf = (at: number) => (at > NOW - DAY ? 'now' : at)

function plain(effect: Effect, business: TestBusiness) {
  if (effect.on !== 'answer') return effect.on
  const topic = TOPICS.find((key) => business.topics[key] === effect.topicId)
  const register = ({ answer, at, basis, evidence }: typeof effect.said) =>
    `${answer} ${atOf(at)} ${basis} ${evidence !== null}`
  return `${topic} ${effect.lane} ${effect.outcome}: ${register(effect.said)} after ${effect.before && register(effect.before)}`
}

function plainState(state: ContactState, business: TestBusiness) {
  return TOPICS.map((key) => {
    const { lanes = {}, pending = null } = state.topics[business.topics[key]] ?? {}
    const registers = (['own', 'other', 'unproven'] as const).map((lane) => {
      const held = lanes[lane]
      return held ? [held.answer, atOf(held.at), atOf(held.since), held.basis, held.evidence !== null] : null
    })
    return { key, registers, pending }
  })
}

async function outcome(business: TestBusiness, phones: readonly string[]) {
  const { topics: configured } = await deps.configs.at(business.id, 1)
  const people = []
  for (const phone of phones) {
    const [held] = await database.admin.sql<{ id: string }[]>`
      select contact_id as id from identities where business_id = ${business.id} and canonical = ${phone}`
    if (!held) {
      people.push(null)
      continue
    }
    const state = await storedState(deps, business.id, held.id)
    const decisions = configured.map((topic) => decide(state, topic, { now: Date.now() }).reason)
    const lines = await linesOf(database.admin, held.id)
    const effects = lines
      .filter(({ method }) => method === 'import')
      .flatMap(({ payload }) => effectsOf(readLine(payload)).map((effect) => plain(effect, business)))
    // Effects on different topics of one person may be in another order, because answers that arrive together are one
    // line.
    const byTopic = TOPICS.map((key) => effects.filter((effect) => effect.startsWith(`${key} `)))
    people.push({ state: plainState(state, business), stop: state.stop?.on ?? null, decisions, byTopic })
  }
  return people
}

test('an import comes to what its rows come to one by one, in any order and batches', async () => {
  const [bulk, single] = [await makeBusiness(deps), await makeBusiness(deps)]
  await fc.assert(
    fc.asyncProperty(
      fc.array(befores, { maxLength: 5 }),
      fc.array(rows, { minLength: 1, maxLength: 14 }),
      fc.integer({ min: 1, max: 8 }),
      fc.boolean(),
      async (acts, file, batchRows, twice) => {
        const phones = [0, 1, 2].map(() => `+551196${String(1_000_000 + ++numbers)}`)
        for (const business of [bulk, single]) await prepare(business, acts, phones)
        await importFile(deps, worker, bulk.id, csvOf(file, phones), { batchRows })
        await oneByOne(single, file, phones)
        if (twice) {
          const shuffled = file.toReversed()
          await importFile(deps, worker, bulk.id, csvOf(shuffled, phones), { batchRows: batchRows + 1 })
          await oneByOne(single, shuffled, phones)
        }
        expect(await outcome(bulk, phones)).toEqual(await outcome(single, phones))
      },
    ),
    { numRuns: 40 },
  )
  expect(await badLines(database.owner)).toEqual([])
})
