import { AggregatorRegistry, Registry, collectDefaultMetrics } from 'prom-client'
import { hasMetricsToken } from '../metrics-token.mjs'
import { labelsOf } from './admission.mjs'
import { RequestCounts, RequestSeconds } from './request-metrics.mjs'

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */
/** @typedef {{ metrics: 'all' | 'own' | 'sum', id: number, values?: object[], text?: string }} MetricsMessage */

/** How long the primary waits for the metrics of a worker, in milliseconds. */
const ANSWER_WITHIN = 2000

/** Makes the metrics of one web process. */
export function workerMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new RequestCounts()
  const seconds = new RequestSeconds()
  registry.registerMetric(/** @type {any} */ (requests))
  registry.registerMetric(/** @type {any} */ (seconds))
  /**
   * Counts a request when its response has ended, with labels of the table of routes.
   * @param {IncomingMessage} request @param {ServerResponse} response
   * @param {import('../../routes.mjs').Route | undefined} found
   */
  const observe = (request, response, found) => {
    const began = performance.now()
    const { route, method = '' } = labelsOf(request.method, found)
    response.once('close', () => {
      requests.count(route, method, response.writableFinished ? response.statusCode : 'aborted')
      seconds.observe(route, (performance.now() - began) / 1000)
    })
  }
  return { registry, observe }
}

/**
 * Serves `GET /metrics` on any web process for all of them: the primary asks each of them and adds up. Without
 * METRICS_TOKEN there is no such address.
 * @param {Registry} registry
 * @param {string | undefined} token
 */
export function metricsEndpoint(registry, token) {
  /** @type {Map<number, (text: string) => void>} */
  const waiting = new Map()
  let count = 0
  process.on('message', async (/** @type {MetricsMessage} */ message) => {
    if (message?.metrics === 'own') {
      process.send?.({ metrics: 'own', id: message.id, values: await registry.getMetricsAsJSON() })
    } else if (message?.metrics === 'sum') {
      waiting.get(message.id)?.(message.text ?? '')
      waiting.delete(message.id)
    }
  })
  /** @param {IncomingMessage} request @param {ServerResponse} response */
  return (request, response) => {
    if (!token || request.url !== '/metrics' || request.method !== 'GET') return false
    if (!hasMetricsToken(request, token)) {
      response.writeHead(401, { 'WWW-Authenticate': 'Bearer', 'Content-Length': 0 }).end()
      return true
    }
    const id = ++count
    waiting.set(id, (text) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(text))
    process.send?.({ metrics: 'all', id })
    return true
  }
}

/** The kinds of metrics that only grow. */
const GROWING = new Set(['counter', 'histogram'])

/**
 * Runs in the primary: collects the metrics of all workers and sends the sum to the worker that asked. A worker that
 * hangs counts as it last answered, and one that ended goes on counting with what it had counted when it last answered:
 * a sum that falls looks like a new start, after which everything is counted again, and alerts go off.
 * @param {import('node:cluster').Cluster} cluster
 */
export function sumMetrics(cluster) {
  let count = 0
  /** @type {Map<number, (values: object[]) => void>} */
  const pending = new Map()
  /** @type {Map<number, object[]>} by worker */
  const latest = new Map()
  /** @type {object[]} of all workers that ended */
  let ended = []
  cluster.on('exit', ({ id }) => {
    const growing = (latest.get(id) ?? []).filter((metric) => 'type' in metric && GROWING.has(String(metric.type)))
    latest.delete(id)
    ended = sumOf([ended, growing])
  })
  cluster.on('message', async (worker, /** @type {MetricsMessage} */ message) => {
    if (message?.metrics === 'own') {
      const { id, values = [] } = message
      if (!worker.isDead()) latest.set(worker.id, values)
      return pending.get(id)?.(values)
    }
    if (message?.metrics !== 'all') return
    const workers = Object.values(cluster.workers ?? {}).flatMap((each) => (each?.isConnected() ? [each] : []))
    const answers = await Promise.all(
      workers.map((each) => {
        const id = ++count
        return new Promise((resolve) => {
          const timer = setTimeout(() => resolve(latest.get(each.id) ?? []), ANSWER_WITHIN)
          pending.set(id, (values) => {
            clearTimeout(timer)
            resolve(values)
          })
          each.send({ metrics: 'own', id })
        }).finally(() => pending.delete(id))
      }),
    )
    const text = await registryOf([...answers, ended]).metrics()
    if (worker.isConnected()) worker.send({ metrics: 'sum', id: message.id, text })
  })
}

/** @param {object[][]} all */
const registryOf = (all) => AggregatorRegistry.aggregate(/** @type {any} */ (all))

/** Adds metrics up. @param {object[][]} all @returns {object[]} */
const sumOf = (all) =>
  registryOf(all)
    .getMetricsAsArray()
    .map((metric) => /** @type {any} */ (metric).get())
