import fc from 'fast-check'
import { expect, test } from 'vitest'
import { METHODS, ROUTES } from '@/lib/routes.mjs'
import { admit, allowed, labelsOf } from './admission.mjs'

const OURS = '/nothing-here'
const pass = (target: string, method = 'GET', isDemo = false) => admit(method, target, isDemo).pass
const refused = (target: string, method = 'GET') => admit(method, target).refuse

test.each(['/', '/p/EAAA_b-c', '/p/abc?l=es', '/_next/static/chunks/a.b~1.js', '/p/a%20b', '/api/v1/topics?a=b,c'])(
  'GET %s passes as it is',
  (target) => {
    expect(pass(target)).toBe(target)
  },
)

test.each(['TRACE', 'TRACK', 'CONNECT', 'PROPFIND', 'SEARCH', 'get', 'DELETE', ''])(
  '%s is refused on every page',
  (method) => {
    for (const target of ['/p/abc', '/', '/favicon.ico', '/healthz']) expect(refused(target, method)).toBe('method')
  },
)

test('a route of the API refuses every method but its own, and says which these are', () => {
  for (const route of ROUTES.filter(({ kind }) => kind === 'api')) {
    const target = route.path.replace(/:\w+/g, 'x')
    for (const method of [...METHODS, 'PROPFIND', 'BREW']) {
      const admission = admit(method, target)
      const isOwn = route.methods.includes(method)
      expect(admission.isApi).toBe(true)
      expect(admission.pass, `${method} ${target}`).toBe(isOwn ? target : undefined)
      if (!isOwn) expect(allowed(admission)).toBe(route.methods.join(', '))
    }
  }
})

test.each(['/api', '/api/', '/api/v1', '/api/v1/nothing', '/api/v1/topics/a/b', '/api/inbound', '/api/inbound/a/b'])(
  '%s is refused for programs as an address that does not exist',
  (target) => {
    for (const method of ['GET', 'POST', 'PROPFIND']) expect(refused(target, method)).toBe('nothing_here')
  },
)

test.each([
  '/p',
  '/p/',
  '/p/abc/def',
  '/p/?l=es',
  '/p/%',
  '/p/%E0%A4%A',
  '/p/a%00',
  '/p//x',
  '/p/..',
  '/p/a%5cb',
  '/p/%2e%2e/x',
])('%s is our own 404', (target) => {
  expect(refused(target)).toBe('no_page')
})

test.each(['/%', '//evil.example', '/\\evil.example', '/a/../b', '/a#b', 'p/abc', 'evil.example:443', '*'])(
  '%s is malformed',
  (target) => {
    expect(refused(target)).toBe('malformed')
  },
)

test('the absolute form serves the same path', () => {
  expect(pass('http://sayso.example/p/abc?l=es')).toBe('/p/abc?l=es')
  expect(pass('http://sayso.example')).toBe('/')
  expect(pass('http://sayso.example?x=1')).toBe('/?x=1')
  expect(refused('http://sayso.example//evil.example')).toBe('malformed')
})

test('OPTIONS * asks about the server, not a page', () => {
  expect(refused('*', 'OPTIONS')).toBe('options')
})

test.each(['/graph/v24.0/1/messages', '/p/abc', '/api/v1/topics', '/docs/api'])(
  'a slash behind %s is let through without a redirect; two are malformed, however many',
  (path) => {
    const method = path === '/graph/v24.0/1/messages' ? 'POST' : 'GET'
    expect(pass(`${path}/`, method)).toBe(path)
    expect(pass(`${path}/?a=1`, method)).toBe(`${path}?a=1`)
    for (const many of [2, 9000, 200_000])
      expect(refused(path + '/'.repeat(many), method)).toBe(path.startsWith('/p/') ? 'no_page' : 'malformed')
  },
)

test('a bad escape in a path of the API is refused with problem+json', () => {
  expect(admit('GET', '/api/v1/contacts/%')).toEqual({ refuse: 'malformed', isApi: true })
  expect(admit('GET', '/api/v1/contacts/%00')).toEqual({ refuse: 'malformed', isApi: true })
})

