import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { growHeapSlowly } from '../../process/heap.mjs'
import { ROUTES } from '../../routes.mjs'
import { traceWhenSet } from '../../tracing/when-set.mjs'
import { DirectRoutes } from './direct-routes.mjs'
import { waitForLastWork } from './last-work.mjs'
import { logLine } from './log-line.mjs'
import { metricsEndpoint, workerMetrics } from './metrics.mjs'
import { ownConsole } from './own-console.mjs'
import { drain, ownNextServer } from './server.mjs'

// Runs one of the web processes that lib/server/web.mjs starts: Next's standalone server, inside our HTTP server.
const STANDALONE = fileURLToPath(new URL('../../../.next/standalone/server.js', import.meta.url))
/** How long requests in progress may take after a stop, in milliseconds. */
const LAST_ANSWERS = 10_000
/** How long the last spans may take, in milliseconds. */
const LAST_SPANS = 1000

if (!existsSync(STANDALONE)) {
  process.stderr.write('There is no build. Run: npm run build\n')
  process.exit(1)
}

growHeapSlowly()
const traces = await traceWhenSet('web', process.env, (message, fields) =>
  process.stderr.write(logLine('warn', message, fields)),
)
const { registry, observe } = workerMetrics()
const answerMetrics = metricsEndpoint(registry, process.env['METRICS_TOKEN'] || undefined)
const isDirect = process.env['DIRECT_ROUTES'] !== 'off'
const direct = new DirectRoutes(join(dirname(STANDALONE), '.next'), (message) =>
  process.stderr.write(logLine('warn', message)),
)

/**
 * Not before Next has run what instrumentation.ts does first: the check of the database login.
 * @type {DirectRoutes['find']}
 */
async function find(route, method, url) {
  return Reflect.get(globalThis, Symbol.for('sayso.web.ready')) === true ? direct.find(route, method, url) : null
}

// Next loads a route at its first request (next.config.js). Those that are asked for most are loaded before any
// request: instrumentation.ts calls this, after its check of the database login.
if (isDirect) Reflect.set(globalThis, Symbol.for('sayso.web.load'), () => direct.loadEarly(ROUTES))

const baseUrl = process.env['BASE_URL'] || `http://localhost:${process.env['PORT'] || 3000}`
const server = ownNextServer({
  trustRequestId: Number(process.env['TRUSTED_PROXY_HOPS'] ?? 0) > 0,
  isDemo: process.env['SAYSO_DEMO'] === '1',
  baseUrl,
  authUrl: process.env['AUTH_URL'] || baseUrl,
  otherHosts: (process.env['OTHER_HOSTS'] ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean),
  observe,
  intercept: answerMetrics,
  direct: isDirect ? { find } : undefined,
  tracer: traces?.tracer ?? null,
})

void server.then((made) => waitForLastWork(made, traces ? { last: () => traces.stop(LAST_SPANS) } : {}))

let stopping = false
process.on('message', async (/** @type {{ stop?: true }} */ message) => {
  if (!message?.stop || stopping) return
  stopping = true
  setTimeout(() => process.exit(0), LAST_ANSWERS).unref()
  drain(await server)
  // Next's own handler closes the server, which waits for work after the responses, and exits.
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(0)
})

ownConsole(console)
await import(pathToFileURL(STANDALONE).href)
