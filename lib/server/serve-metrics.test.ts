import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { syncMetrics } from '@/lib/sync/metrics'
import { serveMetrics } from './serve-metrics'

const TOKEN = 'a token of metrics'

/** Serves metrics on the given port, or on any free one, and records what was logged. */
function serve(port = 0) {
  const metrics = syncMetrics()
  const logged: { message: string; fields: Record<string, unknown> }[] = []
  const note = (fields: Record<string, unknown>, message: string) => void logged.push({ message, fields })
  const log = { info: note, warn: note } as unknown as Parameters<typeof serveMetrics>[0]['log']
  const { registry } = metrics
  const served = serveMetrics({ registry, token: TOKEN, host: '127.0.0.1', port, log, retryMs: 5 })
  onTestFinished(() => served.stop())
  const portOf = () =>
    vi.waitFor(() => {
      const line = logged.find(({ message }) => message === 'metrics are served')
      if (!line) throw new Error('nothing is served yet')
      return (line.fields['address'] as AddressInfo).port
    })
  return { metrics, logged, served, portOf }
}

interface Asked {
  path?: string
  method?: string
  authorization?: string
}

const ask = (port: number, { path = '/metrics', method = 'GET', authorization = `Bearer ${TOKEN}` }: Asked = {}) =>
  fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { Authorization: authorization, Connection: 'close' },
    body: method === 'POST' ? 'x' : null,
  })

test('the metrics of the worker are served to callers with the token, labelled as the worker’s', async () => {
  const { metrics, portOf } = serve()
  const port = await portOf()
  metrics.fed.inc(3)
  metrics.outcomes.inc({ kind: 'weni', outcome: 'confirmed' })
  const response = await ask(port)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, metrics.registry.contentType])
  const text = await response.text()
  expect(text).toContain('sayso_feed_lines_total{process="worker"} 3')
  expect(text).toContain('sayso_sync_outcomes_total{kind="weni",outcome="confirmed",process="worker"} 1')
})

test('without the token, elsewhere, and by other methods there is nothing', async () => {
  const { portOf } = serve()
  const port = await portOf()
  const none = await ask(port, { authorization: '' })
  expect([none.status, none.headers.get('www-authenticate'), await none.text()]).toEqual([401, 'Bearer', ''])
  for (const authorization of ['Bearer', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, `bearer ${TOKEN}`])
    expect([authorization, (await ask(port, { authorization })).status]).toEqual([authorization, 401])
  expect((await ask(port, { path: '/' })).status).toBe(404)
  expect((await ask(port, { path: '/metrics/' })).status).toBe(404)
  expect((await ask(port, { method: 'POST' })).status).toBe(405)
})

test('a port that is taken is logged once, stops nothing, and is served as soon as it is free', async () => {
  const other: Server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const { logged, portOf } = serve(port)
  await vi.waitFor(() => expect(logged).toHaveLength(1))
  expect(logged[0]).toMatchObject({ fields: { code: 'EADDRINUSE', port } })
  await new Promise((resolve) => other.close(resolve))
  expect(await portOf()).toBe(port)
  expect((await ask(port)).status).toBe(200)
  expect(logged.map(({ message }) => message)).toEqual([
    'metrics can’t be served; the worker continues without them',
    'metrics are served',
  ])
})

test('stopping frees the port, also while it waits for one', async () => {
  const first = serve()
  const port = await first.portOf()
  const second = serve(port)
  await vi.waitFor(() => expect(second.logged).toHaveLength(1))
  await second.served.stop()
  await first.served.stop()
  expect(await serve(port).portOf()).toBe(port)
  expect(second.logged).toHaveLength(1)
})
