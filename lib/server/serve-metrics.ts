import { createServer } from 'node:http'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import { hasMetricsToken } from './metrics-token.mjs'

/** The wait until a port that is taken is tried again, in milliseconds. */
const RETRY_MS = 15_000

export interface Options {
  registry: Registry
  token: string
  host: string
  port: number
  log: Pick<Logger, 'info' | 'warn'>
  /** Milliseconds until a port that is taken is tried again. */
  retryMs?: number
}

export interface ServedMetrics {
  /** Stops serving. Resolves when the port is free. */
  stop(): Promise<void>
}

/**
 * Serves the metrics of this process at `GET /metrics`, on a port of its own, to callers that send the token. The
 * process matters more than its metrics: if the port is taken or can’t be listened on, that is logged once, the process
 * continues without metrics, and the port is tried again.
 */
export function serveMetrics({ registry, token, host, port, log, retryMs = RETRY_MS }: Options): ServedMetrics {
  let timer: NodeJS.Timeout | undefined
  let isLogged = false
  const server = createServer({ requestTimeout: 5000, headersTimeout: 5000 }, (request, response) => {
    const end = (status: number, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'Content-Length': 0, ...headers }).end()
    request.resume()
    if (request.url !== '/metrics') return end(404)
    if (request.method !== 'GET') return end(405, { Allow: 'GET' })
    if (!hasMetricsToken(request, token)) return end(401, { 'WWW-Authenticate': 'Bearer' })
    registry.metrics().then(
      (text) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(text),
      () => end(500),
    )
  })
  const listen = () => void server.listen({ host, port, exclusive: true })
  server.on('error', (err: NodeJS.ErrnoException) => {
    if (!isLogged)
      log.warn({ code: err.code, host, port }, 'metrics can’t be served; the worker continues without them')
    isLogged = true
    timer = setTimeout(listen, retryMs)
    timer.unref()
  })
  server.on('listening', () => log.info({ address: server.address() }, 'metrics are served'))
  listen()
  return {
    stop() {
      clearTimeout(timer)
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
