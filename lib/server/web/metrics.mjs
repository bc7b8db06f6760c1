import { AggregatorRegistry, Registry, collectDefaultMetrics } from 'prom-client'
import { hasMetricsToken } from '../metrics-token.mjs'
import { labelsOf } from './admission.mjs'
import { RequestCounts, RequestSeconds } from './request-metrics.mjs'

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */
/** @typedef {import('./sum-metrics.mjs').MetricsMessage} MetricsMessage */

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
 * Returns the text of the metrics of all processes.
 * @param {object[][]} all what each of them said
 * @returns {Promise<string>}
 */
export const textOf = (all) => AggregatorRegistry.aggregate(all).metrics()

/**
 * Serves `GET /metrics` on any web process for all of them: the primary asks each of them, and this process adds up.
 * Without METRICS_TOKEN there is no such address.
 * @param {Registry} registry
 * @param {string | undefined} token
 */
export function metricsEndpoint(registry, token) {
  /** @type {Map<number, (all: object[][]) => unknown>} */
  const waiting = new Map()
  let count = 0
  process.on('message', async (/** @type {MetricsMessage} */ message) => {
    if (message?.metrics === 'own') {
      process.send?.({ metrics: 'own', id: message.id, values: await registry.getMetricsAsJSON() })
    } else if (message?.metrics === 'sum') {
      waiting.get(message.id)?.(message.all ?? [])
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
    waiting.set(id, async (all) =>
      response.writeHead(200, { 'Content-Type': registry.contentType }).end(await textOf(all)),
    )
    process.send?.({ metrics: 'all', id })
    return true
  }
}
