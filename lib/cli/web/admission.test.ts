import fc from 'fast-check'
import { expect, test } from 'vitest'
import { admit, routeLabel, served } from './admission.mjs'

test.each([
  '/',
  '/p/EAAA_b-c',
  '/p/abc?l=es',
  '/sandbox',
  '/_next/static/chunks/a.b~1.js',
  '/%C3%A1',
  '/favicon.ico',
  '/p/a%20b',
])('GET %s passes as it is', (target) => {
  expect(admit('GET', target)).toEqual({ pass: target })
})

test.each(['TRACE', 'TRACK', 'CONNECT', 'PROPFIND', 'SEARCH', 'get'])('%s is refused', (method) => {
  expect(admit(method, '/p/abc')).toEqual({ refuse: 'method' })
})

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
  expect(admit('GET', target)).toEqual({ refuse: 'no_page' })
})

test.each(['/%', '//evil.example', '/\\evil.example', '/a/../b', '/a#b', 'p/abc', 'evil.example:443', '*'])(
  '%s is malformed',
  (target) => {
    expect(admit('GET', target)).toEqual({ refuse: 'malformed' })
  },
)

test('the absolute form serves the same path', () => {
  expect(admit('GET', 'http://sayso.example/p/abc?l=es')).toEqual({ pass: '/p/abc?l=es' })
  expect(admit('GET', 'http://sayso.example')).toEqual({ pass: '/' })
  expect(admit('GET', 'http://sayso.example?x=1')).toEqual({ pass: '/?x=1' })
  expect(admit('GET', 'http://sayso.example//evil.example')).toEqual({ refuse: 'malformed' })
})

test('OPTIONS * asks about the server, not a page', () => {
  expect(admit('OPTIONS', '*')).toEqual({ refuse: 'options_all' })
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
      if (!('pass' in admission)) return
      expect(admission.pass).toMatch(/^\/(?!\/)/)
      decodeURIComponent(admission.pass.split('?', 1)[0] ?? '')
    }),
  )
})

const OURS = '/nothing-here'

test.each([
  ['/sandbox', OURS],
  ['/sandbox/', OURS],
  ['/sandbox?contact=1', OURS],
  ['/sandbox/state', '/sandbox/state'],
  ['/sandboxes', '/sandboxes'],
  ['/p/abc?l=/sandbox', '/p/abc?l=/sandbox'],
  ['/404', OURS],
  ['/_not-found?x', OURS],
])('outside the demo %s is served as %s', (target, other) => {
  expect(served(target, false)).toBe(other)
})

test('in the demo the sandbox is served, and Next’s own error pages are not', () => {
  expect(served('/sandbox?contact=1', true)).toBe('/sandbox?contact=1')
  for (const target of ['/404', '/500', '/_error', '/_not-found']) expect(served(target, true)).toBe(OURS)
})

test.each([
  ['/p/EAAAsecret?l=es', '/p/:token'],
  ['/api/inbound/0190f0a0/link', '/api/inbound/:backend/link'],
  ['/api/inbound/0190f0a0?hub.mode=subscribe', '/api/inbound/:backend'],
  ['/sandbox/messages', '/sandbox'],
  ['/5511987654321', 'other'],
])('the metric label of %s is %s', (target, label) => {
  expect(routeLabel(target)).toBe(label)
})
