import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ROUTES } from '../../routes.mjs'
import { DirectRoutes } from './direct-routes.mjs'

const READ = ['GET', 'HEAD']
const early = { path: '/page/:id', methods: READ, kind: 'page', direct: 'early' } as const
const late = { path: '/rare', methods: READ, kind: 'api', direct: true } as const
const nexts = { path: '/next', methods: READ, kind: 'page' } as const
const ROUTE_FILES = { '/page/[id]/route': '/page/[id]', '/rare/route': '/rare', '/next/route': '/next' }

let build: string
let loaded: string[]
let warnings: string[]

beforeEach(() => {
  build = mkdtempSync(join(tmpdir(), 'sayso-build-'))
  writeFileSync(join(build, 'package.json'), '{"type":"commonjs"}')
  writeFileSync(join(build, 'app-path-routes-manifest.json'), JSON.stringify(ROUTE_FILES))
  for (const [file, path] of Object.entries(ROUTE_FILES)) {
    const target = join(build, 'server/app', `${file}.js`)
    mkdirSync(dirname(target), { recursive: true })
    const load = `loadedRoutes.push('${path}')`
    writeFileSync(
      target,
      `${load}; exports.routeModule = { ensureUserland: async () => {}, userland: { GET: () => '${path}' } }`,
    )
  }
  loaded = []
  warnings = []
  Object.assign(globalThis, { loadedRoutes: loaded })
})
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'loadedRoutes')
  rmSync(build, { recursive: true })
})

const made = () => new DirectRoutes(build, (message) => warnings.push(message))

test('before the first request only the routes are loaded that many wait for', async () => {
  const routes = made()
  await routes.loadEarly([late, early, nexts])
  expect(loaded).toEqual(['/page/[id]'])
  expect(await routes.find(early, 'GET', '/page/a%20b?c')).toMatchObject({ params: { id: 'a b' } })
  expect(loaded).toHaveLength(1)
})

test('every other route is loaded once, by its first request', async () => {
  const routes = made()
  const found = await Promise.all([routes.find(late, 'GET', '/rare'), routes.find(late, 'HEAD', '/rare')])
  expect(found).toEqual([
    { handler: expect.any(Function), params: {} },
    { handler: expect.any(Function), params: {} },
  ])
  expect(loaded).toEqual(['/rare'])
  expect(await routes.find(nexts, 'GET', '/next')).toBeNull()
  expect(warnings).toEqual([])
})

test('a route that the build does not have is left to Next, and the start goes on', async () => {
  const routes = made()
  await routes.loadEarly([{ ...early, path: '/gone' }])
  expect(warnings).toEqual([expect.stringContaining('/gone is served through Next')])
  expect(await routes.find({ ...early, path: '/gone' }, 'GET', '/gone')).toBeNull()
})

test('the page, the check, the gateway and what backends post are loaded before the first request', () => {
  const paths = ROUTES.filter(({ direct }) => direct === 'early').map(({ path }) => path)
  expect(paths).toEqual(['/p/:token', '/api/inbound/:backend', '/api/v1/check', '/graph/:version/:number/messages'])
})
