import { expect, test } from 'vitest'
import type { Tx } from '@/db/client'
import { dedupeUuid } from '@/db/queries/ledger/line-form'
import { newId } from '@/lib/ids'
import { testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { compareEvidence } from './compare-evidence'
import { forge, makeTamperedBusiness, storeAsText, tamper } from './testing'

// What an attacker can do to the two forms of a line, and to what waits or is kept beside it.

const database = await createTestDatabase()
const deps = testDeps(database.app)
const shop = await makeTamperedBusiness(deps, database.worker)
const { ana, bruno, diego, clara, carla } = shop
const { admin } = database
const lastChange = async (tx: Tx, contactId: string) => {
  const [row] = await tx<{ id: string }[]>`
    select change_id as id from ledger where contact_id = ${contactId} order by seq desc limit 1`
  return row?.id ?? ''
}
let change = ''

test.each<[what: string, change: (tx: Tx) => Promise<unknown>, named: () => string[]]>([
  [
    'the digest of a line of text removed, where lines are looked for by nothing else',
    async (tx) => {
      await storeAsText(tx, shop)
      await tx`update ledger set dedupe = null where contact_id = ${bruno}`
    },
    () => [`contact ${bruno} ledger line 1: dedupe changed`],
  ],
  [
    'a second dedupe key beside that of an import',
    async (tx) => {
      await tx`alter table ledger drop constraint ledger_one_form`
      await tx`update ledger set dedupe_key = 'once:other' where packed_key is not null`
    },
    () => [`contact ${ana} ledger line 1: dedupe_key changed`],
  ],
  [
    'bytes beside the text of a line',
    async (tx) => {
      await tx`alter table ledger drop constraint ledger_one_form`
      await storeAsText(tx, shop)
      await tx`update ledger set packed = '\\x01', hash_bytes = '\\x01', prev_bytes = '\\x01' where contact_id = ${bruno}`
    },
    () => [`contact ${bruno} ledger line 1: packed, prev_bytes, hash_bytes changed`],
  ],
  [
    'evidence made up for a change that no line has',
    async (tx) => {
      change = newId()
      await tx`update evidence set change_id = ${change} where contact_id = ${bruno}`
    },
    () => [
      `contact ${bruno} evidence line 1: missing`,
      `${shop.slug} evidence change ${change} of contact ${bruno}: added`,
    ],
  ],
  [
    'the last line of a person removed, whose evidence is left',
    async (tx) => {
      change = await lastChange(tx, ana)
      await tx`delete from ledger where change_id = ${change}`
    },
    () => [`${shop.slug} evidence change ${change} of contact ${ana}: added`],
  ],
  [
    'a line that waits in a batch and alone',
    (tx) => tx`insert into unfed_lines values (${shop.id}, ${diego}, 1)`,
    () => [`contact ${diego} unfed_lines line 1: added`],
  ],
  [
    'a line that waits twice in a batch',
    (tx) => tx`update unfed_batches set contact_ids = contact_ids || contact_ids, seqs = seqs || seqs`,
    () => [`contact ${diego} unfed_lines line 1: added`],
  ],
  [
    'a line that has its place and waits in a batch',
    (tx) => tx`update unfed_batches set contact_ids = contact_ids || ${ana}::uuid, seqs = seqs || 1`,
    () => [`contact ${ana} unfed_lines position \\d+, line 1: added`],
  ],
  [
    'two merged chains that name each other in a circle',
    async (tx) => {
      for (const id of [clara, carla])
        await forge(tx, id, id === clara ? 3 : 2, (payload) =>
          payload.replace(/("other_head":\{[^}]*"seq":)\d+/, '$199'),
        )
    },
    () => [`contact ${clara} ledger contact ${carla} line 99: missing`],
  ],
])('%s: caught and named', async (_what, by, named) => {
  const { printed } = await tamper(admin, deps, by)
  for (const each of named()) expect(printed).toContainEqual(expect.stringMatching(new RegExp(each)))
})

test('where another line has the digest, so that the key is found all the same, a line may lack it', async () => {
  const { printed } = await tamper(admin, deps, async (tx) => {
    await storeAsText(tx, shop)
    await tx`update ledger set dedupe = null where contact_id = ${bruno}`
    const [line] = await tx<{ key: string }[]>`select dedupe_key as key from ledger where contact_id = ${bruno}`
    await tx`update ledger set dedupe = ${dedupeUuid(line?.key ?? '')} where contact_id = ${diego}`
  })
  expect(printed.filter((line) => line.includes(bruno))).toEqual([])
})

test('evidence is looked through in pages, each in a snapshot of its own', async () => {
  const found: unknown[] = []
  let snapshots = 0
  await admin.sql
    .begin(async (tx) => {
      await tx`update evidence set change_id = ${newId()} where contact_id = ${bruno}`
      await tx`update evidence set change_id = '00000000-0000-7000-8000-000000000001' where contact_id = ${diego}`
      const inSnapshot = <T>(read: (snapshot: Tx) => Promise<T>) => {
        snapshots++
        return read(tx)
      }
      for await (const page of compareEvidence(inSnapshot, shop.id, 2)) found.push(...page)
      const [row] = await tx`select count(*)::int as pieces from evidence where business_id = ${shop.id}`
      expect(snapshots).toBe(Math.floor(Number(row?.['pieces']) / 2) + 1)
      throw new Error('taken back')
    })
    .catch((error: unknown) => expect(error).toMatchObject({ message: 'taken back' }))
  expect(found).toHaveLength(2)
})
