import { expect, test } from 'vitest'
import { connectWebhook } from '@/lib/services/backends/connect-webhook'
import { changeFrameOrigins, ORIGINS_MOST } from '@/lib/services/business/change-frame-origins'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { makeMember } from '@/lib/services/callers/testing'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { speakAll } from '@/testing/speak-all'
import { createApiKey } from './create-api-key'
import { readDeveloperSettings } from './read-developers'
import { type KeyPlace, readKeys } from './read-keys'
import { revokeApiKey } from './revoke-api-key'

const database = await createTestDatabase()
const made = testDeps(database.app)
const deps = { ...made, settings: { ...made.settings, allowPrivate: ['localhost:3001'] } }

test('keys are read by mode and in pages, the newest first, revoked ones among them, and never a token', async () => {
  const { id } = await makeBusiness(deps)
  const owner = await makeMember(deps, id, 'owner')
  const create = async (name: string, mode: 'live' | 'test') =>
    granted(await createApiKey(deps, owner, { name, scopes: ['check', 'links'], mode }))
  const keys = []
  for (const name of ['A', 'B', 'C', 'D', 'E']) keys.push(await create(name, 'live'))
  const test = await create('T', 'test')
  await revokeApiKey(deps, owner, keys[3]?.id ?? '')
  const names: string[] = []
  let before: KeyPlace | null = null
  do {
    const page = await readKeys(deps, owner, { mode: 'live', before, limit: 2 })
    if (page.outcome !== 'read') throw new Error('an owner reads the keys')
    expect(page.keys.length).toBeLessThanOrEqual(2)
    names.push(...page.keys.map(({ name, revokedAt }) => (revokedAt === null ? name : `${name}, revoked`)))
    before = page.next
  } while (before)
  expect(names).toEqual(['E', 'D, revoked', 'C', 'B', 'A'])
  const tests = await readKeys(deps, owner, { mode: 'test', before: null, limit: 10 })
  expect(tests).toMatchObject({ keys: [{ id: test.id, name: 'T', mode: 'test', lastUsedOn: null }], next: null })
  expect(JSON.stringify(tests)).not.toContain(test.token)
})

test('before there is a test key, the list of test keys is empty and nothing is made', async () => {
  const { id } = await makeBusiness(deps)
  const page = await readKeys(deps, operatorOf(id), { mode: 'test', before: null, limit: 10 })
  expect(page).toEqual({ outcome: 'read', keys: [], next: null })
})

test.each(['editor', 'viewer'] as const)('keys, sites and webhooks are not for an %s', async (role) => {
  const { id } = await makeBusiness(deps)
  const member = await makeMember(deps, id, role)
  const notAllowed = { outcome: 'not_allowed' }
  expect(await readKeys(deps, member, { mode: 'live', before: null, limit: 10 })).toEqual(notAllowed)
  expect(await readDeveloperSettings(deps, member)).toEqual(notAllowed)
  expect(await changeFrameOrigins(deps, member, { change: 'add', text: 'https://a.example' })).toEqual(notAllowed)
})

test('sites are added and removed one by one, as origins, and what two owners do at once is all there', async () => {
  const { id } = await makeBusiness(deps)
  await speakAll(database.admin, id)
  const owner = await makeMember(deps, id, 'owner')
  const change = (text: string, to: 'add' | 'remove' = 'add') => changeFrameOrigins(deps, owner, { change: to, text })
  const added = await Promise.all([change('https://Shop.example/'), change('https://help.example:8443')])
  expect(added).toMatchObject([{ outcome: 'changed', origin: 'https://shop.example' }, { outcome: 'changed' }])
  expect(await change('https://shop.example')).toEqual({ outcome: 'unchanged', origin: 'https://shop.example' })
  expect(await change('https://shop.example;script-src')).toEqual({ outcome: 'not_an_origin' })
  const origins = async () => {
    const read = await readDeveloperSettings(deps, owner)
    return read.outcome === 'read' ? read.frameOrigins.map(({ origin }) => origin).toSorted() : []
  }
  expect(await origins()).toEqual(['https://help.example:8443', 'https://shop.example'])
  expect(await change('https://shop.example', 'remove')).toMatchObject({ outcome: 'changed' })
  expect(await change('https://shop.example', 'remove')).toMatchObject({ outcome: 'unchanged' })
  for (let place = 1; place < ORIGINS_MOST; place++) await change(`https://s${place}.example`)
  expect(await change('https://one-more.example')).toEqual({ outcome: 'too_many' })
  expect(await origins()).toHaveLength(ORIGINS_MOST)
})

test('signed webhooks are listed by name', async () => {
  const { id } = await makeBusiness(deps)
  const connected = await connectWebhook(deps, operatorOf(id), { name: 'CRM', url: 'http://localhost:3001/hooks/demo' })
  if (!connected.ok) throw new Error(connected.problem)
  expect(await readDeveloperSettings(deps, operatorOf(id))).toEqual({
    outcome: 'read',
    frameOrigins: [],
    refusedFrames: [],
    webhooks: [{ id: connected.backendId, name: 'CRM' }],
  })
})
