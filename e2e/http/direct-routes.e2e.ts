import { instance } from '@/testing/instance'
import { startWeb, type WebProcess } from '@/testing/web-process'
import { expect, test } from '../testing/test'

// The hot routes are called by our own server, past Next's router. Both ways must answer alike, to the header.
let throughNext: WebProcess
test.beforeAll(async () => {
  const { host } = new URL(instance().sandboxUrl)
  throughNext = await startWeb({ DIRECT_ROUTES: 'off', ALLOW_PRIVATE_BACKENDS: host })
})
test.afterAll(() => throughNext.stop())

/** Of the connection, of the request itself, or Next's own words for its router. */
const PASSING = ['connection', 'date', 'keep-alive', 'transfer-encoding', 'content-length', 'x-request-id']
const vary = (value: string) => value.split(/,\s*/).filter((name) => !/^(rsc|next-)/.test(name))

/** An answer as it can be compared: what names the request, or counts the calls of a key, is left out. */
async function seen(base: string, path: string, init: RequestInit) {
  const response = await fetch(`${base}${path}`, { redirect: 'manual', ...init })
  const body = (await response.text())
    .replaceAll(base, '')
    .replace(/"(request_id|fbtrace_id)":"[^"]*"/, '"$1":""')
    .replace(/[\w-]{60}(?=[^\w-])/g, '')
  const headers = [...response.headers]
    .filter(([name]) => !PASSING.includes(name) && !name.startsWith('ratelimit') && name !== 'sayso-audience-id')
    .map(([name, value]) => [name, name === 'vary' ? vary(value).join() : value.replaceAll(base, '')])
  return { status: response.status, headers: Object.fromEntries(headers.filter(([, value]) => value !== '')), body }
}

const UNKNOWN = '01a00000-0000-7000-8000-000000000000'
const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const check = JSON.stringify({ contact: '+5511987654321', topic: 'promotions' })
/** A marketing message to somebody who agreed to nothing. */
const offer = JSON.stringify({
  messaging_product: 'whatsapp',
  to: '+5511987654321',
  type: 'template',
  template: { name: 'weekend_offer', language: { code: 'pt_BR' } },
})

test('both ways of serving answer alike', async ({ person }) => {
  const { apiKey, whatsapp } = instance()
  const graph = { authorization: `Bearer ${whatsapp.accessToken}` }
  const number = `/graph/v24.0/${whatsapp.phoneNumberId}`
  const bearer = { authorization: `Bearer ${apiKey}` }
  const token = new URL(person.url).pathname
  const requests: [string, RequestInit][] = [
    [token, {}],
    [token, { method: 'HEAD' }],
    [`${token}?l=pt-BR`, { headers: { 'accept-language': 'es' } }],
    [`${token}x`, {}],
    ['/p/%C3%A9', {}],
    [token, { method: 'POST', headers: form, body: 'act=nothing' }],
    [token, { method: 'POST', headers: form, body: `act=save&${'x'.repeat(70_000)}` }],
    [token, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '' }],
    ['/api/v1/check', { method: 'POST', headers: { ...json, ...bearer }, body: check }],
    ['/api/v1/check', { method: 'POST', headers: json, body: check }],
    ['/api/v1/check', { method: 'POST', headers: { ...json, ...bearer }, body: '{' }],
    ['/api/v1/check', { method: 'POST', headers: { ...json, ...bearer }, body: '{"topic":"a b"}' }],
    [`/api/v1/contacts/${UNKNOWN}`, { headers: bearer }],
    ['/api/v1/contacts/%20', { headers: bearer }],
    ['/api/v1/topics', { headers: bearer }],
    ['/api/v1/topics', { method: 'HEAD', headers: bearer }],
    ['/api/v1/topics/none?x=a,b', { headers: bearer }],
    ['/api/v1/audience?topic=promotions', { method: 'PUT', headers: bearer, body: 'phone\n+5511900000001\n1\n' }],
    ['/api/v1/audience?topic=promotions', { method: 'PUT', headers: bearer, body: 'name\nAna\n' }],
    ['/api/v1/imports', { method: 'POST', headers: bearer, body: 'name\nAna\n' }],
    [`/api/inbound/${UNKNOWN}?hub.mode=subscribe&hub.verify_token=x&hub.challenge=1`, {}],
    [`/api/inbound/${UNKNOWN}`, { method: 'POST', headers: json, body: '{}' }],
    [`/api/inbound/${UNKNOWN}/message`, { method: 'POST', headers: { ...json, ...bearer }, body: '{}' }],
    [`${number}?fields=a%2Cb,c&x=+1`, { headers: graph }],
    [number, { headers: { authorization: 'Bearer forged' } }],
    [number, { method: 'HEAD', headers: graph }],
    [number, { method: 'OPTIONS', headers: graph }],
    [number.replace('/graph', '/GRAPH'), { headers: graph }],
    ['/graph/v24.0', { headers: graph }],
    [`${number}/messages/`, { method: 'POST', headers: { ...json, ...graph }, body: offer }],
    [`${number}/messages`, { method: 'POST', headers: { ...json, ...graph }, body: '{"type":"template"}' }],
    [`${number}/messages`, { method: 'DELETE', headers: graph }],
    [`${number}/messages?method=post`, { headers: graph }],
    [`${number}/marketing_messages`, { method: 'POST', headers: { ...json, ...graph }, body: 'x'.repeat(300_000) }],
  ]
  const statuses = new Set<number>()
  for (const [path, init] of requests) {
    const ours = await seen(instance().url, path, init)
    expect([path, init.method, ours]).toEqual([path, init.method, await seen(throughNext.url, path, init)])
    statuses.add(ours.status)
  }
  // The comparison has met successes and refusals of several kinds.
  expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 401, 404]))
})
