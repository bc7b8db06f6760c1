import { expect, test } from 'vitest'
import { instant } from '@/db/sql'
import { newId } from '@/lib/ids'
import { encryptEvidence } from '@/lib/keys'
import { lineHash } from '@/lib/ledger/seal'
import { pauseMessages, resumeMessages } from '@/lib/services/page/pause-messages'
import { returnMessages } from '@/lib/services/page/return-messages'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { badLines, makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { copyLine } from '@/testing/ledger-lines'
import { asUpgraded } from '@/testing/upgraded'
import { type NamedLine, verifyLedger } from './verify-ledger'

const database = await createTestDatabase()
await asUpgraded(database)
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const sql = database.admin.sql

/** A contact with four lines. */
async function livedContact(): Promise<string> {
  const id = await makeContact(deps, business.id)
  await stopEverything(deps, await visit(deps, business, id))
  await returnMessages(deps, await visit(deps, business, id))
  await pauseMessages(deps, await visit(deps, business, id), '1w')
  await resumeMessages(deps, await visit(deps, business, id))
  return id
}

const found = (contactId: string) => badLines(database.owner, { contact: contactId })
const named = (contactId: string, seq: number, problem: string, columns?: string[]) => [
  { business: business.slug, contactId, seq, problem, ...(columns ? { columns } : {}) },
]

async function hashOf(contactId: string, seq: number): Promise<string> {
  const [row] = await sql<{ hash: string }[]>`select hash from ledger where contact_id = ${contactId} and seq = ${seq}`
  return row?.hash ?? ''
}

test('an honest ledger is whole', async () => {
  const [id] = await Promise.all([livedContact(), livedContact(), livedContact()])
  await makeContact(deps, business.id)
  expect(await found(id)).toEqual([])
  const whole = await verifyLedger({ db: database.owner, keys: deps.keys }, { business: business.slug }, () => {})
  expect(whole).toMatchObject({ businesses: 1, contacts: 4, lines: 12, evidence: 12, bad: 0 })
})

test('a payload that was changed is named', async () => {
  const id = await livedContact()
  await sql`update ledger set payload = replace(payload, '"actor":"contact"', '"actor":"member"') where contact_id = ${id} and seq = 2`
  expect(await found(id)).toEqual(named(id, 2, 'changed'))
})

test('a payload that was changed and sealed again is named', async () => {
  const id = await livedContact()
  const [line] = await sql<
    { payload: string; prev: string }[]
  >`select payload, prev from ledger where contact_id = ${id} and seq = 2`
  const payload = (line?.payload ?? '').replace('"actor":"contact"', '"actor":"member"')
  await sql`update ledger set payload = ${payload}, actor = 'member', hash = ${lineHash(payload, line?.prev ?? '')} where contact_id = ${id} and seq = 2`
  expect(await found(id)).toEqual(named(id, 2, 'changed'))
})

test('a last line that was changed and sealed again is named by the head', async () => {
  const id = await livedContact()
  const [line] = await sql<
    { payload: string; prev: string }[]
  >`select payload, prev from ledger where contact_id = ${id} and seq = 4`
  const payload = (line?.payload ?? '').replace('"locale":"en"', '"locale":"es"')
  await sql`update ledger set payload = ${payload}, hash = ${lineHash(payload, line?.prev ?? '')} where contact_id = ${id} and seq = 4`
  expect(await found(id)).toEqual(named(id, 4, 'changed'))
})

test.each([
  ['kind', () => sql`kind = 'stop'`],
  ['actor', () => sql`actor = 'import'`],
  ['occurred_at', (at: number) => sql`occurred_at = ${instant(at - 1)}`],
  ['change_id', () => sql`change_id = ${newId()}`],
  ['source', () => sql`source_id = ${newId()}`],
  ['reason', () => sql`reason = 'other'`],
  ['refers_to', () => sql`refers_to = ${newId()}`],
] as const)('the column %s alone, changed beside the payload, is named', async (column, change) => {
  const id = await livedContact()
  const [line] = await sql<{ at: number }[]>`
    select sayso_ms(occurred_at) as at from ledger where contact_id = ${id} and seq = 3`
  await sql`update ledger set ${change(line?.at ?? 0)} where contact_id = ${id} and seq = 3`
  expect(await found(id)).toEqual(named(id, 3, 'columns_differ', [column]))
})

test('lines that were deleted are named: in the middle, the first, the last, all', async () => {
  const [middle, first, last, all] = await Promise.all([livedContact(), livedContact(), livedContact(), livedContact()])
  await sql`delete from ledger where contact_id = ${middle} and seq = 2`
  expect(await found(middle)).toEqual(named(middle, 2, 'removed'))
  await sql`delete from ledger where contact_id = ${first} and seq = 1`
  expect(await found(first)).toEqual(named(first, 1, 'removed'))
  await sql`delete from ledger where contact_id = ${last} and seq = 4`
  expect(await found(last)).toEqual(named(last, 4, 'tail_removed'))
  await sql`delete from ledger where contact_id = ${all}`
  expect(await found(all)).toEqual(named(all, 1, 'tail_removed'))
})

test('a line put at the end is named, a copy and one that was sealed on the head', async () => {
  const copied = await livedContact()
  await copyLine(sql, copied, 2, { seq: 5 })
  expect(await found(copied)).toEqual(named(copied, 5, 'added'))

  const sealed = await livedContact()
  await copyLine(sql, sealed, 4, { seq: 5 })
  const prev = await hashOf(sealed, 4)
  const [line] = await sql<{ payload: string }[]>`select payload from ledger where contact_id = ${sealed} and seq = 4`
  const payload = (line?.payload ?? '').replace('"seq":4', '"seq":5')
  await sql`update ledger set payload = ${payload}, prev = ${prev}, hash = ${lineHash(payload, prev)} where contact_id = ${sealed} and seq = 5`
  expect(await found(sealed)).toEqual(named(sealed, 5, 'added'))
})

test('a line put between, with the later ones moved on, is named', async () => {
  const id = await livedContact()
  await sql`update ledger set seq = 5 where contact_id = ${id} and seq = 4`
  await sql`update ledger set seq = 4 where contact_id = ${id} and seq = 3`
  await copyLine(sql, id, 1, { seq: 3 })
  expect(await found(id)).toEqual(named(id, 3, 'added'))
})

test('two lines that changed places are named', async () => {
  const id = await livedContact()
  await sql`update ledger set seq = 9 where contact_id = ${id} and seq = 2`
  await sql`update ledger set seq = 2 where contact_id = ${id} and seq = 3`
  await sql`update ledger set seq = 3 where contact_id = ${id} and seq = 9`
  expect(await found(id)).toEqual(named(id, 2, 'reordered'))
})

test('a line moved to another contact is named where it is missing and where it was put', async () => {
  const [from, to] = [await livedContact(), await livedContact()]
  await sql`update ledger set contact_id = ${to}, seq = 5 where contact_id = ${from} and seq = 2`
  expect(await found(from)).toEqual(named(from, 2, 'removed'))
  expect(await found(to)).toEqual(named(to, 5, 'added'))
})

test('a line copied to another contact is named there, and not where it belongs', async () => {
  const [first, second] = [await livedContact(), await livedContact()]
  await copyLine(sql, second, 2, { contactId: first, seq: 5 })
  expect(await found(first)).toEqual(named(first, 5, 'added'))
  expect(await found(second)).toEqual([])
})

test('lines of a contact that does not exist are named', async () => {
  const [kept, unknown] = [await livedContact(), newId()]
  await copyLine(sql, kept, 1, { contactId: unknown, seq: 7 })
  expect(await found(unknown)).toEqual(named(unknown, 7, 'added'))
  const removed = await livedContact()
  await sql`delete from contacts where id = ${removed}`
  expect(await found(removed)).toEqual(named(removed, 1, 'added'))
})

test('a head that was turned back to hide a line is named', async () => {
  const id = await livedContact()
  await sql`update contacts set head_seq = 3, head_hash = ${await hashOf(id, 3)} where id = ${id}`
  expect(await found(id)).toEqual(named(id, 4, 'added'))
})

test('a change id used twice is named at the later line, even when chain and head were forged with it', async () => {
  const [first, second] = [await livedContact(), await livedContact()]
  const [line] = await sql<{ payload: string; prev: string; change_id: string }[]>`
    select payload, prev, change_id from ledger where contact_id = ${second} and seq = 4`
  const [taken] = await sql<
    { change_id: string }[]
  >`select change_id from ledger where contact_id = ${first} and seq = 1`
  const changeId = taken?.change_id ?? ''
  const payload = (line?.payload ?? '')
    .replaceAll(line?.change_id ?? '', changeId)
    .replace(/"evidence":"[0-9a-f]{64}"/, '"evidence":null')
  const hash = lineHash(payload, line?.prev ?? '')
  await sql`update ledger set payload = ${payload}, change_id = ${changeId}, hash = ${hash} where contact_id = ${second} and seq = 4`
  await sql`update contacts set head_hash = ${hash} where id = ${second}`
  expect(await found(first)).toEqual([])
  expect(await found(second)).toEqual(named(second, 4, 'change_id_reused'))
})

test('evidence that was exchanged is named at its line; evidence that was deleted is not missed', async () => {
  const [other, salted, unreadable, deleted] = [
    await livedContact(),
    await livedContact(),
    await livedContact(),
    await livedContact(),
  ]
  const changeIdOf = async (id: string, seq: number) =>
    (await sql<{ change_id: string }[]>`select change_id from ledger where contact_id = ${id} and seq = ${seq}`)[0]
      ?.change_id ?? ''
  const changeId = await changeIdOf(other, 3)
  const body = encryptEvidence(deps.keys, '{"ip":"198.51.100.1"}', changeId)
  await sql`update evidence set body = ${body} where change_id = ${changeId}`
  expect(await found(other)).toEqual(named(other, 3, 'evidence_differs'))
  await sql`update evidence set salt = ${Buffer.alloc(16)} where change_id = ${await changeIdOf(salted, 2)}`
  expect(await found(salted)).toEqual(named(salted, 2, 'evidence_differs'))
  await sql`update evidence set body = ${Buffer.concat([Buffer.of(9), Buffer.alloc(60)])} where change_id = ${await changeIdOf(unreadable, 2)}`
  expect(await found(unreadable)).toEqual(named(unreadable, 2, 'evidence_unreadable'))
  await sql`delete from evidence where contact_id = ${deleted}`
  expect(await found(deleted)).toEqual([])
})

test('however little is read at once, the same lines are named', async () => {
  const namedBy = async (pieces?: { contacts: number; lines: number }) => {
    const bad: NamedLine[] = []
    const counts = await verifyLedger({ db: database.owner, keys: deps.keys }, {}, (line) => bad.push(line), pieces)
    return { bad, counts }
  }
  const whole = await namedBy()
  expect(whole.bad.length).toBeGreaterThan(15)
  for (const [contacts, lines] of [
    [1, 1],
    [2, 3],
    [7, 4],
  ] as const) {
    expect(await namedBy({ contacts, lines })).toEqual(whole)
  }
})
