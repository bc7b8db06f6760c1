import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { newId } from '@/lib/ids'
import { dedupeDigest } from '@/lib/ledger/bindings'
import { lineText, readLine } from '@/lib/ledger/line'
import { packLine } from '@/lib/ledger/packed/pack'
import { GENESIS, lineHash } from '@/lib/ledger/seal'
import { lineAt } from '@/lib/ledger/testing'
import { isoTime } from '@/lib/ledger/wire'
import { badLines, makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { readWholeLines } from '@/testing/ledger-lines'
import { appendLines, findChange, type LedgerRow } from './ledger'
import { dedupeUuid, packedForm } from './line-form'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)

/** Returns a stop as it is given to `appendLines`. */
function stopOf(contactId: string): LedgerRow {
  const now = Date.now()
  const content = lineAt(1, { business_id: business.id, contact_id: contactId, change_id: newId() })
  // A language that no fragment has, so that no line was packed before that differs in ids and times alone.
  const times = { occurred_at: isoTime(now), recorded_at: isoTime(now + 1), locale: 'tlh' }
  const payload = lineText({ ...content, ...times })
  return {
    ...{ contactId, seq: 1, changeId: content.change_id, kind: content.kind, occurredAt: now, recordedAt: now + 1 },
    ...{ actor: content.actor, method: content.method, sourceId: null, reason: null, refersTo: null },
    ...{ payload, prev: GENESIS, hash: lineHash(payload, GENESIS), dedupeKey: null },
  }
}

test('a line that would not be given back to the letter stays text, and so does one that is too long', () => {
  const line = stopOf(newId())
  expect(packedForm(business.id, line)).toMatchObject({ payload: null, packed: expect.any(String) as string })
  expect(packedForm(business.id, line, () => `${line.payload} `)).toBeNull()
  expect(packedForm(business.id, { ...line, payload: ' '.repeat(2 ** 24 + 1) })).toBeNull()
  expect(packedForm(business.id, { ...line, kind: 'merged' })).toBeNull()
})

test('the digest of a dedupe key is made once, by who seals the line', () => {
  const line = { ...stopOf(newId()), dedupeKey: 'said:a form' }
  const digest = dedupeDigest(line.dedupeKey)
  const content = { ...readLine(line.payload), format: 2, dedupe: digest } as const
  const keyed = { ...line, payload: lineText(content) }
  const form = packedForm(business.id, { ...keyed, digest })
  expect(form).toEqual(packedForm(business.id, keyed))
  expect(form).toMatchObject({ dedupe: dedupeUuid(line.dedupeKey), dedupeKey: null })
  // Another one is not that of the line: the key itself is kept.
  const other = dedupeDigest('said:another form')
  expect(packedForm(business.id, { ...keyed, digest: other })).toMatchObject({
    dedupe: dedupeUuid('said:another form'),
    dedupeKey: line.dedupeKey,
  })
})

test('bytes that can’t be read are no line: who reads it finds an empty text, and verify names it', async () => {
  const contactId = await makeContact(deps, business.id)
  const line = stopOf(contactId)
  await inBusiness(deps.db, business.id, (tx) => appendLines(tx, business.id, [line]))
  await database.admin.sql`update contacts set head_seq = 1, head_hash = ${line.hash} where id = ${contactId}`
  expect(await badLines(database.owner, { contact: contactId })).toEqual([])
  await database.admin.sql`update ledger set packed = decode('01ff', 'hex') where contact_id = ${contactId}`
  const found = await inBusiness(deps.db, business.id, (tx) => findChange(tx, business.id, contactId, line.changeId))
  expect(found).toMatchObject({ payload: '', hash: line.hash })
  expect(await badLines(database.owner, { contact: contactId })).toMatchObject([{ seq: 1, problem: 'changed' }])
})

test('a text of any other form is stored by what wrote it, and read by what reads all lines', async () => {
  const contactId = await makeContact(deps, business.id)
  const line = stopOf(contactId)
  // As a release would that packs otherwise: with the same codes, and none of the columns.
  const packed = packLine(line.payload, { ...line, businessId: newId(), contactId: newId(), dedupe: null })
  await database.admin.sql`
    insert into ledger (business_id, contact_id, seq, change_id, kind, occurred_at, recorded_at, actor, method, packed,
      hash_bytes)
    values (${business.id}, ${contactId}, 1, ${line.changeId}, 'stop', ${isoTime(line.occurredAt)},
      ${isoTime(line.recordedAt)}, ${line.actor}, ${line.method}, ${packed}, decode(${line.hash}, 'hex'))`
  expect(await readWholeLines(database.admin.sql, contactId)).toMatchObject([
    { payload: line.payload, prev: GENESIS, hash: line.hash, dedupeKey: null },
  ])
})

test.each(['payload', 'packed'])('the database refuses a line with both forms, or with none: %s', async (column) => {
  const contactId = await makeContact(deps, business.id)
  await inBusiness(deps.db, business.id, (tx) => appendLines(tx, business.id, [stopOf(contactId)]))
  const value = column === 'payload' ? 'x' : null
  const { sql } = database.admin
  await expect(sql`update ledger set ${sql(column)} = ${value} where contact_id = ${contactId}`).rejects.toMatchObject({
    code: '23514',
  })
})
