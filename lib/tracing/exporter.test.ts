import { afterEach, expect, test, vi } from 'vitest'
import { BATCH_MOST, Exporter, WAITING_MOST } from './exporter.mjs'
import { Span } from './span.mjs'
import { startCollector } from './testing'

const closers: (() => unknown)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

const spanOf = (name: string) => {
  const span = new Span(name, 'internal', null, () => true)
  span.end()
  return span
}

async function exportingTo(mode: Parameters<typeof startCollector>[0]) {
  const collector = await startCollector(mode)
  const warn = vi.fn()
  const exporter = new Exporter({
    url: `${collector.origin}/v1/traces`,
    headers: { 'x-tenant': 'shop' },
    resource: { 'service.name': 'sayso-web' },
    timeoutMs: 60_000,
    everyMs: 3_600_000,
    warn,
  })
  closers.push(collector.close)
  const add = (count: number) => Array.from({ length: count }, (_, at) => exporter.add(spanOf(`span ${at}`)))
  return { collector, exporter, add, warn }
}

test('spans are sent in batches, with the headers of the operator, and the last ones at the end', async () => {
  const { collector, exporter, add } = await exportingTo('takes')
  add(BATCH_MOST + 1)
  await vi.waitFor(() => expect(collector.spans).toHaveLength(BATCH_MOST))
  await exporter.stop(60_000)
  expect(collector.spans).toHaveLength(BATCH_MOST + 1)
  expect(collector.headers[0]).toMatchObject({ 'x-tenant': 'shop', 'content-type': 'application/json' })
})

test('what comes faster than one batch is sent goes on at once, and not a batch each time the timer ends', async () => {
  const { collector, add } = await exportingTo('takes')
  add(3 * BATCH_MOST + 1)
  await vi.waitFor(() => expect(collector.spans).toHaveLength(3 * BATCH_MOST))
})

test('while a collector hangs only so many spans are kept, and the end does not wait for it', async () => {
  const { collector, exporter, add } = await exportingTo('hangs')
  add(WAITING_MOST + 500)
  await vi.waitFor(() => expect(collector.texts).toHaveLength(1))
  await exporter.stop(1)
  expect(collector.texts).toHaveLength(1)
  // The collector comes back: what was kept arrives, and no more than that.
  const later = await exportingTo('takes')
  later.add(WAITING_MOST + 500)
  await later.exporter.stop(60_000)
  expect(later.collector.spans).toHaveLength(WAITING_MOST)
})

test('a batch is tried again after a passing fault, three times in all, and not after a lasting one', async () => {
  const passing = await exportingTo(503)
  passing.add(1)
  await passing.exporter.stop(60_000)
  expect(passing.collector.texts).toHaveLength(3)
  const lasting = await exportingTo(400)
  lasting.add(1)
  await lasting.exporter.stop(60_000)
  expect(lasting.collector.texts).toHaveLength(1)
  expect(lasting.warn).toHaveBeenCalledExactlyOnceWith('status 400', 1)
})
