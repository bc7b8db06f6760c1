import { expect, test } from 'vitest'
import { isSendEdge, readGraphPath, upstreamUrl } from './graph-path'

test.each([
  ['/v24.0/106540352242922/messages', { version: 'v24.0', id: '106540352242922', edge: 'messages' }],
  ['/v24/106540352242922/media/', { version: 'v24', id: '106540352242922', edge: 'media' }],
  ['/v24.0/1234', { version: 'v24.0', id: '1234', edge: null }],
  ['/v24.0/upload:MTphd_-GE=', { version: 'v24.0', id: 'upload:MTphd_-GE=', edge: null }],
])('%s names an object', (pathname, path) => {
  expect(readGraphPath(pathname)).toMatchObject(path)
})

test.each([
  '/',
  '/v24.0',
  '/106540352242922/messages',
  '/v24.0/1/m%65ssages',
  '/v24.0/../1',
  '/v24.0/1;x',
  '/vx/1/messages',
  ...['.', ',', ':', '=', '~', '+', '@', '!', '-', ' ', '.json'].map((end) => `/v24.0/1/messages${end}`),
  '/v24.0/1/media/messages.',
  '/v24.0/1/./messages',
])('%s names none', (pathname) => {
  expect(readGraphPath(pathname)).toBeNull()
})

test.each([
  ['/v24.0/1/messages', true],
  ['/v27.0/1/messages', true],
  ['//v24.0//1//messages//', true],
  ['/v24.0/1/Messages/', true],
  ['/v24.0/1/marketing_messages', true],
  ['/v24.0/1/messages/2', true],
  ['/v24.0/1/media', false],
  ['/v24.0/messages', false],
])('%s sends: %s', (pathname, sends) => {
  expect(isSendEdge(readGraphPath(pathname)!)).toBe(sends)
})

test('the caller’s version goes upstream in place of the stored one; the query as it came', () => {
  const path = readGraphPath('/v25.0/1/messages')!
  const urls = [
    'https://graph.facebook.com/v24.0/',
    'https://graph.facebook.com',
    'http://localhost:3001/graph/v24.0',
  ].map((base) => upstreamUrl(base, path, '?fields=a,b&x=%2C').href)
  expect(urls).toEqual([
    'https://graph.facebook.com/v25.0/1/messages?fields=a,b&x=%2C',
    'https://graph.facebook.com/v25.0/1/messages?fields=a,b&x=%2C',
    'http://localhost:3001/graph/v25.0/1/messages?fields=a,b&x=%2C',
  ])
})
