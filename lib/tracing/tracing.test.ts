import { createServer } from 'node:http'
import { afterEach, expect, test, vi } from 'vitest'
import { createHttp } from '@/lib/backends/http'
import { useDeps } from '@/lib/http/endpoint/testing'
import { type Asked, type Entry, handleRequest, Refusal } from '@/lib/http/handle-request'
import { log } from '@/lib/log'
import { handlerOf } from '@/lib/server/web/server.mjs'
import type { Deps } from '@/lib/services/deps'
import { runJobs } from '@/lib/sync/run-jobs'
import { setTracing, traced, tracing } from './active.mjs'
import { startTracing } from './start.mjs'
import { listening, type SentSpan, startCollector } from './testing'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
  setTracing(null)
})

const TOKEN = 'EQAAAAEBmQ5511987654321secretlink'
const NUMBER = '5511987654321'
const KEY = 'sayso_live_secretkeyofthecaller'
const PARENT = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'

/** Traces to a collector of the test, with these settings. */
async function tracingTo(settings: Record<string, string> = {}, mode?: Parameters<typeof startCollector>[0]) {
  const collector = await startCollector(mode)
  const all = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.origin, OTEL_BSP_SCHEDULE_DELAY: '100', ...settings }
  const warn = vi.fn()
  const { tracer, stop } = startTracing('web', all, warn)
  closers.push(() => stop(0), collector.close)
  const named = async (name: string): Promise<SentSpan> =>
    vi.waitFor(() => {
      const found = collector.spans.find((span) => span.name === name)
      if (!found) throw new Error(`no span ${name} among: ${collector.spans.map((span) => span.name).join(', ')}`)
      return found
    })
  return { collector, tracer, named, warn }
}

interface Call extends Asked {
  request: Request
}

/** A web server of ours in front of one entry, which calls a backend with secrets in address and body. */
async function serving({ takesTrace = false, fails = false } = {}) {
  const seen: Record<string, unknown>[] = []
  const backend = createServer((request, response) => {
    seen.push(request.headers)
    response.writeHead(request.url?.includes('refused') ? 401 : 200).end('{}')
  })
  const backendOrigin = await listening(backend)
  useDeps({ settings: { baseUrl: 'http://sayso.test' } } as Deps)
  const client = createHttp({ baseUrl: backendOrigin, allowPrivate: [new URL(backendOrigin).host] })
  const entry: Entry<Call, { businessId: string }, undefined, Response> = {
    failure: 'a call of a test failed',
    operation: 'checkContacts',
    takesTrace,
    recognise: (_, { request }) =>
      request.headers.has('authorization')
        ? { businessId: 'shop-1' }
        : new Refusal(new Response(null, { status: 401 })),
    async run() {
      if (fails) throw new Error(`nobody expected ${NUMBER}`)
      const query = { access_token: TOKEN, to: NUMBER }
      const headers = { authorization: `Bearer ${TOKEN}` }
      await client.send({ method: 'POST', path: `v25.0/${TOKEN}`, query, headers, body: { to: NUMBER } })
      return new Response('{}')
    },
    failed: () => new Response(null, { status: 500 }),
  }
  const handler = (request: Request) => handleRequest(entry, { request, requestId: 'request-1' })
  const handle = handlerOf(() => {}, {
    trustRequestId: false,
    isDemo: false,
    baseUrl: 'http://127.0.0.1',
    authUrl: 'http://127.0.0.1',
    observe: () => {},
    intercept: () => false,
    direct: { find: async () => ({ handler, params: {} }) },
    tracer: tracing(),
  })
  const server = createServer((request, response) => void handle(request, response))
  const origin = await listening(server)
  closers.push(
    () => client.close(),
    () => (server.closeAllConnections(), server.close()),
    () => (backend.closeAllConnections(), backend.close()),
  )
  const ask = (path: string, init?: RequestInit) =>
    fetch(`${origin}${path}`, { headers: { authorization: `Bearer ${KEY}`, traceparent: PARENT }, ...init })
  return { ask, seen, port: new URL(backendOrigin).port }
}

test('a request and the call it makes are one trace, named after route and host; no secret is anywhere in it', async () => {
  const { collector, named } = await tracingTo({ OTEL_SERVICE_NAME: 'preferences' })
  const { ask, port } = await serving()
  await ask(`/p/${TOKEN}?to=%2B${NUMBER}&access_token=${TOKEN}`)
  await ask(`/api/v1/topics?phone=${NUMBER}`)
  const page = await named('GET /p/:token')
  expect(page).toMatchObject({ kind: 2, failed: false, parentSpanId: undefined })
  expect(page.attributes).toEqual({
    'http.request.method': 'GET',
    'http.route': '/p/:token',
    'http.response.status_code': '200',
    'sayso.operation': 'checkContacts',
    'sayso.business_id': 'shop-1',
  })
  expect(page.resource).toMatchObject({ 'service.name': 'preferences', 'sayso.process': 'web' })
  const calls = collector.spans.filter(({ parentSpanId }) => parentSpanId === page.spanId)
  expect(calls).toEqual([expect.objectContaining({ name: 'POST', kind: 3, traceId: page.traceId, failed: false })])
  expect(calls[0]?.attributes).toEqual({
    'http.request.method': 'POST',
    'server.address': '127.0.0.1',
    'server.port': port,
    'http.response.status_code': '200',
  })
  await named('GET /api/v1/topics')
  expect(collector.paths.every((path) => path === 'POST /v1/traces')).toBe(true)
  const all = collector.texts.join('\n')
  for (const secret of [TOKEN, NUMBER, KEY, 'v25.0', 'access_token', 'Bearer']) expect(all).not.toContain(secret)
})

