import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { decryptEvidence } from '@/lib/keys'
import { askAudience } from '@/lib/services/audience/ask-audience'
import { checkContact } from '@/lib/services/decisions/check-contact'
import { checkContacts } from '@/lib/services/decisions/check-contacts'
import { receiveImport } from '@/lib/services/imports/receive-import'
import { bodyOf } from '@/lib/services/imports/testing'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { listApiKeys } from '@/lib/services/keys/list-api-keys'
import { disableMember } from '@/lib/services/members/disable-member'
import { makeLinks } from '@/lib/services/messages/make-links'
import type { PreferenceRequest } from '@/lib/services/records/preference-request'
import { recordPreferences } from '@/lib/services/records/record-preferences'
import { fingerprint, linesOf, makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { type Caller, operatorOf } from './caller'
import { NOT_ALLOWED, granted } from './in-business-for'
import { makeMember } from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const sql = database.admin.sql
const FILE = 'phone,topic,answer\n+5511987650001,promos,no\n'

const importBy = (caller: Caller) =>
  receiveImport(deps, caller, { name: 'a', settings: { columns: {} }, limitBytes: 1000, body: bodyOf(FILE) })

function askFor(caller: Caller, links = false) {
  const shared = { sender: undefined, source: undefined, onlyAllowed: false, links, duplex: false }
  const request = { ...shared, subject: { topic: 'promos' }, columns: {}, limitBytes: 1000, languageByte: () => 0 }
  const asked = request as unknown as Parameters<typeof askAudience>[2]
  return askAudience(deps, caller, asked, bodyOf(FILE), new AbortController().signal)
}

/** Asks about the list and reads the whole answer. */
async function askBy(caller: Caller, links = false): Promise<void> {
  const result = await askFor(caller, links)
  if (result.outcome !== 'answered') throw new Error(`the list was not answered: ${result.outcome}`)
  await new Response(result.body).text()
}

test('a list and an import are kept with the key or the member who sent them; an operator’s with neither', async () => {
  const { id } = await makeBusiness(deps)
  const editor = await makeMember(deps, id, 'editor')
  const made = granted(
    await createApiKey(deps, operatorOf(id), { name: 'a', scopes: ['imports', 'check'], mode: 'live' }),
  )
  const scopes = ['imports', 'check'] as const
  const key = { kind: 'key', businessId: id, keyId: made.id, scopes, mode: 'live' } as const
  for (const caller of [key, editor, operatorOf(id)]) {
    await importBy(caller)
    await askBy(caller)
  }
  const expected = [
    { api_key_id: made.id, member_id: null },
    { api_key_id: null, member_id: editor.memberId },
    { api_key_id: null, member_id: null },
  ]
  for (const table of ['imports', 'audiences'])
    expect(
      await sql`select api_key_id, member_id from ${sql(table)} where business_id = ${id} order by created_at, id`,
    ).toEqual(expected)
})

test('a viewer may ask whether a contact may be messaged, and makes no links and imports nothing', async () => {
  const business = await makeBusiness(deps)
  const viewer = await makeMember(deps, business.id, 'viewer')
  const contact = await makeContact(deps, business.id)
  const decided = { outcome: 'decided', decided: { allowed: false, reason: 'no_opt_in', until: null } }
  expect(await checkContact(deps, viewer, contact, { topic: 'promos' })).toMatchObject(decided)
  expect(await checkContacts(deps, viewer, [contact], { topic: 'promos' })).toMatchObject({ outcome: 'decided' })
  const before = await fingerprint(database.admin)
  expect(await makeLinks(deps, viewer, [{ contact }], {})).toEqual(NOT_ALLOWED)
  expect(await importBy(viewer)).toEqual(NOT_ALLOWED)
  expect(await listApiKeys(deps, viewer)).toEqual({ outcome: 'not_allowed' })
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('a member who was disabled may not even ask', async () => {
  const business = await makeBusiness(deps)
  const viewer = await makeMember(deps, business.id, 'viewer')
  const contact = await makeContact(deps, business.id)
  await disableMember(deps, operatorOf(business.id), viewer.memberId)
  expect(await checkContact(deps, viewer, contact, { topic: 'promos' })).toEqual(NOT_ALLOWED)
  expect(await checkContacts(deps, viewer, [contact], { topic: 'promos' })).toEqual(NOT_ALLOWED)
  expect(await askFor(viewer)).toEqual(NOT_ALLOWED)
})

const NOTED: PreferenceRequest = {
  ...{ by: 'agent', topics: { promos: 'out' }, stop: false, return: false, pause: null, resume: false },
  ...{ clearProviderStop: null, saidAt: null, sourceId: null, expiresAt: null, idempotencyKey: null },
  evidence: { said: 'No more promotions', where: 'phone', by: 'Ana' },
}

test('a viewer and a key without the scope note nothing of a contact, and do not learn who is one', async () => {
  const business = await makeBusiness(deps)
  const viewer = await makeMember(deps, business.id, 'viewer')
  const editor = await makeMember(deps, business.id, 'editor')
  const key = { kind: 'key', businessId: business.id, keyId: newId(), mode: 'live' } as const
  const contactId = await makeContact(deps, business.id)
  const before = await fingerprint(database.admin)
  for (const id of [contactId, newId()]) {
    expect(await recordPreferences(deps, viewer, id, NOTED)).toEqual(NOT_ALLOWED)
    expect(await recordPreferences(deps, viewer, id, { ...NOTED, by: 'api' })).toEqual(NOT_ALLOWED)
    const writes = { ...key, scopes: ['contacts:write'] } as const
    expect(await recordPreferences(deps, writes, id, NOTED)).toEqual(NOT_ALLOWED)
    expect(await recordPreferences(deps, { ...key, scopes: [] }, id, NOTED)).toEqual(NOT_ALLOWED)
  }
  expect(await fingerprint(database.admin)).toEqual(before)
  await disableMember(deps, operatorOf(business.id), editor.memberId)
  expect(await recordPreferences(deps, editor, contactId, NOTED)).toEqual(NOT_ALLOWED)
  expect(await linesOf(database.admin, contactId)).toEqual([])
})

test('who may ask about a list and make no links gets no links with its rows', async () => {
  const { id } = await makeBusiness(deps)
  const viewer = await makeMember(deps, id, 'viewer')
  await askBy(viewer)
  expect(await askFor(viewer, true)).toEqual(NOT_ALLOWED)
  const key = { kind: 'key', businessId: id, keyId: newId(), scopes: ['check'], mode: 'live' } as const
  expect(await askFor(key, true)).toEqual(NOT_ALLOWED)
  await askBy(await makeMember(deps, id, 'editor'), true)
})

test('what a member notes of a contact carries the member’s id in its evidence, and nothing of it in the line', async () => {
  const business = await makeBusiness(deps)
  const editor = await makeMember(deps, business.id, 'editor')
  const { memberId } = editor
  const contactId = await makeContact(deps, business.id)
  await recordPreferences(deps, editor, contactId, NOTED)
  const [line] = await linesOf(database.admin, contactId)
  expect(line?.payload).not.toContain(memberId)
  expect(JSON.parse(line?.payload ?? '{}')).toMatchObject({ actor: 'member', method: 'agent' })
  const changeId = line?.changeId ?? ''
  const [evidence] = await sql<{ body: Buffer }[]>`select body from evidence where change_id = ${changeId}`
  const body = JSON.parse(decryptEvidence(deps.keys, evidence?.body ?? Buffer.alloc(0), changeId)) as object
  expect(body).toMatchObject({ member: memberId, said: 'No more promotions' })
  expect(body).not.toHaveProperty('apiKey')
})

test('the keys of a business and of its test business are listed, and listing makes neither', async () => {
  const { id } = await makeBusiness(deps)
  const owner = await makeMember(deps, id, 'owner')
  await createApiKey(deps, owner, { name: 'live', scopes: ['check'], mode: 'live' })
  const before = await fingerprint(database.admin)
  expect(await listApiKeys(deps, owner)).toMatchObject({ keys: [{ name: 'live' }] })
  expect(await fingerprint(database.admin)).toEqual(before)
  await createApiKey(deps, owner, { name: 'test', scopes: ['check'], mode: 'test' })
  expect(await listApiKeys(deps, owner)).toMatchObject({ keys: [{ name: 'live' }, { name: 'test', mode: 'test' }] })
})
