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

/**
 * Runs in the primary: collects the metrics of all workers and sends the sum to the worker that asked. A worker that
 * hangs counts with what it said last, and what an ended one had counted stays in the sum: Prometheus takes a counter
 * that goes down for one that began at 0, and all earlier requests for new ones.
 * @param {import('node:cluster').Cluster} cluster
 * @param {number} [answerWithin]
 */
export function sumMetrics(cluster, answerWithin = ANSWER_WITHIN) {
  let count = 0
  /** @type {Map<number, (values: object[]) => void>} */
  const pending = new Map()
  /** @type {Map<number, object[]>} what each process said last */
  const last = new Map()
  /** @type {Set<number>} */
  const gone = new Set()
  /** @type {object[]} the sum of what ended processes had counted */
  let ended = []
  cluster.on('exit', ({ id }) => {
    const counted = (last.get(id) ?? []).filter(isCounted)
    last.delete(id)
    gone.add(id)
    if (counted.length > 0) ended = AggregatorRegistry.aggregate([ended, counted]).getMetricsAsArray()
  })
  cluster.on('message', async (worker, /** @type {MetricsMessage} */ message) => {
    if (message?.metrics === 'own') return pending.get(message.id)?.(message.values ?? [])
    if (message?.metrics !== 'all') return
    const workers = Object.values(cluster.workers ?? {}).flatMap((each) => (each?.isConnected() ? [each] : []))
    await Promise.all(
      workers.map((each) => {
        const id = ++count
        return new Promise((resolve) => {
          const timer = setTimeout(resolve, answerWithin)
          pending.set(id, (values) => {
            clearTimeout(timer)
            // What a process said that has ended since is in the sum already.
            if (!gone.has(each.id)) last.set(each.id, values)
            resolve(null)
          })
          each.send({ metrics: 'own', id })
        }).finally(() => pending.delete(id))
      }),
    )
    const text = await AggregatorRegistry.aggregate([ended, ...last.values()]).metrics()
    if (worker.isConnected()) worker.send({ metrics: 'sum', id: message.id, text })
  })
}

/** Whether the values of a metric only grow. @param {any} metric */
const isCounted = ({ type, aggregator }) => aggregator === 'sum' && (type === 'counter' || type === 'histogram')
