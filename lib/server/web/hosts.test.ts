import { expect, test } from 'vitest'
import { ROUTES, routeOf } from '@/lib/routes.mjs'
import { refusalOfHost } from './hosts.mjs'

const OURS = {
  baseUrl: 'https://preferences.sayso.dev',
  authUrl: 'https://console.sayso.dev:8443',
  otherHosts: ['old.sayso.dev'],
}

/** Returns what the server decides about a request, and which host name the handler is given. */
function ask(host: string | undefined, path: string, sent: Record<string, string> = {}, method = 'GET') {
  const headers: Record<string, string | undefined> = { ...sent, ...(host === undefined ? {} : { host }) }
  const refusal = refusalOfHost({ headers, method } as never, routeOf(path), OURS)
  return { refusal, given: headers['x-sayso-host'] }
}

test.each([
  'preferences.sayso.dev',
  'Preferences.Sayso.dev:443',
  'preferences.sayso.dev.',
  'console.sayso.dev',
  'old.sayso.dev',
  'localhost:3000',
  '127.0.0.1',
  '[::1]:3000',
  'sayso:3000',
  '10.0.0.7:3000',
])('under %s everything is served', (host) => {
  for (const path of ['/', '/p/token', '/api/v1/check', '/api/mcp', '/console', '/docs/api', '/graph/v24.0/1/messages'])
    expect([path, ask(host, path)]).toEqual([path, { refusal: null, given: undefined }])
})

test('under any other name only a business’s page is served, and the handler is told the name', () => {
  const served = ROUTES.filter(({ ownDomain }) => ownDomain).map(({ path }) => path)
  expect(served).toEqual(['/', '/p/:token', '/p/:token/embed/:look', '/logo/:business/:hash', '/card/:business/:key'])
  for (const { path, kind } of ROUTES) {
    if (kind === 'probe') continue
    const { refusal, given } = ask('Avisos.Loja.com.br:443', path)
    const refused = kind === 'page' || kind === 'demo' ? 'no_address' : 'absent'
    const wanted = served.includes(path) ? [null, 'avisos.loja.com.br'] : [refused, undefined]
    expect([path, refusal, given]).toEqual([path, ...wanted])
  }
  expect(ask('avisos.loja.com.br', '/nothing-here').refusal).toBe('no_address')
  expect(ask('avisos.loja.com.br', '/sandbox/messages', {}, 'POST').refusal).toBe('absent')
})

test.each([undefined, '', 'a b', 'evil.com/preferences.sayso.dev', 'preferences.sayso.dev.evil.com'])(
  'a request to the host %s does not reach the console or the API',
  (host) => {
    for (const path of ['/console', '/api/v1/check', '/graph/v24.0/1/messages'])
      expect(ask(host, path).refusal).toBe('absent')
    expect(ask(host, '/docs/api').refusal).toBe('no_address')
  },
)

test('nobody outside can say under which name a handler serves', () => {
  expect(ask('localhost', '/p/token', { 'x-sayso-host': 'avisos.loja.com.br' })).toEqual({
    refusal: null,
    given: undefined,
  })
  expect(ask('a.loja.com.br', '/p/token', { 'x-sayso-host': 'b.loja.com.br' }).given).toBe('a.loja.com.br')
})

test('probes ask for no name; the question about certificates is for the inside alone', () => {
  for (const path of ['/healthz', '/readyz', '/metrics']) expect(ask('10.1.2.3', path).refusal).toBeNull()
  expect(ask('127.0.0.1:3000', '/ask').refusal).toBeNull()
  for (const host of [undefined, 'preferences.sayso.dev', 'avisos.loja.com.br'])
    expect(ask(host, '/ask').refusal).toBe('absent')
  expect(ask('127.0.0.1:3000', '/ask', { 'x-forwarded-for': '203.0.113.9' }).refusal).toBe('absent')
})
