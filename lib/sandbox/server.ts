import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serveControl } from './control/control'
import { serveGraph } from './graph/serve'
import type { Sandbox } from './sandbox'
import { isShop, serveShop } from './shop/serve'
import { serveWebhook } from './webhook-receiver/serve'
import { serveApi, send, type Api } from './weni/api'
import { endpointTable } from './weni/endpoints/table'
import { SERVER_ERROR } from './weni/reply'

const WORKSPACE_UUID = '5f0c7d0a-2f1b-4c7e-9d3e-6a1f0e9b7c55'

export interface RunningSandbox {
  /** `http://localhost:<port>` */
  url: string
  port: number
  close(): Promise<void>
}

interface Options {
  /** 0: any free port. */
  port: number
  onError: (error: unknown) => void
}

/**
 * Listens on the loopback addresses only, 127.0.0.1 and ::1 where there is one, because the control endpoints have no
 * password. `/api/v2/` is Weni's, `/graph/` Meta's, `/hooks/demo` that of a third system, `/_sandbox/` the sandbox's
 * own, and `/` a shop that shows the preference page in a frame.
 */
export async function startSandboxServer(sandbox: Sandbox, { port, onError }: Options): Promise<RunningSandbox> {
  const endpoints = endpointTable({ uuid: WORKSPACE_UUID, name: sandbox.config.org.name })
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const { store, throttle, faults, calls, now, config } = sandbox
    const api: Api = { store, throttle, faults, calls, now, apiToken: config.apiToken, endpoints }
    const { url = '' } = request
    if (isShop(url)) return serveShop(config, request, response)
    const work = url.startsWith('/_sandbox/')
      ? serveControl(sandbox, request, response)
      : url.startsWith('/graph/') && sandbox.graph
        ? serveGraph(sandbox.graph, request, response)
        : url.startsWith('/hooks/demo') && sandbox.webhook
          ? serveWebhook(sandbox.webhook, request, response)
          : serveApi(api, request, response)
    work.catch((error: unknown) => {
      // A client that disconnects in the middle of its request is no fault of ours.
      if (request.destroyed && !request.complete) return
      onError(error)
      if (!response.headersSent) send(response, SERVER_ERROR, 'GET')
    })
  }
  const first = await listen(createServer(handle), '127.0.0.1', port)
  const bound = (first.address() as AddressInfo).port
  const second = await listen(createServer(handle), '::1', bound).catch((error: NodeJS.ErrnoException) => {
    // A machine without IPv6 is fine; another process on our port is not.
    if (error.code !== 'EADDRINUSE') return null
    first.close()
    throw error
  })
  const servers = second ? [first, second] : [first]
  return {
    url: `http://localhost:${bound}`,
    port: bound,
    close: async () => void (await Promise.all(servers.map(closeServer))),
  }
}

function listen(server: Server, host: string, port: number): Promise<Server> {
  // Longer than any client keeps an idle connection, so that no connection is closed while a request is on its way.
  server.keepAliveTimeout = 65_000
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    // Responses that are held back or slow on purpose are not awaited.
    setTimeout(() => server.closeAllConnections(), 500).unref()
  })
}
