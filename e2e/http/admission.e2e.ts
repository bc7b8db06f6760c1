import { instance } from '@/testing/instance'
import { sendLine, sendRaw } from '../testing/raw-http'
import { expect, test } from '../testing/test'

// Next has pages and responses of its own. None of them is visible from outside.

const OURS = /^content-security-policy: default-src 'none'; style-src 'sha256-/im

for (const target of [
  '/_next/image?url=%2Fa.png&w=64&q=75',
  '/_next/data/build/index.json',
  '/_next/static/chunks/nothing.js',
  '/_global-error',
  '/_not-found',
  '/_error',
  '/404',
  '/500',
  '/sandbox.rsc',
  '/index.txt',
  '/favicon.ico',
  '/nowhere/',
]) {
  test(`${target} is our own page: 404, under our policy, cached nowhere, without a script`, async () => {
    const { status, head, body } = await sendLine(instance().url, 'GET', target)
    expect(status).toBe(404)
    expect(head).toMatch(OURS)
    expect(head).toMatch(/^cache-control: no-store/im)
    expect(body).not.toMatch(/<script|__next/i)
  })
}

test('a header of Next’s own changes nothing: the page comes as a page', async ({ person }) => {
  for (const url of [person.url, `${instance().url}/nowhere`, `${instance().url}/docs/api`]) {
    const plain = await fetch(url)
    const asked = await fetch(url, { headers: { RSC: '1', 'Next-Router-Prefetch': '1', 'X-Nextjs-Data': '1' } })
    expect(asked.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect([asked.status, asked.headers.get('location')]).toEqual([plain.status, null])
    expect(asked.headers.get('content-security-policy')).toBe(plain.headers.get('content-security-policy'))
  }
})

test('a slash at the end leads nowhere else: what is there is answered at once', async ({ person }) => {
  for (const url of [`${person.url}/`, `${instance().url}/docs/api/`, `${instance().url}/healthz/`]) {
    const response = await fetch(url, { redirect: 'manual' })
    expect([url, response.status]).toEqual([url, 200])
  }
})

test('9,000 slashes have an answer, and the server goes on', async () => {
  for (const begin of ['', '/graph', '/graph/v24.0/1/messages', '/api/v1', '/p', '/p/abc']) {
    const { status } = await sendLine(instance().url, 'GET', begin + '/'.repeat(9000))
    expect([400, 404]).toContain(status)
  }
  expect((await fetch(`${instance().url}/healthz`)).status).toBe(200)
})

const API: [string, string][] = [
  ['/api/v1/check', 'POST'],
  ['/api/v1/topics/promotions', 'GET, HEAD, PATCH'],
  ['/api/v1/contacts/x/preferences', 'PUT'],
  ['/api/inbound/x/link', 'POST'],
]

test('a call by another method is 405 as problem+json with Allow, also by an unknown one', async () => {
  for (const [path, allow] of API)
    for (const method of ['DELETE', 'TRACE', 'PROPFIND', 'BREW']) {
      const { status, head, body } = await sendLine(instance().url, method, path)
      expect([path, method, status]).toEqual([path, method, 405])
      expect(/^allow: (.*?)\r?$/im.exec(head)?.[1]).toBe(allow)
      expect(head).toMatch(/^content-type: application\/problem\+json/im)
      expect(JSON.parse(body)).toMatchObject({ code: 'method_not_allowed', status: 405 })
    }
})

test('a path of the API that can’t be read is 400, one that is not there 404, both as problem+json', async () => {
  for (const [target, wanted] of [
    ['/api/v1/contacts/%', 400],
    ['/api/v1/topics/%00', 400],
    ['/api/v1//topics', 400],
    ['/api/v1/nothing', 404],
    ['/api', 404],
  ] as const) {
    const { status, head } = await sendLine(instance().url, 'GET', target)
    expect([target, status]).toEqual([target, wanted])
    expect(head).toMatch(/^content-type: application\/problem\+json/im)
  }
})

test('what people of the demo wrote is not shown to a caller who uses a host name of their own', async () => {
  const by = (host: string, path: string) =>
    sendRaw(instance().url, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  for (const path of ['/sandbox', '/sandbox/state']) {
    const own = await by(new URL(instance().url).host, path)
    expect([path, own.status]).toEqual([path, 200])
    for (const host of ['evil.example', `evil.example:${new URL(instance().url).port}`, 'localhost.evil.example']) {
      const { status, body } = await by(host, path)
      expect(status).toBe(404)
      expect(body).not.toMatch(/<script|messages/)
    }
  }
})

test('a call of /check about a time before all times is a mistake of the caller', async () => {
  const { url, apiKey } = instance()
  for (const at of ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-14:00']) {
    const response = await fetch(`${url}/api/v1/check`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ contact: '+5511987650001', topic: 'promotions', at }),
    })
    expect([at, response.status]).toEqual([at, 400])
  }
})
