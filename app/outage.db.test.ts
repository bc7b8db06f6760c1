import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { connect } from '@/db/client'
import { phoneIdentity } from '@/lib/consent/identities'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { log } from '@/lib/log'
import { makeBusiness, makeContact, testDeps, tokenFor } from '@/lib/services/testing'
import { addWhatsApp, signatureOf } from '@/lib/sync/inbox/testing'
import { createTestDatabase } from '@/testing/database'
import { GET as showPage, POST as actOnPage } from './(public)/p/[token]/route'
import { POST as askForLink } from './api/inbound/[backend]/link/route'
import { GET as shakeHands, POST as postWebhook } from './api/inbound/[backend]/route'
import { GET as listTopics } from './api/v1/topics/route'
import { GET as askGateway } from './graph/[...path]/route'
import { GET as showLogo } from './logo/[business]/[hash]/route'

// What each kind of entry says while the database is away. Nothing listens on the port.

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const whatsapp = await addWhatsApp(deps, business)
const key = await keyFor(deps, business.id)
const contactId = await makeContact(deps, business.id, phoneIdentity('+14155550100'))
const token = tokenFor(deps, business, contactId)
const away = connect('postgres://nobody@127.0.0.1:1/none')

const error = vi.spyOn(log, 'error').mockImplementation(() => {})
beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@localhost:1/none')
  vi.stubEnv('BASE_URL', 'https://sayso.example')
  useDeps(testDeps(away))
})
beforeEach(() => error.mockClear())
afterAll(async () => {
  vi.unstubAllEnvs()
  error.mockRestore()
  await away.close()
})

const ID = 'request-of-a-test'

function request(path: string, init: RequestInit = {}) {
  const made = new Request(`http://sayso.test${path}`, init)
  made.headers.set('x-request-id', ID)
  return made
}

/** One line in the log, with the id that the caller has, and nothing of what they sent. */
function expectOneLine(message: string) {
  expect(error).toHaveBeenCalledOnce()
  expect(error).toHaveBeenCalledWith(expect.objectContaining({ requestId: ID }), message)
  const logged = JSON.stringify(error.mock.calls)
  for (const secret of [token, key, business.backendToken]) expect(logged).not.toContain(secret)
}

const unavailable = (detail: string) => ({
  type: 'urn:sayso:problem:unavailable',
  title: 'unavailable',
  status: 503,
  code: 'unavailable',
  detail,
  request_id: ID,
})

test('the API: problem+json', async () => {
  const response = await callApi(listTopics, { token: key, headers: { 'x-request-id': ID } })
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await response.json()).toEqual(
    unavailable(
      'The database can’t be reached, or is busy with the same thing. Nothing was changed: send the call again.',
    ),
  )
  expectOneLine('a call of the API failed')
})

test('a flow: problem+json, so that it takes its failure branch', async () => {
  const params = Promise.resolve({ backend: business.backendId })
  const body = JSON.stringify({ contact: { uuid: newId() } })
  const headers = { authorization: `Bearer ${business.backendToken}` }
  const response = await askForLink(request('/', { method: 'POST', body, headers }), { params })
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await response.json()).toEqual(
    unavailable('Sayso could not process the call. Nothing was changed: send it again.'),
  )
  expectOneLine('a call of a flow failed')
})

test('WhatsApp: a failure of its post and of its handshake, so that it posts again', async () => {
  const params = Promise.resolve({ backend: whatsapp })
  const headers = { 'x-hub-signature-256': signatureOf(Buffer.from('{}')) }
  const calls = [
    () => postWebhook(request('/', { method: 'POST', body: '{}', headers }), { params }),
    () => shakeHands(request('/?hub.mode=subscribe&hub.verify_token=x'), { params }),
  ]
  for (const call of calls) {
    error.mockClear()
    const response = await call()
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await response.json()).toEqual(unavailable('Sayso could not store the request. Send it again.'))
    expectOneLine('a request from WhatsApp failed')
  }
})

test('the page: in the person’s language, and it says that nothing was saved where something was to be', async () => {
  const params = Promise.resolve({ token })
  const visit = (query: string) => () => showPage(request(`/p/${token}?l=es${query}`), { params })
  const post = (body: string) => () => actOnPage(request(`/p/${token}?l=es`, { method: 'POST', body }), { params })
  const calls = [
    { call: visit(''), saving: false },
    // The other languages of the page after a save that failed.
    { call: visit('&note=not_saved'), saving: true },
    { call: post('act=stop'), saving: true },
    { call: post('act=save&shown=x'), saving: true },
    { call: post(`act=stop&text=${'x'.repeat(70_000)}`), saving: true },
    { call: post('act=undo'), saving: true },
    { call: post('act=language'), saving: false },
    { call: post('act=stop&act=language'), saving: true },
  ]
  for (const { call, saving } of calls) {
    error.mockClear()
    const response = await call()
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30'])
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const html = await response.text()
    expect(html).toContain('<html lang="es"')
    expect(html.includes('No se guardó nada')).toBe(saving)
    expect(html.includes('No podemos mostrar tus preferencias')).toBe(!saving)
    expect(html.includes('href="?l=en&amp;note=not_saved"'), 'the other languages say the same').toBe(saving)
    expectOneLine('a preference page failed')
  }
})

test('the gateway: an error in the shape of the Graph API, to be sent again', async () => {
  const headers = { authorization: 'Bearer EAAB', 'content-type': 'application/json' }
  const response = await askGateway(request('/graph/v24.0/106540352242922', { headers }))
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await response.json()).toMatchObject({ error: { code: 2 } })
})

test('the gateway: a sender who goes away in the middle is no line of the log', async () => {
  const body = new ReadableStream(
    { pull: (controller) => controller.error(new Error('aborted')) },
    { highWaterMark: 0 },
  )
  const init = { method: 'POST', body, duplex: 'half' } as RequestInit
  const response = await askGateway(request('/graph/v24.0/106540352242922/messages', init))
  expect([response.status, await response.text()]).toEqual([400, ''])
  expect(error).not.toHaveBeenCalled()
})

test('a logo: a word', async () => {
  const params = Promise.resolve({ business: '1', hash: 'a'.repeat(64) })
  const response = await showLogo(request('/'), { params })
  expect([response.status, response.headers.get('retry-after'), await response.text()]).toEqual([
    503,
    '5',
    'Unavailable',
  ])
  expect(response.headers.get('cache-control')).toBe('no-store')
  expectOneLine('a logo could not be shown')
})
