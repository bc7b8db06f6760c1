import { expect, test } from 'vitest'
import { ACCESS_TOKEN, PHONE_NUMBER_ID, testGraph, WABA_ID } from '@/lib/sandbox/graph/testing'
import { granted } from '@/lib/services/callers/in-business-for'
import { makeMember } from '@/lib/services/callers/testing'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { beginWebhook } from './begin-webhook'
import { beginWhatsApp, type BeginWhatsApp } from './begin-whatsapp'
import { endConnecting } from './end-connecting'
import { finishWebhook } from './finish-webhook'
import { finishWhatsApp } from './finish-whatsapp'
import { listConnecting, readConnecting, readRotation } from './read-connecting'
import { rotateAndKeep } from './rotate-and-keep'

const database = await createTestDatabase()
const APP_SECRET = 'app-secret-of-meta'

async function world() {
  const stand = await testGraph()
  const plain = testDeps(database.app)
  const allowPrivate = [new URL(stand.base).host, 'localhost:3001']
  const deps = testDeps(database.app, { settings: { ...plain.settings, allowPrivate } })
  const business = await makeBusiness(deps)
  const owner = await makeMember(deps, business.id, 'owner')
  const begin = (over: Partial<BeginWhatsApp> = {}) =>
    beginWhatsApp(deps, owner, {
      ...{ name: '', phoneNumberId: PHONE_NUMBER_ID, wabaId: WABA_ID, graphUrl: stand.graphUrl },
      ...{ accessToken: ACCESS_TOKEN, appSecret: APP_SECRET, ...over },
    })
  const rows = (kind: string) => database.admin.sql<{ id: string }[]>`
    select id from backends where business_id = ${business.id} and kind = ${kind}`
  return { stand, deps, business, owner, begin, rows }
}

test('WhatsApp: the number is read from Meta, then connected; only what Meta wants to know is shown', async () => {
  const { deps, owner, begin, rows } = await world()
  expect(await begin()).toEqual({ outcome: 'found' })
  const found = granted(await readConnecting(deps, owner, 'whatsapp')).begun
  expect(found?.state.found).toMatchObject({ verifiedName: 'Demo', quality: 'GREEN' })
  expect(found?.toCopy).toBeNull()
  expect(JSON.stringify(found)).not.toMatch(new RegExp(`${ACCESS_TOKEN}|${APP_SECRET}`))
  const finished = await finishWhatsApp(deps, owner)
  const [row] = await rows('whatsapp')
  expect(finished).toEqual({ outcome: 'connected', backendId: row?.id })
  const after = granted(await readConnecting(deps, owner, 'whatsapp')).begun
  expect(after?.state.connected?.callbackUrl).toBe(`http://localhost:3000/api/inbound/${row?.id}`)
  expect(after?.toCopy).toMatch(/^[\w-]{32}$/)
  expect(await begin()).toEqual({ outcome: 'already_connected', backendId: row?.id })
  expect(await finishWhatsApp(deps, owner)).toMatchObject({ outcome: 'already_connected' })
  expect(await rows('whatsapp')).toHaveLength(1)
})

test.each<[string, Partial<BeginWhatsApp>, object]>([
  ['a wrong token', { accessToken: 'wrong' }, { problem: 'refused', at: 'number', reason: 'graph_190' }],
  ['a number of somebody else', { phoneNumberId: '999' }, { problem: 'refused', at: 'number', reason: 'graph_100' }],
  ['an account of somebody else', { wabaId: '999' }, { problem: 'refused', at: 'account', reason: 'graph_100' }],
  ['no app secret', { appSecret: '' }, { problem: 'secret_missing' }],
  ['a private address', { graphUrl: 'https://10.0.0.1/v24.0/' }, { problem: 'address_refused' }],
])('WhatsApp with %s: nothing is kept', async (_, over, expected) => {
  const { deps, owner, begin, rows } = await world()
  expect(await begin(over)).toMatchObject({ outcome: 'failed', ...expected })
  expect(await readConnecting(deps, owner, 'whatsapp')).toEqual({ outcome: 'read', begun: null })
  expect(await rows('whatsapp')).toEqual([])
})

test('a token that Meta refuses in the last step is asked for again, and nothing is connected', async () => {
  const { stand, deps, owner, begin, rows } = await world()
  await begin()
  await stand.control('POST', 'graph/faults', { mode: 'error', code: 190 })
  expect(await finishWhatsApp(deps, owner)).toEqual({ outcome: 'token_refused' })
  expect(granted(await readConnecting(deps, owner, 'whatsapp')).begun?.state.tokenRefused).toBe(true)
  expect(await begin({ accessToken: '', appSecret: '' })).toMatchObject({ problem: 'secret_missing' })
  expect(await rows('whatsapp')).toEqual([])
})

test('a webhook: asked whether it is there, connected once, and its secret shown until it is copied', async () => {
  const { deps, owner, rows } = await world()
  const begin = (url: string) => beginWebhook(deps, owner, { name: 'CRM', url })
  expect(await begin('http://localhost:3000/api/inbound/x')).toEqual({ outcome: 'failed', problem: 'own_address' })
  expect(await begin('https://10.0.0.1/hook')).toEqual({ outcome: 'failed', problem: 'address_refused' })
  // Nothing listens there: it is said, and no reason to refuse it.
  expect(await begin('http://localhost:3001/hooks/crm')).toEqual({ outcome: 'found' })
  const begun = granted(await readConnecting(deps, owner, 'webhook')).begun
  expect(begun).toMatchObject({ state: { name: 'CRM', connected: null }, toCopy: null })
  expect(await listConnecting(deps, owner)).toEqual({
    outcome: 'read',
    begun: [{ kind: 'webhook', name: 'CRM', isConnected: false }],
  })
  const presses = await Promise.all([finishWebhook(deps, owner), finishWebhook(deps, owner)])
  expect(presses.map(({ outcome }) => outcome).toSorted()).toEqual(['already_connected', 'connected'])
  const [row] = await rows('webhook')
  expect(granted(await readConnecting(deps, owner, 'webhook')).begun?.toCopy).toMatch(/^whsec_/)
  await endConnecting(deps, owner, 'webhook')
  expect(await readConnecting(deps, owner, 'webhook')).toEqual({ outcome: 'read', begun: null })

  const rotated = await rotateAndKeep(deps, owner, row!.id)
  if (rotated.outcome !== 'rotated') throw new Error('a webhook has a secret')
  expect(granted(await readRotation(deps, owner, row!.id)).fresh).toEqual({
    secret: expect.stringMatching(/^whsec_/) as string,
    previousUntil: rotated.previousUntil,
  })
  await endConnecting(deps, owner, 'rotation')
  expect(await readRotation(deps, owner, row!.id)).toEqual({ outcome: 'read', fresh: null })
})
