import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { decryptSecret } from '@/lib/keys'
import { TOKEN, testSandbox } from '@/lib/sandbox/weni/testing'
import { granted } from '@/lib/services/callers/in-business-for'
import { makeMember } from '@/lib/services/callers/testing'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { beginWeni } from './begin-weni'
import { readDraft, saveDraft } from './drafts'
import { endConnecting } from './end-connecting'
import { finishWeni } from './finish-weni'
import { mapWeni } from './map-weni'
import { readConnectingWeni } from './read-connecting'

const database = await createTestDatabase()

async function world(changes: Parameters<typeof testSandbox>[0] = {}) {
  const stand = await testSandbox(changes)
  const made = testDeps(database.app)
  const deps = { ...made, settings: { ...made.settings, allowPrivate: [new URL(stand.base).host] } }
  const business = await makeBusiness(deps)
  const owner = await makeMember(deps, business.id, 'owner')
  const begin = (over: Partial<Parameters<typeof beginWeni>[2]> = {}) =>
    beginWeni(deps, owner, { name: '', baseUrl: stand.base, apiToken: TOKEN, ...over })
  const map = (mapping: Parameters<typeof mapWeni>[2]['mapping'], aiAgent: 'on' | 'off' | null = 'off') =>
    mapWeni(deps, owner, { aiAgent, mapping })
  const read = async () => granted(await readConnectingWeni(deps, owner)).begun
  const finish = () => finishWeni(deps, owner, { settleMs: 0 })
  const backends = () => database.admin.sql<{ id: string; status: string }[]>`
    select id, status from backends where business_id = ${business.id} and base_url like ${`${stand.base}%`}`
  return { stand, deps, business, owner, begin, map, read, finish, backends }
}

const PROMOS = { promos: { field: 'consent_promo', group: 'Consent promo' } }

test('step by step: found, mapped, connected; a page that is read again shows the step where it was', async () => {
  const { stand, deps, begin, map, read, finish, backends, owner } = await world()
  const before = stand.sandbox.store.revision
  expect(await begin()).toEqual({ outcome: 'found' })
  const found = await read()
  expect(found).toMatchObject({
    state: {
      name: 'Café Aurora',
      baseUrl: `${stand.base}/api/v2/`,
      isMapped: false,
      found: { contacts: { count: 3 } },
    },
    toCopy: null,
  })
  expect(JSON.stringify(found)).not.toContain(TOKEN)
  expect(found?.plan.topics.map(({ key, field }) => [key, field])).toContainEqual(['promos', 'consent_promos'])

  expect(await map({ ...PROMOS, news: { field: 'consent_news', group: 'News by WhatsApp' } })).toEqual({
    outcome: 'mapped',
  })
  expect((await read())?.plan.makes).toEqual({ fields: ['consent_news'], groups: ['News by WhatsApp'] })
  // Nothing is made before the last step.
  expect(stand.sandbox.store.revision).toBe(before)
  expect(await backends()).toEqual([])

  const finished = await finish()
  const [backend] = await backends()
  expect(finished).toEqual({ outcome: 'connected', backendId: backend?.id })
  expect(backend?.status).toBe('paused')
  const after = await read()
  expect(after?.state.connected).toEqual({ backendId: backend?.id, tokenIsSet: true })
  expect(after?.toCopy).toBe(stand.sandbox.store.globals.get('sayso_token')?.value)
  expect(stand.sandbox.store.fields.has('consent_news')).toBe(true)

  expect(await finish()).toEqual({ outcome: 'already_connected', backendId: backend?.id })
  await endConnecting(deps, owner, 'weni')
  expect(await read()).toBeNull()
  expect(await backends()).toHaveLength(1)
})

test('the token is kept encrypted, and is never sent to another host than the one it was given for', async () => {
  const { deps, owner, begin, read } = await world()
  await begin()
  const [row] = await database.admin.sql<{ secret: Buffer; state: object }[]>`
    select secret, state from connection_drafts where member_id = ${owner.memberId}`
  expect(row?.secret.toString('latin1')).not.toContain(TOKEN)
  expect(JSON.stringify(row?.state)).not.toContain(TOKEN)
  expect(decryptSecret(deps.keys, row!.secret, `draft:${owner.businessId}:${owner.memberId}:weni`)).toBe(TOKEN)
  // Tested again without typing the token once more.
  expect(await begin({ apiToken: '' })).toEqual({ outcome: 'found' })
  const elsewhere = await testSandbox()
  const hosts = [...deps.settings.allowPrivate, new URL(elsewhere.base).host]
  const wider = { ...deps, settings: { ...deps.settings, allowPrivate: hosts } }
  const there = { name: '', baseUrl: elsewhere.base, apiToken: '' }
  expect(await beginWeni(wider, owner, there)).toEqual({ outcome: 'failed', problem: 'token_missing' })
  expect(elsewhere.sandbox.calls.counters().endpoints).toEqual({})
  expect(await read()).not.toBeNull()
})

test.each<[string, Parameters<typeof beginWeni>[2], object]>([
  ['a wrong token', { name: '', baseUrl: '', apiToken: 'wrong' }, { problem: 'bad_token' }],
  ['no token', { name: '', baseUrl: '', apiToken: '' }, { problem: 'token_missing' }],
  ['a private address', { name: '', baseUrl: 'https://10.0.0.1', apiToken: TOKEN }, { problem: 'address_refused' }],
  ['an address without https', { name: '', baseUrl: 'http://8.8.8.8', apiToken: TOKEN }, { problem: 'not_https' }],
  ['no address', { name: '', baseUrl: 'not an address', apiToken: TOKEN }, { problem: 'not_a_url' }],
  ['a password', { name: '', baseUrl: 'https://a:b@8.8.8.8', apiToken: TOKEN }, { problem: 'has_credentials' }],
])('%s is refused, and nothing is kept', async (_, input, expected) => {
  const { stand, begin, read } = await world()
  expect(await begin({ ...input, baseUrl: input.baseUrl || stand.base })).toMatchObject({
    outcome: 'failed',
    ...expected,
  })
  expect(await read()).toBeNull()
})

