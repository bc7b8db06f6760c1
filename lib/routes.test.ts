import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ALL_OPERATIONS } from './api/all-operations'
import { API_BASE } from './api/operation'
import { ROUTES, routeOf, SECRET_PREFIXES } from './routes.mjs'

const APP = fileURLToPath(new URL('../app', import.meta.url))
const FILES = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(^|\/)(route|page)\.tsx?$/.test(file),
)
/** The route that takes what no other file does and returns our 404; the first address of the site is part of it. */
const CATCH_ALL = ['(public)/[[...path]]/route.tsx', 'api/v1/[...rest]/route.ts']
/** Not one file each: of the server, of Next, of the catch-all, and parts of `/graph/*`. */
const WITHOUT_FILE = ['/', '/metrics', '/_next/static/*']

const pathOf = (file: string) =>
  `/${file.replace(/\/?(route|page)\.tsx?$/, '')}`
    .replace(/\/\([^)]+\)/g, '')
    .replace(/\[\.\.\.\w+\]/g, '*')
    .replace(/\[(\w+)\]/g, ':$1')

function methodsOf(file: string): string[] {
  // A screen of the console takes forms at its own address.
  if (/page\.tsx$/.test(file)) return file.startsWith('console/') ? ['GET', 'HEAD', 'POST'] : ['GET', 'HEAD']
  const text = readFileSync(join(APP, file), 'utf8')
  const named = [...text.matchAll(/\b(?:function|const|as) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g)]
  const methods = new Set(named.map(([, method = '']) => method))
  // Next serves HEAD by GET.
  if (methods.has('GET')) methods.add('HEAD')
  return [...methods].toSorted()
}

test('every route of the application is in the table, with the methods it takes', () => {
  const found = Object.fromEntries(
    FILES.filter((file) => !CATCH_ALL.includes(file)).map((file) => [pathOf(file), methodsOf(file)]),
  )
  const table = Object.fromEntries(ROUTES.map(({ path, methods }) => [path, [...methods].toSorted()]))
  expect(Object.keys(found).length).toBeGreaterThan(30)
  expect(table).toMatchObject(found)
  const withoutFile = Object.keys(table).filter((path) => !(path in found))
  expect(withoutFile.filter((path) => !path.startsWith('/graph/'))).toEqual(WITHOUT_FILE)
})

test('every operation of the API is in the table', () => {
  for (const { method, path } of ALL_OPERATIONS) {
    const wanted = API_BASE + path.replace(/\{(\w+)\}/g, ':$1')
    const found = ROUTES.filter((route) => route.path === wanted && route.methods.includes(method))
    expect([method, wanted, found.length]).toEqual([method, wanted, 1])
  }
})

test.each([
  ['/', '/'],
  ['/p/EAAAsecret', '/p/:token'],
  ['/api/v1/contacts/lookup', '/api/v1/contacts/lookup'],
  ['/api/v1/contacts/0190f0a0/evidence', '/api/v1/contacts/:id/evidence'],
  ['/api/v1/topics/', '/api/v1/topics'],
  ['/graph/v24.0/123/messages', '/graph/:version/:number/messages'],
  ['/graph/v24.0/123/Messages', '/graph/:version/:number/messages'],
  ['/graph/v24.0/123/media', '/graph/*'],
  ['/graph/v24.0/123/messages/456', '/graph/*'],
  ['/_next/static/chunks/a.js', '/_next/static/*'],
])('%s is the route %s', (path, route) => {
  expect(routeOf(path)?.path).toBe(route)
})

test.each([
  '/p',
  '/p/a/b',
  '/api',
  '/api/v1',
  '/api/v1/nothing',
  '/_next/image',
  '/_next/data/x.json',
  '/graph',
  '/sandbox/x',
])('%s is no route', (path) => {
  expect(routeOf(path)).toBeUndefined()
})

test('what is a credential in a path is known to the log', () => {
  expect(SECRET_PREFIXES).toEqual(['/p/', '/console/invitation/', '/console/password/'])
})
