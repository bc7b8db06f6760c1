import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readSigningKeys } from '@/db/queries/ledger/checkpoints'
import { verifierOf } from '@/lib/notes/keys'
import { operatorOf } from '@/lib/services/callers/caller'
import { storedState } from '@/lib/services/testing'
import { exportEvidence } from '@/lib/services/transparency-log/export-evidence'
import { INSTALLATION, originOf } from '@/lib/services/transparency-log/logs'
import { stop, syncTest } from '@/lib/sync/testing'
import { feedAndSign, signer, testSigning } from '@/lib/sync/transparency-log/testing'
import { createTestDatabase } from '@/testing/database'
import { takeInExport } from './take-in-export'

const database = await createTestDatabase()
const sync = syncTest(database)
const { services } = sync.syncDeps()

/** Makes a business with a contact who stops after a backup, keeps the export, and restores the backup. */
async function restored() {
  const business = await sync.business()
  const contact = await sync.contact(business)
  const backup = await database.backUp()
  const late = await sync.business()
  const stranger = await sync.contact(late)
  await sync.say(late, stranger, stop)
  await sync.say(business, contact, stop)
  await feedAndSign(sync.syncDeps({ signing: testSigning() }))
  const text = async (id: string) => {
    const exported = await exportEvidence(sync.deps, operatorOf(id))
    if (exported.outcome !== 'exported') throw new Error(exported.outcome)
    let all = ''
    for await (const part of exported.lines) all += part
    return all
  }
  const [own, others] = [await text(business.id), await text(late.id)]
  await backup.restore()
  return { business, contact, own, others }
}

test('an export counts with a key that is known, and a file of another business or a changed one does not', async () => {
  const { business, contact, own, others } = await restored()
  const untaken: string[] = []
  const take = (text: string, over: Partial<Parameters<typeof takeInExport>[1]> = {}) =>
    takeInExport(services, {
      open: async function* () {
        yield Buffer.from(text)
      },
      ...{ keys: [], signer: null, businessIds: new Set([business.id]) },
      notTakenOver: ({ kind }) => void untaken.push(kind),
      ...over,
    })
  const isStopped = async () => (await storedState(sync.deps, business.id, contact)).stop?.on ?? false

  // The backup is from before anything was signed, so it knows no key.
  const keys = await inBusiness(database.app, INSTALLATION, (tx) => readSigningKeys(tx, INSTALLATION))
  expect(keys).toEqual([])
  await expect(take(own)).rejects.toThrow('signed by no key that is known here')
  await expect(take(others, { signer })).rejects.toThrow('a business that this database does not have')
  await expect(take(own.replace('"method\\":\\"page', '"method\\":\\"list'), { signer })).rejects.toThrow('was changed')
  expect(await isStopped()).toBe(false)

  const origin = originOf(signer.name, business.id)
  const named = await take(own, { keys: [verifierOf(origin, signer.publicKey)] })
  expect(named).toMatchObject({ missing: 1, refusals: 1, before: 0, lost: 0, failed: 0 })
  expect(await isStopped()).toBe(true)
  expect(await take(own, { signer })).toMatchObject({ missing: 1, refusals: 0, before: 1 })
  expect(untaken).toEqual([])
})
