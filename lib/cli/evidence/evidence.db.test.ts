import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { checkpointText } from '@/lib/notes/checkpoint'
import { readPrivateKey, readVkeyFile, verifierOf, vkeyOf } from '@/lib/notes/keys'
import { noteText } from '@/lib/notes/note'
import { readProof, verifyProof } from '@/lib/notes/proof'
import { visit } from '@/lib/services/testing'
import { originOf } from '@/lib/services/transparency-log/logs'
import { readLogCheckpoint, readLogKeys } from '@/lib/services/transparency-log/read-log'
import { readReceipt } from '@/lib/services/transparency-log/read-receipt'
import { syncTest, yes } from '@/lib/sync/testing'
import { folderMemory } from '@/lib/sync/transparency-log/memory'
import { readSigner } from '@/lib/sync/transparency-log/signer'
import { feedAndSign } from '@/lib/sync/transparency-log/testing'
import { createTestDatabase } from '@/testing/database'
import { runCheck } from './run-check'
import { runKey } from './run-key'

const database = await createTestDatabase()
const sync = syncTest(database)

test('a key is made, rotated and given up for lost or stolen, and what was signed before can still be verified', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-key-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [file, memory] = [join(folder, 'evidence.key'), join(folder, 'checkpoints')]
  const out: string[] = []
  const print = (text: string) => void out.push(text)
  const frame = { owner: () => database.owner, now: Date.now(), out: print, err: print }
  const key = (...args: string[]) => runKey(frame, args)
  const check = (...files: string[]) => runCheck({ owner: database.owner, memory, out: print, err: print }, files)
  const read = () => readSigner({ keyFile: file })
  const signing = { signer: read, memory: folderMemory(memory), witnesses: [], authority: null }
  const deps = sync.syncDeps({ signing })

  await key('new', 'shop.example', '--out', file)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await expect(key('new', 'shop.example', '--out', file)).rejects.toThrow('exists already')
  const first = readPrivateKey(readFileSync(file, 'utf8'))

  const business = await sync.business()
  const contact = await sync.contact(business)
  const change = await sync.say(business, contact, yes(business.topics.promos))
  const receipt = async () => {
    const { link } = await visit(sync.deps, business, contact)
    const made = await readReceipt(sync.deps, link, 'changeId' in change ? change.changeId : '')
    return made?.file ?? { proof: null, line: { hash: '' } }
  }
  const origin = originOf('shop.example', business.id)
  const holds = async (file: Awaited<ReturnType<typeof receipt>>, publicKey: Buffer, log = origin) =>
    verifyProof(file.proof ?? '', {
      entry: Buffer.from(file.line.hash, 'hex'),
      origin: log,
      keys: [verifierOf(log, publicKey)],
    }).ok
  await feedAndSign(deps)
  const before = await receipt()
  expect(await holds(before, first.publicKey)).toBe(true)

  // Rotation, which is also the way on after a loss: the log goes on, and each receipt holds with the key of its time.
  await key('rotate', file)
  const second = readPrivateKey(readFileSync(file, 'utf8'))
  await feedAndSign(deps)
  const after = await receipt()
  expect([await holds(before, first.publicKey), await holds(after, second.publicKey)]).toEqual([true, true])
  expect(await holds(after, first.publicKey)).toBe(false)
  const listed = readVkeyFile((await readLogKeys(sync.deps, business.id)) ?? '')
  expect(listed.map(({ publicKey }) => publicKey)).toEqual([second.publicKey, first.publicKey])

  // Compromise: the old key is no longer among those to trust, and a new receipt has the new one.
  await key('compromised', vkeyOf(verifierOf('shop.example', first.publicKey)))
  const text = (await readLogKeys(sync.deps, business.id)) ?? ''
  expect(readVkeyFile(text).map(({ publicKey }) => publicKey)).toEqual([second.publicKey])
  expect(text).toContain(`# compromised ${origin}+`)
  expect(await holds(await receipt(), second.publicKey)).toBe(true)
  expect(await check()).toBe(0)

  // A checkpoint of a business that is gone with every row; for another business it says nothing.
  const lost = `shop.example/${newId()}`
  const gone = join(folder, 'gone.checkpoint')
  const lostText = checkpointText({ origin: lost, size: 3, root: Buffer.alloc(32) })
  const signature = second.sign(lostText)
  const { id: keyId } = verifierOf(lost, second.publicKey)
  writeFileSync(gone, noteText({ text: lostText, signatures: [{ name: lost, keyId, signature }] }))
  expect(await check(gone)).toBe(1)
  expect(out.join('\n')).toContain(`${lost}: the database has no such business`)
  await expect(check('--business', business.slug, gone)).rejects.toThrow('another log')

  // A memory that is there and can't be read is not taken for none.
  const unread = { owner: database.owner, memory: gone, out: print, err: print }
  await expect(runCheck(unread, [])).rejects.toThrow("can't be read (ENOTDIR)")

  // A restored backup: what was kept shows it, and a new log begins under another name.
  const kept = join(folder, 'kept.checkpoint')
  await sync.say(business, contact, { on: 'stop', value: true })
  await feedAndSign(deps)
  writeFileSync(kept, (await readLogCheckpoint(sync.deps, business.id)) ?? '')
  const sql = database.admin.sql
  await sql`delete from feed where business_id = ${business.id} and position > 1`
  await sql`delete from ledger where business_id = ${business.id} and seq > 1`
  await sql`update tree_tiles set hashes = substring(hashes for 32) where business_id = ${business.id}`
  await sql`delete from checkpoints where business_id = ${business.id} and size > 1`
  expect(await check(kept)).toBe(1)
  expect(out.join('\n')).toContain('it was set back')
  await key('rotate', file, '--name', 'shop.example/2')
  const third = readPrivateKey(readFileSync(file, 'utf8'))
  await feedAndSign(deps, true)
  const restored = await receipt()
  expect(await holds(restored, third.publicKey, originOf('shop.example/2', business.id))).toBe(true)
  expect(readProof(restored.proof ?? '').index).toBe(0)

  out.length = 0
  await key('show')
  expect(out.map((line) => line.split('  ')[1]?.split(' ')[0]?.replace(',', ''))).toEqual([
    'signs',
    'retired',
    'compromised',
  ])
  for (const wrong of [
    ['rotate', join(folder, 'none')],
    ['new', 'two words'],
    ['compromised', 'nonsense'],
    ['destroy', 'x'],
    [],
  ])
    await expect(key(...wrong)).rejects.toMatchObject({ name: 'OperatorError' })
  writeFileSync(kept, 'nonsense')
  await expect(check(kept)).rejects.toThrow('no checkpoint')
})
