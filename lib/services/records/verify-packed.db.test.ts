import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { lineHash } from '@/lib/ledger/seal'
import { pauseMessages } from '@/lib/services/page/pause-messages'
import { returnMessages } from '@/lib/services/page/return-messages'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { badLines, makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { copyLine, readWholeLines, rewriteLine } from '@/testing/ledger-lines'

// What verify-ledger.db.test.ts does to lines that are text, here to packed ones (decision 237).

const database = await createTestDatabase()
const { sql } = database.admin
const deps = testDeps(database.app)
const business = await makeBusiness(deps)

async function livedContact(): Promise<string> {
  const id = await makeContact(deps, business.id)
  await stopEverything(deps, await visit(deps, business, id))
  await returnMessages(deps, await visit(deps, business, id))
  await pauseMessages(deps, await visit(deps, business, id), '1w')
  return id
}

const found = (contactId: string) => badLines(database.owner, { contact: contactId })
const named = (contactId: string, seq: number, problem: string, columns?: string[]) => [
  { business: business.slug, contactId, seq, problem, ...(columns ? { columns } : {}) },
]

test('an honest ledger is packed, and whole', async () => {
  const id = await livedContact()
  expect(await found(id)).toEqual([])
  const packed = await sql`select 1 from ledger where contact_id = ${id} and packed is not null`
  expect(packed).toHaveLength(3)
})

test.each([
  ['packed', `set_byte(packed, length(packed) - 1, 255 - get_byte(packed, length(packed) - 1))`],
  ['packed', `decode('00', 'hex')`],
  ['packed', `''`],
  ['hash_bytes', `sha256(hash_bytes)`],
  ['hash_bytes', `decode('00', 'hex')`],
  ['prev_bytes', `sha256(prev_bytes)`],
  // What a packed line takes from its columns is another text where these are others.
  ['occurred_at', `occurred_at - interval '1 second'`],
  ['change_id', `gen_random_uuid()`],
])('another value of %s makes it another line: %s', async (column, value) => {
  const id = await livedContact()
  await sql.unsafe(`update ledger set ${column} = ${value} where contact_id = '${id}' and seq = 2`)
  expect(await found(id)).toEqual(named(id, 2, 'changed'))
})

test('another value of a column that the bytes repeat is named', async () => {
  const id = await livedContact()
  await sql`update ledger set kind = 'pause' where contact_id = ${id} and seq = 2`
  expect(await found(id)).toEqual(named(id, 2, 'columns_differ', ['kind']))
})

test('a text that takes the place of bytes is named, sealed again or not', async () => {
  const [changed, sealed, last] = [await livedContact(), await livedContact(), await livedContact()]
  const other = (payload: string) => payload.replace('"actor":"contact"', '"actor":"member"')
  await rewriteLine(sql, changed, 2, ({ payload }) => ({ payload: other(payload) }))
  expect(await found(changed)).toEqual(named(changed, 2, 'changed'))
  for (const [id, seq] of [
    [sealed, 2],
    [last, 3],
  ] as const) {
    await rewriteLine(sql, id, seq, ({ payload, prev }) => ({
      ...{ payload: other(payload), hash: lineHash(other(payload), prev) },
    }))
    await sql`update ledger set actor = 'member' where contact_id = ${id} and seq = ${seq}`
    expect(await found(id)).toEqual(named(id, seq, 'changed'))
  }
  // The same text in the other form is the same line.
  const honest = await livedContact()
  await rewriteLine(sql, honest, 2, () => ({}))
  expect(await found(honest)).toEqual([])
})

test('a line that was moved, copied or put in is named where it is, and not where it belongs', async () => {
  const [from, to] = [await livedContact(), await livedContact()]
  await sql`update ledger set contact_id = ${to}, seq = 4 where contact_id = ${from} and seq = 2`
  expect(await found(from)).toEqual(named(from, 2, 'removed'))
  expect(await found(to)).toEqual(named(to, 4, 'added'))

  const [first, second] = [await livedContact(), await livedContact()]
  await copyLine(sql, second, 2, { contactId: first, seq: 4 })
  expect(await found(first)).toEqual(named(first, 4, 'added'))
  expect(await found(second)).toEqual([])
  // Also where the copy stands before the original, in the order of the contacts.
  const [early, late] = [await livedContact(), await livedContact()]
  await copyLine(sql, late, 2, { contactId: early, seq: 4 })
  expect(await found(late)).toEqual([])

  const copied = await livedContact()
  await copyLine(sql, copied, 2, { seq: 4 })
  expect(await found(copied)).toEqual(named(copied, 4, 'added'))
  const unknown = newId()
  await copyLine(sql, copied, 1, { contactId: unknown, seq: 7 })
  expect(await found(unknown)).toEqual(named(unknown, 7, 'added'))
})

test('lines that were removed, and two that changed places, are named', async () => {
  const [middle, last, turned] = [await livedContact(), await livedContact(), await livedContact()]
  await sql`delete from ledger where contact_id = ${middle} and seq = 2`
  expect(await found(middle)).toEqual(named(middle, 2, 'removed'))
  await sql`delete from ledger where contact_id = ${last} and seq = 3`
  expect(await found(last)).toEqual(named(last, 3, 'tail_removed'))
  await sql`update ledger set seq = 9 where contact_id = ${turned} and seq = 2`
  await sql`update ledger set seq = 2 where contact_id = ${turned} and seq = 3`
  await sql`update ledger set seq = 3 where contact_id = ${turned} and seq = 9`
  expect(await found(turned)).toEqual(named(turned, 2, 'reordered'))
})

test('a change id used twice is named at the later line', async () => {
  const [first, second] = [await livedContact(), await livedContact()]
  const [taken] = await readWholeLines(sql, first)
  const changeId = taken?.changeId ?? ''
  let hash = ''
  await rewriteLine(sql, second, 3, (line) => {
    const payload = line.payload
      .replaceAll(line.changeId, changeId)
      .replace(/"evidence":"[0-9a-f]{64}"/, '"evidence":null')
      .replace(/,"evidence_days":\d+/, '')
    hash = lineHash(payload, line.prev)
    return { payload, hash }
  })
  await sql`update ledger set change_id = ${changeId} where contact_id = ${second} and seq = 3`
  await sql`update contacts set head_hash = ${hash} where id = ${second}`
  expect(await found(first)).toEqual([])
  expect(await found(second)).toEqual(named(second, 3, 'change_id_reused'))
})