const PIECES = [
  '/',
  '//',
  '.',
  '..',
  '%',
  '%2f',
  '%5c',
  '%00',
  '%E0',
  '?',
  '#',
  '\\',
  'p',
  'a',
  'http://x',
  'é',
  ' ',
  '*',
  ':',
]

test('no target makes it throw, and whatever passes begins with one slash and can be decoded', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES)), (pieces) => {
      const admission = admit('GET', pieces.join(''))
      if (admission.pass === undefined) return
      expect(admission.pass).toMatch(/^\/(?!\/)/)
      decodeURIComponent(admission.pass.split('?', 1)[0] ?? '')
    }),
  )
})

test.each([
  '/sandbox',
  '/sandbox/',
  '/sandbox?contact=1',
  '/sandbox/state',
  '/sandboxes',
  '/404',
  '/500',
  '/_error',
  '/_not-found?x',
  '/_global-error',
  '/_next/image?url=%2Fa.png&w=64&q=75',
  '/_next/data/build/index.json',
  '/index.rsc',
  '/%C3%A1',
  '/%70/abc',
  '/favicon.ico',
])('outside the demo %s is our own page for what is not there', (target) => {
  expect(pass(target)).toBe(OURS)
})

test('in the demo the sandbox is served, and Next’s own pages are not', () => {
  for (const target of ['/sandbox?contact=1', '/sandbox/state']) expect(pass(target, 'GET', true)).toBe(target)
  for (const target of ['/404', '/_next/image', '/sandbox.rsc']) expect(pass(target, 'GET', true)).toBe(OURS)
  expect(admit('POST', '/sandbox', true).refuse).toBe('method')
})

test('metrics know routes by the table and methods by name, whatever is sent', () => {
  const labels = new Set<string>()
  const count = (method: string, target: string) =>
    labels.add(JSON.stringify(labelsOf(method, admit(method, target).route)))
  for (let each = 0; each < 6000; each++) {
    count('GET', `/api/v1/${'a'.repeat(4000 - String(each).length)}${each}`)
    count(`M${each}`, `/${each}`)
    count('GET', `/api/v1/contacts/${each}`)
    count('GET', `/p/${each}?${each}`)
    count('POST', `/graph/v${each}/${each}/messages`)
    count('GET', `/_next/${each}`)
  }
  expect([...labels].toSorted()).toEqual([
    '{"route":"/api/v1/contacts/:id","method":"GET"}',
    '{"route":"/graph/:version/:number/messages","method":"POST"}',
    '{"route":"/p/:token","method":"GET"}',
    '{"route":"other","method":"GET"}',
    '{"route":"other","method":"other"}',
  ])
})

const TOKEN = 'EAAA_b-cEAAA_b-cEAAA_b-c'

test.each([
  ...['%E2%80', '%E2', '%', '%0A', '%0D%0A', '%5C', '\\', '%e2%80/'],
  // Other marks before or between them.
  ...[')%0A', '*%0A', ',%0A', ')%E2%80', '*%5C', '.*%0A', '%29%0A', '%0A%0A)', '~%5C~', ';)%0A/', '%E2%80%9D%0A'],
  ...['!%F0%9F%91', "'%0D%0A", '%22)%5C*%0A', '#', '%23%0A', '|%00'],
])('a link with %j behind it still opens, and still takes a no', (tail) => {
  for (const method of ['GET', 'POST']) expect(pass(`/p/${TOKEN}${tail}?l=es`, method)).toBe(`/p/${TOKEN}?l=es`)
})

test.each([
  ...[`/p/${TOKEN})%0Ax`, `/p/${TOKEN}%41%0A`, `/p/${TOKEN}%C3%B1%0A`, `/p/${TOKEN}${'%0A'.repeat(800)}`],
  ...[`/p/${TOKEN}/%0A/x`, `/p/${TOKEN}%0Ax`, `/p/..%5C${TOKEN}%0A`, `/p/%0A`, `/p/${TOKEN}//`],
])('%j is no link with a mark behind it', (target) => {
  expect(refused(target)).toBe('no_page')
})
