import { AggregatorRegistry, Counter, Histogram, Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { RequestCounts, RequestSeconds } from './request-metrics.mjs'

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
const REQUESTS: [string, string, number | string, number][] = [
  ['/p/:token', 'GET', 200, 0.0004],
  ['/p/:token', 'GET', 200, 0.001],
  ['/p/:token', 'GET', 404, 0.0011],
  ['/p/:token', 'POST', 303, 0.3],
  ['/api/v1/check', 'POST', 'aborted', 11],
]

/** The same requests, counted by our metrics and by those of prom-client. */
function counted() {
  const [ours, theirs] = [new Registry(), new Registry()]
  const [counts, seconds] = [new RequestCounts(), new RequestSeconds()]
  ours.registerMetric(counts as never)
  ours.registerMetric(seconds as never)
  const labelNames = ['route', 'method', 'status']
  const registers = [theirs]
  const counter = new Counter({ name: counts.name, help: counts.help, labelNames, registers })
  const histogram = new Histogram({
    name: seconds.name,
    help: seconds.help,
    labelNames: ['route'],
    buckets: BUCKETS,
    registers,
  })
  for (const [route, method, status, took] of REQUESTS) {
    counts.count(route, method, status)
    seconds.observe(route, took)
    counter.inc({ route, method, status })
    histogram.observe({ route }, took)
  }
  return { ours, theirs }
}

/** The lines of a text of metrics, with the labels of each in one order. */
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/\{(.*)\}/, (_, labels: string) => `{${labels.split(',').sort().join()}}`))
    .sort()

test('they read as the metrics of prom-client do', async () => {
  const { ours, theirs } = counted()
  expect(linesOf(await ours.metrics())).toEqual(linesOf(await theirs.metrics()))
})

test('those of several processes add up, as those of prom-client do', async () => {
  const { ours, theirs } = counted()
  const twice = async (registry: Registry) => {
    const values = await registry.getMetricsAsJSON()
    return linesOf(await AggregatorRegistry.aggregate([values, values] as never).metrics())
  }
  expect(await twice(ours)).toEqual(await twice(theirs))
  expect(await twice(ours)).toContain('sayso_http_request_seconds_count{route="/p/:token"} 8')
})
