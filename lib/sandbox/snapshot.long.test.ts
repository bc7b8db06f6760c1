import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { DemoConfig } from './demo-config'
import { Sandbox } from './sandbox'
import { SnapshotFile } from './snapshot-file'
import { modifyContacts } from './weni/modify'
import { ANA, BRUNO, config } from './weni/testing'

async function open(folder?: string) {
  const path = folder ?? (await mkdtemp(join(tmpdir(), 'sandbox-')))
  if (!folder) onTestFinished(() => rm(path, { recursive: true }))
  const sandbox = new Sandbox(DemoConfig.parse(config))
  const errors: unknown[] = []
  const file = new SnapshotFile(join(path, 'sandbox.json'), sandbox, (error) => errors.push(error))
  // Runs before the folder is removed, so that nothing is written there afterwards.
  onTestFinished(() => file.stop())
  return { folder: path, sandbox, file, errors }
}

test('a second start finds contacts, groups, fields, globals and chats as they were', async () => {
  const first = await open()
  expect(first.file.start()).toBe(false)
  const { store, phone } = first.sandbox
  store.addField('consent_news', 'Consent news', 'text')
  const group = store.addGroup('News')
  store.globals.set('token', { key: 'token', name: 'Token', value: 'x', modifiedOn: store.clock.next() })
  const [ana, bruno] = [store.findContact(ANA), store.findContact(BRUNO)]
  if (!ana || !bruno) throw new Error('seed')
  modifyContacts(store, [ana], { fields: { consent_news: 'no' }, addGroups: [group] })
  modifyContacts(store, [bruno], { status: 'stopped' })
  phone.chats.add(ANA, { direction: 'in', text: 'PARAR', at: 1 })
  await first.file.stop()

  const second = await open(first.folder)
  expect(second.file.start()).toBe(true)
  const again = second.sandbox.store
  const list = (one: typeof store) => [...one.modified.walk(true, null)].map((contact) => one.present(contact))
  expect(list(again)).toEqual(list(store))
  expect([...again.globals.values()]).toEqual([...store.globals.values()])
  expect(again.byUrn.get('whatsapp:5511987654321')?.uuid).toBe(ANA)
  expect(second.sandbox.phone.chats.of(ANA)).toEqual(phone.chats.of(ANA))
  expect(again.clock.next()).toBeGreaterThan(bruno.modifiedOn)
  await second.file.stop()
  expect([...first.errors, ...second.errors]).toEqual([])
})

test('nothing changed, nothing written; and no half file is left', async () => {
  const { folder, file, sandbox } = await open()
  file.start()
  await file.write()
  await writeFile(join(folder, 'sandbox.json'), 'marked')
  await file.write()
  expect(await readFile(join(folder, 'sandbox.json'), 'utf8')).toBe('marked')
  sandbox.store.addGroup('News')
  await file.stop()
  expect(JSON.parse(await readFile(join(folder, 'sandbox.json'), 'utf8'))).toMatchObject({ version: 1 })
  expect(await readdir(folder)).toEqual(['sandbox.json'])
})

test('a reset to the seed is written too', async () => {
  const { file, sandbox } = await open()
  file.start()
  await file.write()
  const before = sandbox.store.revision
  sandbox.reset({ data: true })
  expect(sandbox.store.revision).toBeGreaterThan(before)
  await file.stop()
})

test('a file that can’t be read is put aside, and the next start begins with an empty store', async () => {
  const first = await open()
  await writeFile(join(first.folder, 'sandbox.json'), '{')
  expect(() => first.file.start()).toThrow('could not be read and was renamed')
  expect((await open(first.folder)).file.start()).toBe(false)
})

test('100,000 contacts load, page and save without holding up a request for long', async () => {
  const { sandbox, file } = await open()
  const { store } = sandbox
  for (let index = 0; index < 100_000; index++) {
    store.addContact({
      name: `C ${index}`,
      language: 'spa',
      urns: [`whatsapp:34${600_000_000 + index}`],
      groups: [],
      fields: { consent_promo: 'yes' },
    })
  }
  let turns = 0
  let isWriting = true
  const turn = () => {
    turns += 1
    if (isWriting) setImmediate(turn)
  }
  setImmediate(turn)
  await file.write()
  isWriting = false
  // Between any two pieces a request can run.
  expect(turns).toBeGreaterThan(50)
  const contacts = [...store.contacts.values()]
  for (let index = 0; index < 10_000; index++) {
    const contact = contacts[(index * 7919) % contacts.length]
    if (contact) modifyContacts(store, [contact], { fields: { consent_promo: index % 2 ? 'yes' : 'no' } })
  }
  const newest = store.modified.walk(true, null).next().value
  expect(newest?.modifiedOn).toBe(Math.max(...contacts.map((contact) => contact.modifiedOn)))
})
