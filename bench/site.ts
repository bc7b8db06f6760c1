import { randomBytes } from 'node:crypto'
import {
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { ended } from '@/lib/process/children.mjs'
import { ROOT } from '@/lib/process/environment.mjs'
import { freePort } from '@/lib/process/ports.mjs'
import type { BenchDatabase } from './data/databases'
import type { Workbench } from './workbench'

const SOURCES = ['app', 'components', 'db', 'lib', 'public']
const FILES = [
  'instrumentation.ts',
  'instrumentation-node.ts',
  'proxy.ts',
  'next.config.js',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]
const READY_WITHIN_MS = 180_000

export interface Site {
  origin: string
  /** The process that starts the web processes. */
  pid: number
  /** The processor time that the web process has used since its start, by its own metrics. */
  cpuSeconds(): Promise<number>
  /** The memory that the web process holds, by its own metrics. */
  residentBytes(): Promise<number>
  stop(): Promise<void>
}

const sites = new WeakMap<Workbench, Promise<string>>()

/**
 * Built once in a run: another build would replace the files of a running server, and the sides of one comparison must
 * be alike.
 */
function ensureSite(workbench: Workbench): Promise<string> {
  const known = sites.get(workbench) ?? makeSite(workbench)
  sites.set(workbench, known)
  return known
}

/**
 * A copy of the tree with the routes to compare with, bench/bare-route.ts and bench/gateway/bare-proxy.ts, built as the
 * product is (lib/dev/build.mjs). It builds again only when something has changed. Returns the copy's folder.
 */
async function makeSite({ folder, family, say }: Workbench): Promise<string> {
  const copy = join(folder, 'site')
  mkdirSync(copy, { recursive: true })
  for (const name of SOURCES) {
    rmSync(join(copy, name), { recursive: true, force: true })
    if (existsSync(join(ROOT, name))) cpSync(join(ROOT, name), join(copy, name), { recursive: true })
  }
  for (const name of FILES) if (existsSync(join(ROOT, name))) copyFileSync(join(ROOT, name), join(copy, name))
  mkdirSync(join(copy, 'app/api/bench'))
  copyFileSync(join(ROOT, 'bench/bare-route.ts'), join(copy, 'app/api/bench/route.ts'))
  mkdirSync(join(copy, 'app/api/bench/graph/[...path]'), { recursive: true })
  copyFileSync(join(ROOT, 'bench/gateway/bare-proxy.ts'), join(copy, 'app/api/bench/graph/[...path]/route.ts'))
  addRoutes(join(copy, 'lib/routes.mjs'))
  linkModules(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
  say('Building the copy with the bare route, if it has changed …')
  const build = family.start('build', [join(copy, 'lib/dev/build.mjs')])
  if ((await ended(build)) !== 0) throw new Error(`the build failed, see ${join(folder, 'bench.log')}`)
  return copy
}

const TABLE = 'export const ROUTES = ['

/** Adds the routes for comparison to the copy's table of routes. */
function addRoutes(file: string): void {
  const table = readFileSync(file, 'utf8')
  if (!table.includes(TABLE)) throw new Error(`${file} has no table of routes`)
  // The page, the check and the gateway are called past Next, so what they are compared with is as well.
  const routes = [
    `{ path: '/api/bench', methods: [...READ, ...WRITE], kind: 'api', direct: true },`,
    `{ path: '/api/bench/graph/*', methods: [...READ, ...WRITE], kind: 'api', direct: true },`,
  ]
  writeFileSync(file, table.replace(TABLE, `${TABLE}\n${routes.join('\n')}`))
}

/**
 * Makes hard links, because a symbolic one would lead Next's build out of its folder. Only when the lock file has
 * changed.
 */
function linkModules(from: string, to: string): void {
  const record = '.package-lock.json'
  const same = existsSync(join(to, record)) && readFileSync(join(to, record)).equals(readFileSync(join(from, record)))
  if (same) return
  rmSync(to, { recursive: true, force: true })
  linkFolder(from, to)
}

function linkFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) linkFolder(source, target)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    // npm writes its record in place: linked, it would always say that nothing has changed.
    else if (entry.name === '.package-lock.json') copyFileSync(source, target)
    else linkSync(source, target)
  }
}

/**
 * Serves the copy by `node lib/server/web.mjs`, as `npm start` does, with one web process on a free port.
 * @param more settings of its own, which count before the usual ones; `PORT` chooses the port
 */
export async function startSite(
  workbench: Workbench,
  database: BenchDatabase,
  more: Record<string, string> = {},
): Promise<Site> {
  const copy = await ensureSite(workbench)
  const port = Number(more['PORT'] ?? (await freePort()))
  const token = randomBytes(16).toString('hex')
  const origin = `http://127.0.0.1:${port}`
  const child = workbench.family.start(`web-${port}`, [join(copy, 'lib/server/web.mjs')], {
    ...workbench.environment,
    ...database.environment,
    PORT: String(port),
    BASE_URL: origin,
    METRICS_TOKEN: token,
    WEB_CONCURRENCY: '1',
    ...(workbench.profile ? profiling(workbench.folder) : {}),
    ...more,
  })
  await untilReady(`${origin}/readyz`, () => child.exitCode !== null)
  const metric = async (name: string): Promise<number> => {
    const response = await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${token}` } })
    const value = new RegExp(`^${name} (\\S+)`, 'm').exec(await response.text())?.[1]
    if (!value) throw new Error(`the metrics do not tell ${name}`)
    return Number(value)
  }
  return {
    origin,
    pid: child.pid ?? 0,
    cpuSeconds: () => metric('process_cpu_seconds_total'),
    residentBytes: () => metric('process_resident_memory_bytes'),
    stop: async () => {
      const end = ended(child)
      child.kill('SIGTERM')
      await end
    },
  }
}

function profiling(folder: string): Record<string, string> {
  const loader = pathToFileURL(join(ROOT, 'bench/profile.mjs')).href
  return { NODE_OPTIONS: `--import ${loader}`, BENCH_PROFILES: join(folder, 'profiles') }
}

/** Waits until an address responds with 200. Throws when its process has ended or it never does. */
export async function untilReady(
  address: string,
  hasEnded: () => boolean,
  headers: Record<string, string> = {},
): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  for (;;) {
    const status = await fetch(address, { headers }).then(
      async (response) => (await response.arrayBuffer(), response.status),
      () => 0,
    )
    if (status === 200) return
    if (hasEnded() || Date.now() > deadline)
      throw new Error(`${address} answered ${status || 'nothing'}; see bench.log`)
    await sleep(100)
  }
}