test('a field of another type and a group that can’t be filled are refused, and kept to be mended', async () => {
  const { begin, map, read, finish, backends, stand } = await world()
  await begin()
  const before = stand.sandbox.store.revision
  const result = await map({
    promos: { field: 'age', group: null },
    news: { field: null, group: 'Promo yes' },
    orders: { field: 'nowhere', group: null },
  })
  expect(result).toMatchObject({ outcome: 'problems' })
  const problems = (await read())?.plan.topics.map(({ key, problem }) => [key, problem])
  expect(problems).toEqual(
    expect.arrayContaining([
      ['promos', expect.objectContaining({ code: 'wrong_type', field: 'age', type: 'numeric' })],
      ['news', expect.objectContaining({ code: 'smart_group', group: 'Promo yes' })],
      ['orders', expect.objectContaining({ code: 'no_such_field', field: 'nowhere' })],
    ]),
  )
  expect(await finish()).toEqual({ outcome: 'not_mapped' })
  expect(await map({})).toEqual({ outcome: 'nothing_mapped' })
  expect(await map(PROMOS, null)).toEqual({ outcome: 'agent_unknown' })
  expect(await finish()).toEqual({ outcome: 'not_mapped' })
  expect(stand.sandbox.store.revision).toBe(before)
  expect(await backends()).toEqual([])
})

test('a group changed after its members were said to refuse is asked about, never turned round by itself', async () => {
  const { begin, map, read, finish } = await world()
  await begin()
  const promos = { field: null, group: 'Consent promo' }
  expect(await map({ promos: { ...promos, asks: true } })).toMatchObject({ outcome: 'problems' })
  const [planned] = (await read())?.plan.topics.filter(({ key }) => key === 'promos') ?? []
  expect(planned).toMatchObject({ asks: true, problem: { problem: 'meaning_unsaid', group: 'Consent promo' } })
  expect(await finish()).toEqual({ outcome: 'not_mapped' })
  expect(await map({ promos: { ...promos, inverted: false } })).toEqual({ outcome: 'mapped' })
  expect((await read())?.plan.provision).toMatchObject([{ key: 'promos', group: 'Consent promo' }])
})

test('a token that is revoked in the middle is asked for again; the mapping stays, and nothing is half done', async () => {
  const { stand, begin, map, read, finish, backends } = await world()
  await begin()
  await map(PROMOS)
  const before = stand.sandbox.store.revision
  await stand.control('POST', 'faults', { mode: 'forbidden' })
  expect(await finish()).toEqual({ outcome: 'token_refused' })
  expect(await backends()).toEqual([])
  expect(stand.sandbox.store.revision).toBe(before)
  expect((await read())?.state).toMatchObject({ tokenRefused: true, mapping: PROMOS, isMapped: true })
  // The refused token is forgotten.
  expect(await begin({ apiToken: '' })).toEqual({ outcome: 'failed', problem: 'token_missing' })
  await stand.control('DELETE', 'faults', {})
  expect(await begin()).toEqual({ outcome: 'found' })
  expect((await read())?.state).toMatchObject({ tokenRefused: false, mapping: PROMOS, isMapped: true })
  expect(await finish()).toMatchObject({ outcome: 'connected' })
})

test('two presses at once connect one workspace once', async () => {
  const { begin, map, finish, backends } = await world()
  await begin()
  await map(PROMOS)
  const outcomes = (await Promise.all([finish(), finish()])).map(({ outcome }) => outcome).toSorted()
  expect(outcomes).toEqual(['already_connected', 'connected'])
  expect(await backends()).toHaveLength(1)
})

test('an editor can begin nothing and see nothing of it; a draft of another member is not mine', async () => {
  const { deps, business, begin } = await world()
  await begin()
  const editor = await makeMember(deps, business.id, 'editor')
  expect(await readConnectingWeni(deps, editor)).toEqual({ outcome: 'not_allowed' })
  const begun = await beginWeni(deps, editor, { name: '', baseUrl: 'x', apiToken: 'y' })
  expect(begun).toEqual({ outcome: 'not_allowed' })
  const other = await makeMember(deps, business.id, 'owner')
  expect(await readConnectingWeni(deps, other)).toEqual({ outcome: 'read', begun: null })
})

test('a draft that can’t be read, or whose key is lost, asks to begin again instead of failing', async () => {
  const { deps, owner, begin, read, finish } = await world()
  await begin()
  const draft = await inBusiness(database.app, owner.businessId, (tx) => readDraft(deps, tx, owner, 'weni'))
  await database.admin.sql`update connection_drafts set secret = '\\x00' where member_id = ${owner.memberId}`
  expect(await finish()).toEqual({ outcome: 'token_refused' })
  await database.admin.sql`update connection_drafts set state = '{"older": true}' where member_id = ${owner.memberId}`
  expect(await read()).toBeNull()
  await inBusiness(database.app, owner.businessId, (tx) => saveDraft(deps, tx, owner, 'weni', draft!))
  expect(await read()).not.toBeNull()
})