test('a failure is marked by its kind, without the text of the error', async () => {
  const error = vi.spyOn(log, 'error').mockImplementation(() => {})
  const { collector, named } = await tracingTo()
  const { ask } = await serving({ fails: true })
  await ask('/api/v1/topics')
  error.mockRestore()
  const failed = await named('GET /api/v1/topics')
  expect(failed.failed).toBe(true)
  expect(failed.attributes).toMatchObject({ 'http.response.status_code': '500', 'error.type': 'unexpected' })
  expect(collector.texts.join()).not.toMatch(/nobody expected/)
})

test('an address that no route has is not named', async () => {
  const { collector, named } = await tracingTo()
  const { ask } = await serving()
  await ask(`/p/${TOKEN}/${NUMBER}/nothing`, { method: 'GET' })
  expect((await named('GET')).attributes).not.toHaveProperty('http.route')
  expect(collector.texts.join()).not.toContain(TOKEN)
})

test('only a caller who was recognised at the API has the request belong to their trace', async () => {
  const { collector, named } = await tracingTo()
  const page = await serving()
  await page.ask('/p/x1234567890123456')
  expect((await named('GET /p/:token')).traceId).not.toBe('4bf92f3577b34da6a3ce929d0e0e4736')
  const api = await serving({ takesTrace: true })
  await api.ask('/api/v1/topics', { headers: { traceparent: PARENT } })
  const stranger = await named('GET /api/v1/topics')
  expect(stranger.attributes['http.response.status_code']).toBe('401')
  expect(stranger.traceId).not.toBe('4bf92f3577b34da6a3ce929d0e0e4736')
  await api.ask('/api/v1/sources')
  const caller = await named('GET /api/v1/sources')
  expect(caller).toMatchObject({ traceId: '4bf92f3577b34da6a3ce929d0e0e4736', parentSpanId: '00f067aa0ba902b7' })
  expect(collector.spans.find(({ parentSpanId }) => parentSpanId === caller.spanId)?.traceId).toBe(caller.traceId)
  // By default no backend learns of it.
  expect([...page.seen, ...api.seen].some((headers) => 'traceparent' in headers)).toBe(false)
})

test('backends get the trace only where the operator wants it', async () => {
  const { collector, named } = await tracingTo({ TRACEPARENT_TO_BACKENDS: '1' })
  const { ask, seen } = await serving()
  await ask('/api/v1/topics')
  const { spanId } = await named('GET /api/v1/topics')
  const call = collector.spans.find(({ parentSpanId }) => parentSpanId === spanId)
  expect(seen[0]?.['traceparent']).toBe(`00-${call?.traceId}-${call?.spanId}-01`)
})

test('a sampler that takes nothing sends nothing, and the caller decides where it is based on the parent', async () => {
  const { collector, named } = await tracingTo({ OTEL_TRACES_SAMPLER: 'parentbased_always_off' })
  const { ask } = await serving({ takesTrace: true })
  await ask('/api/v1/topics', { headers: { authorization: KEY } })
  await ask('/api/v1/topics', { headers: { authorization: KEY, traceparent: PARENT.replace(/1$/, '0') } })
  await ask('/api/v1/sources')
  await named('GET /api/v1/sources')
  expect(collector.spans.map(({ name }) => name).sort()).toEqual(['GET /api/v1/sources', 'POST'])
})

test('each run of a job is a trace of its own, and what it leaves running afterwards is none of it', async () => {
  const { named, collector } = await tracingTo()
  let goOn = () => {}
  const ended = new Promise<void>((resolve) => (goOn = resolve))
  const { port } = await serving()
  const client = createHttp({ baseUrl: `http://127.0.0.1:${port}`, allowPrivate: [`127.0.0.1:${port}`] })
  closers.push(() => client.close())
  let later: Promise<unknown> = Promise.resolve()
  const run = async () => {
    if (tracing() === null) return
    later = ended.then(() => client.send({ method: 'GET', path: 'refused' }))
    await traced('deliver a batch', { businessId: 'shop-1' }, async () => {})
  }
  const onRun = vi.fn()
  const jobs = runJobs([{ name: 'deliver', run, everyMs: 3_600_000, wokenBy: null }], { listenUrl: null, onRun })
  closers.push(() => jobs.stop())
  const job = await named('job deliver')
  const batch = await named('deliver a batch')
  expect(batch).toMatchObject({ kind: 1, attributes: { 'sayso.business_id': 'shop-1' } })
  expect(batch.traceId).not.toBe(job.traceId)
  goOn()
  await later
  const call = await named('GET')
  expect(call).toMatchObject({ failed: true, parentSpanId: undefined })
  expect(call.attributes['http.response.status_code']).toBe('401')
  expect(new Set(collector.spans.map(({ traceId }) => traceId)).size).toBe(3)
  expect(onRun).toHaveBeenCalledWith(expect.objectContaining({ name: 'deliver' }), null)
})

test.each(['hangs', 500, 503, 'is gone'] as const)('a collector that answers %s costs no request', async (mode) => {
  const { collector, warn } = await tracingTo(
    mode === 'hangs' ? { OTEL_EXPORTER_OTLP_TIMEOUT: '100' } : {},
    mode === 'is gone' ? 'takes' : mode,
  )
  if (mode === 'is gone') collector.close()
  const { ask } = await serving()
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask('/api/v1/topics')))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  await vi.waitFor(() => expect(warn).toHaveBeenCalledOnce())
  const reasons = { hangs: 'timeout', 500: 'status 500', 503: 'status 503', 'is gone': 'not reached' }
  expect(warn.mock.calls[0]?.[1]).toMatchObject({ reason: reasons[mode] })
  expect((await ask('/api/v1/topics')).status).toBe(200)
})
