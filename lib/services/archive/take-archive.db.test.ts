import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { fromBuffer, type ZipFile } from 'yauzl'
import { presentConsents } from '@/app/api/v1/exports/_present/consents'
import { parseKeyRing } from '@/lib/keys'
import { type Caller, type MemberCaller, operatorOf } from '@/lib/services/callers/caller'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { importFile } from '@/lib/services/imports/testing'
import { addMember } from '@/lib/services/members/add-member'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { takeArchive } from './take-archive'

const database = await createTestDatabase()
const app = testDeps(database.app)
const worker = testDeps(database.worker)

/** Reads every file of an archive, which has to be whole. */
async function filesOf(archive: Buffer): Promise<Map<string, string>> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(archive, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened))),
  )
  const files = new Map<string, string>()
  return new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve(files))
    zip.on('entry', (entry: { fileName: string }) => {
      zip.openReadStream(entry as never, (error, stream) => {
        if (error) return reject(error)
        buffer(stream).then((bytes) => {
          files.set(entry.fileName, bytes.toString('utf8'))
          zip.readEntry()
        }, reject)
      })
    })
    zip.readEntry()
  })
}

async function take(caller: Caller, deps = app) {
  const taken = await takeArchive(deps, caller, { readme: 'What this is.', consents: presentConsents })
  if (taken.outcome !== 'taken') throw new Error(taken.outcome)
  return filesOf(await buffer(taken.archive))
}

type Line = Record<string, string & Record<string, string>[]>
const linesIn = (files: Map<string, string>, name: string): Line[] =>
  (files.get(name) ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)

test('the archive has all of the business: people, lines, proof in clear text, and nothing of another', async () => {
  const [business, other] = [await makeBusiness(app), await makeBusiness(app)]
  const rows = Array.from(
    { length: 1201 },
    (_, n) => `+55119876${String(50_000 + n)},promos,${n % 2 === 0 ? 'yes' : 'no'},2026-01-05,form ${n}\n`,
  )
  await importFile(app, worker, business.id, `phone,topic,answer,when,proof\n${rows.join('')}`)
  await importFile(app, worker, other.id, 'phone,topic,answer,when,proof\n+5511911110001,promos,no,2026-01-05,secret\n')
  const files = await take(operatorOf(business.id))
  expect([...files.keys()]).toEqual([
    'README.txt',
    'configuration.json',
    'consents.csv',
    'contacts.ndjson',
    'ledger.ndjson',
    'evidence.ndjson',
    'notices.ndjson',
    'sources.ndjson',
    'audit.ndjson',
  ])
  expect(files.get('README.txt')).toBe('What this is.')
  const contacts = linesIn(files, 'contacts.ndjson')
  expect(contacts).toHaveLength(1201)
  expect(new Set(contacts.flatMap(({ identities }) => identities?.map(({ canonical }) => canonical))).size).toBe(1201)
  expect(linesIn(files, 'ledger.ndjson')).toHaveLength(1201)
  const evidence = linesIn(files, 'evidence.ndjson')
  expect(evidence).toHaveLength(1201)
  for (const { text = '', salt = '', digest } of evidence.slice(0, 20)) {
    expect(text).toContain('"proof":"form ')
    const bytes = Buffer.concat([Buffer.from(salt, 'base64url'), Buffer.from(text)])
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(digest)
  }
  const all = [...files.values()].join('\n')
  expect(all).not.toContain('secret')
  expect(all).not.toContain(other.id)
  expect(JSON.parse(files.get('configuration.json') ?? '')).toMatchObject({
    id: business.id,
    api_keys: [],
    members: [],
  })
  expect(linesIn(files, 'audit.ndjson').map(({ action }) => action)).toContain('archive.taken')
  // What leaves can come back, and changes nothing.
  const again = await importFile(app, worker, business.id, files.get('consents.csv') ?? '')
  expect(again).toMatchObject({ status: 'done', taken: 0 })
})

