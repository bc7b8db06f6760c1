import { createPublicKey, hash, verify as verifySignature } from 'node:crypto'
import canonicalize from 'canonicalize'
import { expect, test } from 'vitest'
import { GET as getEvidence } from '@/app/api/v1/contacts/[id]/evidence/route'
import { GET as exportRecords } from '@/app/api/v1/exports/consent-records.jsonl/route'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { verifierOf, vkeyOf } from '@/lib/notes/keys'
import { referenceOf } from '@/lib/reference'
import { makeMember } from '@/lib/services/callers/testing'
import { openLink } from '@/lib/services/page/open-link'
import { tokenFor } from '@/lib/services/testing'
import { didDocument, documentKey, multibase } from '@/lib/services/transparency-log/data-integrity'
import { findReceipt } from '@/lib/services/transparency-log/find-receipt'
import { originOf } from '@/lib/services/transparency-log/logs'
import { readEvidenceState } from '@/lib/services/transparency-log/read-evidence-state'
import { readReceipt } from '@/lib/services/transparency-log/read-receipt'
import { verifyWhileWaiting } from '@/lib/services/transparency-log/verify-while-waiting'
import { no, syncTest, yes } from '@/lib/sync/testing'
import { feedAndSign, signer } from '@/lib/sync/transparency-log/testing'
import { ed25519With } from '@/lib/verifier/source/ed25519'
import { sha256 } from '@/lib/verifier/source/sha256'
import { sha512 } from '@/lib/verifier/source/sha512'
import { verify } from '@/lib/verifier/source/verify'
import { en } from '@/lib/verifier/source/words/en'
import { createTestDatabase } from '@/testing/database'
import { GET } from './route'

// What the server gives out, held against the verifier, which shares no code with it.

const database = await createTestDatabase()
const sync = syncTest(database)
const { deps } = sync
useDeps(deps)
const syncDeps = sync.syncDeps({
  signing: {
    signer: () => Promise.resolve(signer),
    memory: { read: () => Promise.resolve(null), write: () => Promise.resolve() },
    witnesses: [],
    authority: null,
  },
})

/** Checks a file as a stranger does, who has the public key of the business's log. */
async function failuresOf(text: string, businessId: string): Promise<string[]> {
  const log = vkeyOf(verifierOf(originOf(signer.name, businessId), signer.publicKey))
  const keys = [log, JSON.stringify(didDocument(deps.keys, deps.settings.baseUrl))]
  const file = {
    async *chunks() {
      yield Buffer.from(text)
    },
  }
  const report = await verify({ sha256, ed25519: ed25519With(sha512) }, { file, keys })
  const failures = report.findings.filter(({ result }) => result === 'fails').map(({ say }) => say(en))
  expect(report.good).toBe(failures.length === 0)
  return failures
}

/** A business with three people and seven lines, all of them signed; and one line that is not signed yet. */
async function signedBusiness() {
  const business = await sync.business()
  const { promos } = business.topics
  const people = [await sync.contact(business), await sync.contact(business), await sync.contact(business)]
  const [first = '', second = '', third = ''] = people
  for (const contact of people) await sync.say(business, contact, yes(promos))
  await sync.say(business, first, no(promos))
  await sync.say(business, second, no(promos))
  await sync.say(business, first, yes(promos))
  await sync.say(business, third, no(promos))
  await feedAndSign(syncDeps)
  await sync.say(business, third, yes(promos))
  return { business, first, third, token: await keyFor(deps, business.id) }
}

const made = await signedBusiness()
const { business, first, third, token } = made
const text = async (query = '') => (await callApi(GET, { token, query })).text()

