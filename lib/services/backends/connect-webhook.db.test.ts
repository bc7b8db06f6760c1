import { expect, test } from 'vitest'
import { operatorOf } from '@/lib/services/callers/caller'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { connectWebhook } from './connect-webhook'

const database = await createTestDatabase()
const settings = {
  baseUrl: 'https://prefs.example.com',
  otherHosts: [],
  authUrl: 'https://prefs.example.com',
  mail: null,
  linkLifetimeDays: 30,
  evidenceDays: 30,
  sentMessageDays: 180,
  allowPrivate: ['localhost:3001'],
  spool: { folder: 'unused', fileBytes: 0, totalBytes: 0 },
}
const deps = testDeps(database.app, { settings })

test.each([
  ['https://prefs.example.com/api/inbound/x', 'own_address'],
  ['https://PREFS.example.com:8443/', 'own_address'],
  ['https://prefs.example.com./api/inbound/x', 'own_address'],
  ['https://127.0.0.1/hook', 'address_refused'],
  ['https://localhost/hook', 'address_refused'],
  ['https://[::1]/hook', 'address_refused'],
  ['https://169.254.169.254/latest/meta-data', 'address_refused'],
  ['http://8.8.8.8/hook', 'not_https'],
  ['file:///etc/passwd', 'not_http'],
  ['https://user:pass@8.8.8.8/hook', 'has_credentials'],
  ['hook', 'not_a_url'],
  [`https://8.8.8.8/${'x'.repeat(2048)}`, 'not_a_url'],
])('%s is refused: %s', async (url, problem) => {
  const business = await makeBusiness(deps)
  expect(await connectWebhook(deps, operatorOf(business.id), { name: 'CRM', url })).toEqual({ ok: false, problem })
  const rows = await database.admin.sql`select id from backends where business_id = ${business.id} and kind = 'webhook'`
  expect(rows).toHaveLength(0)
})

test('the secret is returned once and stored encrypted, and no caller can use the backend’s token', async () => {
  const business = await makeBusiness(deps)
  const result = await connectWebhook(deps, operatorOf(business.id), {
    name: 'CRM',
    url: 'http://localhost:3001/hooks/demo',
  })
  if (!result.ok) throw new Error(result.problem)
  const [row] = await database.admin.sql<{ secret: Buffer; base_url: string; status: string; settings: unknown }[]>`
    select secret, base_url, status, settings from backends where id = ${result.backendId}`
  expect(row).toMatchObject({
    base_url: 'http://localhost:3001/hooks/demo',
    status: 'active',
    settings: { concurrency: 8, perHour: null, alerts: false, timeoutMs: 15_000 },
  })
  expect(result.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(row?.secret.toString('latin1')).not.toContain(result.secret.slice(6))
  expect(deps.wokenFor).toContain(business.id)
})

test('Sayso’s own port stays its own, also where a neighbour’s is allowed', async () => {
  const local = testDeps(database.app, { settings: { ...settings, baseUrl: 'http://localhost:3000' } })
  const business = await makeBusiness(local)
  const connect = (url: string) => connectWebhook(local, operatorOf(business.id), { name: 'CRM', url })
  expect(await connect('http://localhost:3000/api/inbound/x')).toEqual({ ok: false, problem: 'own_address' })
  expect(await connect('http://localhost:3001/hooks/demo')).toMatchObject({ ok: true })
})
