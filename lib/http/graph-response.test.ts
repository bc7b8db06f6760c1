import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createForwarder } from '@/lib/backends/gateway/forward'
import { responseFrom } from './graph-response'

test.each([204, 304])(
  'a %s without a body is passed on, and nothing of it is an error of the process',
  async (status) => {
    // undici reports the end of a body that nobody reads as an error; without a listener it is one of the process.
    const server = createServer((_request, response) => response.writeHead(status, { ETag: '"x"' }).end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
    const forwarder = createForwarder([host])
    onTestFinished(async () => {
      server.closeAllConnections()
      server.close()
      await forwarder.close()
    })
    const request = { method: 'GET', url: new URL(`http://${host}/`), headers: new Headers(), body: null }
    const answer = await forwarder.forward({ ...request, timeoutMs: 60_000 })
    if (!answer.ok) throw new Error(answer.reason)
    const ended = new Promise((resolve) => answer.body.once('close', resolve))
    const { status: passed, headers, body } = responseFrom(answer)
    await ended
    expect([passed, headers.get('etag'), body]).toEqual([status, '"x"', null])
    expect(answer.body.listenerCount('error')).toBeGreaterThan(0)
  },
)