test('who was erased is in the archive as erased: without a number, a word or proof', async () => {
  const business = await makeBusiness(app)
  const caller = operatorOf(business.id)
  await importFile(
    app,
    worker,
    business.id,
    'phone,topic,answer,when,proof\n+5511987651001,promos,no,2026-01-05,call 1\n',
  )
  const [before] = linesIn(await take(caller), 'contacts.ndjson')
  await eraseContact(app, caller, before?.['contact_id'] ?? '')
  const files = await take(caller)
  expect(linesIn(files, 'evidence.ndjson')).toEqual([])
  const all = [...files.values()].join('\n')
  expect(all).not.toContain('987651001')
  expect(all).not.toContain('call 1')
})

test('evidence that no key opens is in the archive without its text, and with the digest that its line has', async () => {
  const business = await makeBusiness(app)
  await importFile(app, worker, business.id, 'phone,topic,answer,when,proof\n+5511987651002,promos,no,2026-01-05,x\n')
  const keys = parseKeyRing(`2:${Buffer.alloc(32, 2).toString('base64')}`)
  const caller = operatorOf(business.id)
  const [whole, without] = [await take(caller), await take(caller, testDeps(database.app, { keys }))]
  const [[opened], [closed]] = [linesIn(whole, 'evidence.ndjson'), linesIn(without, 'evidence.ndjson')]
  expect(opened?.['digest']).toMatch(/^[0-9a-f]{64}$/)
  expect(closed).toEqual({ ...opened, text: null, unreadable: true })
})

test('what was tampered with is in the archive as it is: it proves itself in nothing', async () => {
  const business = await makeBusiness(app)
  const caller = operatorOf(business.id)
  const { sql } = database.admin
  const rows = [1, 2, 3].map((n) => `+551198765300${n},promos,no,2026-01-05,call ${n}\n`)
  await importFile(app, worker, business.id, `phone,topic,answer,when,proof\n${rows.join('')}`)
  const before = linesIn(await take(caller), 'evidence.ndjson')
  const [salted, lineless, unread] = before.map((each) => each['change_id'] as string)
  await sql`update evidence set salt = '\\x00' where change_id = ${salted!}`
  await sql`delete from ledger where change_id = ${lineless!}`
  await sql`update ledger set packed = '\\x00ff' where change_id = ${unread!}`
  const files = await take(caller)
  const [changed, alone, ofUnread] = linesIn(files, 'evidence.ndjson')
  // The digest stays that of the line, and no longer fits.
  expect(changed).toEqual({ ...before[0], salt: 'AA' })
  expect(alone).toEqual({ ...before[1], digest: null })
  expect(ofUnread).toEqual({ ...before[2], digest: null })
  const line = linesIn(files, 'ledger.ndjson').find((each) => each['change_id'] === unread)
  expect(line).toMatchObject({ payload: null, unreadable: true, packed: '00ff' })
})

test('an editor takes nothing, and a failure on the way leaves no archive that opens', async () => {
  const business = await makeBusiness(app)
  const added = await addMember(app, operatorOf(business.id), { email: 'b@example.com', name: 'B', role: 'editor' })
  if (added.outcome !== 'added') throw new Error(added.outcome)
  // Even if the session still says owner, the role in the database counts.
  const editor: MemberCaller = { kind: 'member', businessId: business.id, memberId: added.memberId, role: 'owner' }
  const options = { readme: 'x', consents: presentConsents }
  expect(await takeArchive(app, editor, options)).toEqual({ outcome: 'not_allowed' })
  async function* failing(): AsyncGenerator<string> {
    yield 'contact_id\n'
    throw new Error('the database is away')
  }
  const taken = await takeArchive(app, operatorOf(business.id), { ...options, consents: failing })
  if (taken.outcome !== 'taken') throw new Error(taken.outcome)
  await expect(buffer(taken.archive)).rejects.toThrow('the database is away')
})
