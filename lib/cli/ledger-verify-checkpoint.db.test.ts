import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readLastCheckpoint } from '@/db/queries/ledger/checkpoints'
import { effectsOf, readLine } from '@/lib/ledger/line'
import { verifierOf, vkeyOf } from '@/lib/notes/keys'
import { readKnownCheckpoint } from '@/lib/services/ledger-check/read-checkpoints'
import type { KnownCheckpoint } from '@/lib/services/ledger-check/verify-checkpoints'
import { verifyLedger } from '@/lib/services/records/verify-ledger'
import { originOf } from '@/lib/services/transparency-log/logs'
import { no, syncTest, yes } from '@/lib/sync/testing'
import { emptyFolder, feedAndSign, signer, testSigner, testSigning } from '@/lib/sync/transparency-log/testing'
import { createTestDatabase } from '@/testing/database'
import { readWholeLines } from '@/testing/ledger-lines'
import { runCommand } from './testing'

// A checkpoint that the worker signed and that somebody kept, against a database that its owner rewrote.

const database = await createTestDatabase()
const sync = syncTest(database)
const { sql } = database.admin
const business = await sync.business()

/**
 * Records a Yes and then a No, has them signed, and returns the checkpoint with the public key, as a stranger keeps
 * them.
 */
async function signedLines() {
  const deps = sync.syncDeps({ signing: testSigning() })
  const contact = await sync.contact(business)
  await sync.say(business, contact, yes(business.topics.promos))
  await sync.say(business, contact, no(business.topics.promos))
  await feedAndSign(deps)
  const last = await inBusiness(database.app, business.id, (tx) => readLastCheckpoint(tx, business.id))
  return { contact, note: last?.note ?? '', key: keyOf(signer) }
}

const keyOf = ({ publicKey }: typeof signer) => vkeyOf(verifierOf(originOf('log.example', business.id), publicKey))

function known(note: string, key: string): KnownCheckpoint {
  const read = readKnownCheckpoint(note, key)
  if (typeof read === 'string') throw new Error(read)
  return read
}

async function findings(checkpoints: readonly KnownCheckpoint[]) {
  const found: object[] = []
  const state = { evidenceDays: 30, onFinding: (finding: object) => found.push(finding), checkpoints }
  const { bad } = await verifyLedger({ db: database.owner, keys: sync.deps.keys }, {}, () => {}, undefined, state)
  return { bad, found }
}

test('a tail removed with everything beside it looks whole; a checkpoint that was kept shows it', async () => {
  const { contact, note, key } = await signedLines()
  const kept = known(note, key)
  expect(kept).toMatchObject({ business: business.id, size: 2 })
  expect(readKnownCheckpoint(note, keyOf(testSigner('log.example')))).toBe('not_signed')
  expect(readKnownCheckpoint(note.replace('\n2\n', '\n1\n'), key)).toBe('not_signed')
  expect(readKnownCheckpoint('hello', key)).toBe('no_checkpoint')
  expect(readKnownCheckpoint(note, 'hello')).toBe('no_key')

  expect(await findings([kept])).toEqual({ bad: 0, found: [] })
  // The owner takes back the person's No: line, place, tree, answer, evidence, and the head.
  await sql`delete from evidence e using ledger l where l.business_id = e.business_id and l.change_id = e.change_id
    and l.seq = 2`
  await sql`delete from ledger where seq = 2`
  await sql`delete from feed where seq = 2`
  await sql`update contacts c set head_seq = 1, head_hash = encode(l.hash_bytes, 'hex')
    from ledger l where l.business_id = c.business_id and l.contact_id = c.id and l.seq = 1`
  const [effect] = effectsOf(readLine((await readWholeLines(sql, contact))[0]?.payload ?? ''))
  const said = effect?.on === 'answer' ? effect.said : null
  await sql`update answers a set answer = 'in', at = l.occurred_at, since = l.occurred_at, change_id = l.change_id,
    evidence = ${said?.evidence ?? null}, basis = ${said?.basis ?? null}, notice = ${said?.notice ?? null},
    own_yes_since = l.occurred_at, lane = 'own', terms = null, proof = null
    from ledger l where l.business_id = a.business_id and l.contact_id = a.contact_id and l.seq = 1`
  expect(await findings([])).toEqual({ bad: 0, found: [] })
  expect(await findings([kept])).toEqual({
    bad: 0,
    found: [expect.objectContaining({ row: 'of the feed, positions 2 to 2', problem: 'missing' })],
  })

  const folder = emptyFolder()
  const [checkpoint, keys] = [join(folder, 'checkpoint'), join(folder, 'key')]
  writeFileSync(checkpoint, note)
  writeFileSync(keys, `${key}\n`)
  const { code, out } = await runCommand(database, 'ledger-verify', '--json', '--checkpoint', checkpoint, '--key', keys)
  const printed = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object)
  expect([code, printed]).toEqual([
    1,
    [
      expect.objectContaining({ kind: 'finding', table: 'ledger', contact_id: null, problem: 'missing' }),
      expect.objectContaining({ kind: 'summary', whole: false, findings: 1, bad: 0, wide_rights: false }),
    ],
  ])

  // Another business is whole, and this checkpoint would be compared with nothing.
  const other = await sync.business()
  const files = ['--checkpoint', checkpoint, '--key', keys]
  expect(await runCommand(database, 'ledger-verify', '--business', other.slug, ...files)).toEqual({
    ...{ code: 1, out: '' },
    err: `A checkpoint is of another business than ${other.slug}. Nothing was read.\n`,
  })
})
