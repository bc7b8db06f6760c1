import { expect, test } from 'vitest'
import { connect, inBusiness } from '@/db/client'
import { hasKeyDigests, useCompactLayout, writesCompact } from '@/db/layout'
import { newId } from '@/lib/ids'
import { sealLine } from '@/lib/ledger/seal'
import { lineAt } from '@/lib/ledger/testing'
import { changeContact } from '@/lib/services/changes/change-contact'
import { importFile } from '@/lib/services/imports/testing'
import { findingsOf, makeTamperedBusiness } from '@/lib/services/ledger-check/testing'
import { badLines, makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { readWholeLines, type WholeLine } from '@/testing/ledger-lines'
import { asUpgraded } from '@/testing/upgraded'
import { compactLedger } from './ledger'

// Lines of every kind, as the last release wrote them, and as a process of this version did that ran meanwhile.

const database = await createTestDatabase()
await asUpgraded(database)
const { sql } = database.admin
const deps = testDeps(database.app)
const shop = await makeTamperedBusiness(deps, database.worker)
const other = await makeBusiness(deps)
const somebody = await makeContact(deps, other.id)

const stop = (contactId: string, key: string) =>
  changeContact(deps, other.id, contactId, {
    ...{ kind: 'stop', actor: 'contact', method: 'page', evidence: { ip: '203.0.113.7' } },
    dedupe: { key, kind: 'once' },
    say: () => ({ statements: [{ on: 'stop', value: true }] }),
  })
const KEY = `said:${newId()}`
await stop(somebody, KEY)
await stop(somebody, `${KEY}#${newId()}`)
const rows = `phone,topic,answer,when\n+5511988300999,promos,yes,2026-01-05T10:00:00Z\n`
await importFile(deps, testDeps(database.worker), other.id, rows)

// A line of the first format, whose text holds no digest of its key.
async function insertFirstFormat(contactId: string, key: string): Promise<void> {
  const content = lineAt(1, { business_id: other.id, contact_id: contactId, change_id: newId() })
  const sealed = sealLine(content, '0'.repeat(64))
  await sql`
    insert into ledger (business_id, contact_id, seq, change_id, kind, occurred_at, recorded_at, actor, method, payload,
      prev, hash, dedupe_key)
    values (${other.id}, ${contactId}, 1, ${content.change_id}, ${content.kind}, ${content.occurred_at},
      ${content.recorded_at}, ${content.actor}, ${content.method}, ${sealed.payload}, repeat('0', 64), ${sealed.hash},
      ${key})`
  await sql`update contacts set head_seq = 1, head_hash = ${sealed.hash} where id = ${contactId}`
  await sql`insert into unfed_lines (business_id, contact_id, seq) values (${other.id}, ${contactId}, 1)`
}
await insertFirstFormat(await makeContact(deps, other.id), 'once:first-format')

// Half of the lines are those of the last release.
await sql`update ledger set dedupe = null where seq % 2 = 1 or business_id = ${shop.id}`

const contacts = (await sql<{ id: string }[]>`select distinct contact_id as id from ledger order by 1`).map(
  ({ id }) => id,
)
const readAll = async () => {
  const lines: WholeLine[] = []
  for (const id of contacts) lines.push(...(await readWholeLines(sql, id)))
  return lines
}
const before = await readAll()
const findingsBefore = await findingsOf(database.owner)
const layouts = () =>
  sql<{ kind: string; packed: boolean; digest: boolean }[]>`
    select kind, packed is not null as packed, dedupe is not null or dedupe_key is null as digest from ledger`
const indexes = async () =>
  (await sql<{ name: string }[]>`select indexname as name from pg_indexes where tablename = 'ledger' order by 1`).map(
    ({ name }) => name,
  )

test('lines are packed, and say what they said; what was stopped in the middle is gone on with', async () => {
  await useCompactLayout(database.owner.sql)
  const reported: number[] = []
  const stopped = compactLedger(database.owner.sql, (count) => {
    reported.push(count)
    throw new Error('stopped')
  })
  await expect(stopped).rejects.toThrow('stopped')
  expect((await layouts()).filter(({ packed }) => !packed).length).toBeGreaterThan(1)
  expect(await indexes()).toContain('ledger_dedupe_key')

  await compactLedger(database.owner.sql, (count) => reported.push(count))
  // A merge is read by a function of the database as text.
  for (const { kind, packed, digest } of await layouts())
    expect([kind, packed, digest]).toEqual([kind, kind !== 'merged', true])
  expect(reported.reduce((sum, count) => sum + count)).toBe((await layouts()).filter(({ packed }) => packed).length)
  const after = await readAll()
  const key = (line: WholeLine) => ({ ...line, dedupeKey: null })
  expect(after.map(key)).toEqual(before.map(key))
  // Keys are kept that are read again: of imports, of a form that was repeated, and what no line holds.
  const kept = after.flatMap(({ dedupeKey }) => dedupeKey ?? [])
  expect(kept.filter((each) => each.startsWith('import:'))).toHaveLength(2)
  expect(kept).toContain('once:first-format')
  expect(kept.filter((each) => each.startsWith(`${KEY}#`))).toHaveLength(1)
  expect(kept).not.toContain(KEY)
  for (const each of kept) expect(before.map(({ dedupeKey }) => dedupeKey)).toContain(each)

  expect(await badLines(database.owner, {})).toEqual([])
  expect(await findingsOf(database.owner)).toEqual(findingsBefore)
  const again: number[] = []
  await compactLedger(database.owner.sql, (count) => again.push(count))
  expect(again).toEqual([])
})

test('then the index over keys is gone, and a process that starts finds lines by their digests', async () => {
  expect(await indexes()).not.toContain('ledger_dedupe_key')
  const pool = connect(database.appUrl, { max: 2 })
  try {
    const layout = await inBusiness(pool, other.id, (tx) => Promise.resolve([writesCompact(tx), hasKeyDigests(tx)]))
    expect(layout).toEqual([true, true])
  } finally {
    await pool.close()
  }
  // One that still runs goes on as it was.
  for (const key of [KEY, 'once:first-format'])
    expect(await stop(await makeContact(deps, other.id), key)).toMatchObject({ outcome: 'repeated' })
})

test('what was tampered with before is packed or left as it is, and named as it was', async () => {
  const people = await Promise.all(Array.from({ length: 8 }, () => makeContact(deps, other.id)))
  for (const id of people) await stop(id, `once:${newId()}`)
  const [hash = '', upper = '', text = '', column = '', ...ofKeys] = people
  const [key = '', removed = '', changed = '', digest = ''] = ofKeys
  await sql`update ledger set hash = 'none' where contact_id = ${hash}`
  await sql`update ledger set hash = upper(hash) where contact_id = ${upper}`
  await sql`update ledger set payload = replace(payload, '"on"', '"ön"') || ' "' where contact_id = ${text}`
  await sql`update ledger set change_id = ${newId()} where contact_id = ${column}`
  await sql`update ledger set dedupe_key = 'once:other', dedupe = null where contact_id = ${key}`
  await sql`update ledger set dedupe_key = null where contact_id = ${removed}`
  await sql`update ledger set dedupe_key = 'once:another' where contact_id = ${changed}`
  await sql`update ledger set dedupe = ${newId()} where contact_id = ${digest}`
  const named = async () => ({
    bad: await badLines(database.owner, {}),
    findings: (await findingsOf(database.owner)).filter(({ contactId }) => people.includes(contactId ?? '')),
  })
  const keys = () => sql`
    select contact_id, dedupe, dedupe_key, packed is null as is_text from ledger
    where contact_id = any(${ofKeys}) order by 1`
  const [first, stored] = [await named(), await keys()]
  expect(first.bad.map(({ contactId }) => contactId).toSorted()).toEqual([hash, upper, text, column].toSorted())
  await compactLedger(database.owner.sql, () => {})
  expect(await named()).toEqual(first)
  expect(new Map(first.findings.map(({ contactId, columns }) => [contactId, columns]))).toEqual(
    new Map([key, removed, changed, digest].map((id) => [id, [id === digest ? 'dedupe' : 'dedupe_key']])),
  )
  // The digest that is right is there still, and no other one was written.
  expect(await keys()).toEqual(stored)
  expect(stored.map((line) => line['is_text'] as boolean)).toEqual([true, true, true, true])
})

test('a key that two lines have, because an old process ran on after all, leaves the later one as it is', async () => {
  const late = await makeContact(deps, other.id)
  await stop(late, `once:${newId()}`)
  await sql`update ledger set dedupe_key = ${KEY}, dedupe = null where contact_id = ${late}`
  await compactLedger(database.owner.sql, () => {})
  const [line] = await sql`select packed, dedupe, dedupe_key from ledger where contact_id = ${late}`
  expect(line).toEqual({ packed: null, dedupe: null, dedupe_key: KEY })
})

test('two older lines whose keys are the same text in other letters are no reason to stop', async () => {
  const [one, two] = [await makeContact(deps, other.id), await makeContact(deps, other.id)]
  for (const [contactId, form] of [
    [one, 'NFC'],
    [two, 'NFD'],
  ] as const)
    await insertFirstFormat(contactId, `once:${'promoção'.normalize(form)}`)
  await compactLedger(database.owner.sql, () => {})
  const stored = await sql<{ digest: boolean }[]>`
    select dedupe is not null as digest from ledger where contact_id in (${one}, ${two}) order by contact_id`
  expect(stored.map(({ digest }) => digest)).toEqual([true, false])
  const pool = connect(database.ownerUrl, { max: 2 })
  try {
    const findings = await findingsOf(pool)
    const own = findings.filter(({ contactId }) => contactId === one || contactId === two)
    expect(own.filter(({ columns }) => columns?.includes('dedupe'))).toEqual([])
  } finally {
    await pool.close()
  }
})