test('the whole export holds for a stranger with the public key, and one changed line does not', async () => {
  const whole = await text()
  expect(await failuresOf(whole, business.id)).toEqual([])
  expect(whole.split('\n').filter((line) => line.includes('"index"'))).toHaveLength(7)
  expect(await failuresOf(whole.replace('\\"answer\\":\\"out\\"', '\\"answer\\":\\"in\\"'), business.id)).toEqual([
    expect.stringMatching(/Entry \d: The line was changed/),
  ])
  expect(await failuresOf(whole.replace(/\{"index":6.*\n/, ''), business.id)).toEqual([
    'The export is not whole: it has 6 entries, and 7 were signed.',
  ])
})

test('the export of one person, and of a time, brings a proof for each line', async () => {
  const one = await text(`?contact=${first}`)
  expect(one.split('\n').filter((line) => line.includes('"proof"'))).toHaveLength(3)
  expect(await failuresOf(one, business.id)).toEqual([])
  expect(await failuresOf(await text('?from=2020-01-01T00:00:00Z'), business.id)).toEqual([])
  expect(await text('?to=2020-01-01T00:00:00Z')).not.toContain('"index"')
})

test('the proof of one person has their lines in the signed log, and says which one is too new', async () => {
  const pack = async (id: string) => (await callApi(getEvidence, { token, params: { id } })).text()
  expect(await failuresOf(await pack(first), business.id)).toEqual([])
  expect(await pack(third)).toContain('"proof":null')
  expect(await failuresOf(await pack(third), business.id)).toEqual([])
})

test('the receipt of a change holds, and does not for another business', async () => {
  const [line] = await database.admin.sql<{ id: string }[]>`
    select change_id as id from ledger where business_id = ${business.id} and contact_id = ${first}
    order by seq limit 1`
  const link = await openLink(deps, tokenFor(deps, business, first))
  if (!('power' in link) || link.power !== 'full' || !line) throw new Error('no link')
  const receipt = await readReceipt(deps, link, line.id)
  const file = JSON.stringify(receipt?.file)
  expect(await failuresOf(file, business.id)).toEqual([])
  expect(await failuresOf(file, newId())).toEqual([expect.stringMatching(/is not signed with a key that you gave/)])
})

test('a right is needed, an unknown person is 404, a log without a checkpoint is 409, and each export is recorded', async () => {
  const status = async (handler: typeof GET, key: string, query = '') =>
    (await callApi(handler, { token: key, query })).status
  const events = await keyFor(deps, business.id, ['events'])
  for (const handler of [GET, exportRecords]) {
    expect(await status(handler, events)).toBe(403)
    expect(await status(handler, token, `?contact=${newId()}`)).toBe(404)
    expect(await status(handler, token, '?from=yesterday')).toBe(400)
  }
  const other = await sync.business()
  expect(await status(GET, await keyFor(deps, other.id))).toBe(409)
  expect(await status(GET, await keyFor(deps, other.id), `?contact=${first}`)).toBe(404)
  await text(`?contact=${first}`)
  const rows = await database.admin.sql<{ subject: string; changes: { of: string } }[]>`
    select subject_id as subject, changes from audit_log
    where business_id = ${business.id} and action = 'export.read' order by at desc, id desc limit 1`
  expect(rows).toMatchObject([{ subject: first, changes: { of: 'evidence' } }])
})

test('consent records are JSON-LD that anybody can verify by the key of the DID document', async () => {
  const response = await callApi(exportRecords, { token, query: `?contact=${first}` })
  const documents = (await response.text()).split('\n').filter((line) => line !== '')
  expect(documents).toHaveLength(1)
  const { proof, ...document } = JSON.parse(documents[0] ?? '') as { proof: Record<string, unknown> } & object
  expect(document).toMatchObject({
    type: 'dpv:ConsentRecord',
    'dct:conformsTo': 'ISO/IEC TS 27560:2023',
    'dpv:hasConsentStatus': 'dpv:ConsentGiven',
    'dct:hasPart': [
      { 'dpv:hasConsentStatus': 'dpv:ConsentGiven' },
      { 'dpv:hasConsentStatus': 'dpv:ConsentWithdrawn' },
      { 'dpv:hasConsentStatus': 'dpv:ConsentGiven' },
    ],
  })
  const { method, key } = documentKey(deps.keys, deps.settings.baseUrl)
  const { proofValue, ...options } = proof
  expect(options).toMatchObject({ cryptosuite: 'eddsa-jcs-2022', verificationMethod: method })
  const hashes = [options, document].map((part) => hash('sha256', canonicalize(part) ?? '', 'buffer'))
  const signature = decode58(String(proofValue))
  expect(multibase(signature)).toBe(proofValue)
  expect(verifySignature(null, Buffer.concat(hashes), createPublicKey(key), signature)).toBe(true)
  const file = `${documents[0]}\n`
  expect(await failuresOf(file, business.id)).toEqual([])
  expect(await failuresOf(file.replace('ConsentWithdrawn', 'ConsentGiven'), business.id)).toEqual([
    'Entry 1: it was changed: the signature is not of this text.',
  ])
  expect(await failuresOf(file.replace('#documents-', '#other-'), business.id)).toEqual([
    expect.stringMatching(/is not a key that you gave/),
  ])
  const everybody = await (await callApi(exportRecords, { token })).text()
  expect(everybody.split('\n').filter((line) => line !== '')).toHaveLength(3)
  expect(await (await callApi(exportRecords, { token, query: '?to=2020-01-01T00:00:00Z' })).text()).toBe('')
})

test('a member sees what is signed, verifies it and finds a receipt; a viewer and another business do not', async () => {
  const owner = await makeMember(deps, business.id, 'owner')
  const viewer = await makeMember(deps, business.id, 'viewer')
  expect(await readEvidenceState(deps, owner)).toMatchObject({
    ...{ outcome: 'read', health: { last: { size: 7 }, waiting: 0, problems: [] } },
    ...{ keys: expect.stringContaining(business.id), checkpoint: expect.stringContaining(`${business.id}\n7\n`) },
  })
  expect(await verifyWhileWaiting(deps, owner)).toEqual({ outcome: 'holds', lines: 8, contacts: 3 })
  const lines = await database.admin.sql<{ id: string }[]>`
    select change_id as id from ledger where business_id = ${business.id} and contact_id = ${third} order by seq`
  const [signed, , open] = lines.map(({ id }) => id)
  expect(await findReceipt(deps, owner, ` ${signed?.toUpperCase()} `)).toMatchObject({
    ...{ outcome: 'found', isSigned: true, line: { contactId: third, seq: 1 } },
  })
  expect(await findReceipt(deps, owner, open ?? '')).toMatchObject({ outcome: 'found', isSigned: false })
  // What the page and the chat show of it.
  expect(await findReceipt(deps, owner, ` ${referenceOf(signed ?? '')}`)).toMatchObject({
    ...{ outcome: 'found', isSigned: true, line: { contactId: third, seq: 1 } },
  })
  const stranger = await makeMember(deps, (await sync.business()).id, 'owner')
  for (const reference of ['', 'PARAR', newId(), '0'.repeat(8)])
    expect(await findReceipt(deps, owner, reference)).toEqual({ outcome: 'unknown_reference' })
  for (const reference of [signed ?? '', referenceOf(signed ?? '')])
    expect(await findReceipt(deps, stranger, reference)).toEqual({ outcome: 'unknown_reference' })
  for (const refused of [
    readEvidenceState(deps, viewer),
    verifyWhileWaiting(deps, viewer),
    findReceipt(deps, viewer, ''),
  ])
    expect(await refused).toEqual({ outcome: 'not_allowed' })
})

/** Reads base58btc in the test's own way. */
function decode58(text: string): Buffer {
  const digits = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
  const number = Array.from(text.slice(1)).reduce((sum, char) => sum * 58n + BigInt(digits.indexOf(char)), 0n)
  return Buffer.from(number.toString(16).padStart(128, '0'), 'hex')
}
