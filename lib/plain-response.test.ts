import { expect, test, vi } from 'vitest'
import { plainJson, plainOf, plainResponse, setHeaders } from './plain-response.mjs'

test('it is a response like any other for everybody who asks', async () => {
  const made = plainJson({ a: 'ñ' }, { status: 201, headers: { 'X-One': '1' } })
  expect(made).toBeInstanceOf(Response)
  const copy = made.clone()
  expect([made.status, made.ok, made.headers.get('content-type'), made.headers.get('x-one')]).toEqual([
    201,
    true,
    'application/json',
    '1',
  ])
  expect([await made.json(), await copy.text()]).toEqual([{ a: 'ñ' }, '{"a":"ñ"}'])
  expect(made.bodyUsed).toBe(true)
})

test('it can be passed on as the parts of another, as Next does', async () => {
  const made = plainResponse('x', { headers: { 'Content-Type': 'text/plain' } })
  const other = new Response(made.body, made)
  expect([other.status, other.headers.get('content-type'), await other.text()]).toEqual([200, 'text/plain', 'x'])
})

test('its parts are there until somebody asks: a standard response may have been changed or read', () => {
  const made = plainResponse(null, { status: 303, headers: { Location: '/' } })
  setHeaders(made, { 'X-One': '1' })
  expect(plainOf(made)).toEqual({ status: 303, headers: { Location: '/', 'X-One': '1' }, body: null })
  made.headers.set('X-Two', '2')
  expect(plainOf(made)).toBe(null)
  setHeaders(made, { 'X-Two': '3' })
  expect(['location', 'x-one', 'x-two'].map((name) => made.headers.get(name))).toEqual(['/', '1', '3'])
})

test('a standard response has no parts to send, and takes headers all the same', () => {
  const standard = new Response('x')
  setHeaders(standard, { 'X-One': '1' })
  expect([plainOf(standard), standard.headers.get('x-one')]).toEqual([null, '1'])
})

test('another copy of the module, as Next makes for its bundles, knows it', async () => {
  const made = plainResponse('x', { headers: {} })
  vi.resetModules()
  const other = await import('./plain-response.mjs')
  expect(other.plainOf).not.toBe(plainOf)
  expect(other.plainOf(made)).toEqual({ status: 200, headers: {}, body: 'x' })
})
