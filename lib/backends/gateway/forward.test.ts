import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createForwarder } from './forward'
import { upstreamFailed } from './graph-error'

/** Posts to an upstream that does this with each request. */
async function posting(respond: RequestListener, timeoutMs: number) {
  const server = createServer(respond)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const forwarder = createForwarder([host])
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await forwarder.close()
  })
  const request = { method: 'POST', url: new URL(`http://${host}/`), headers: new Headers(), body: Buffer.from('{}') }
  return forwarder.forward({ ...request, timeoutMs })
}

test('an upstream that does not answer in time is a 504, and whether it took the request is unknown', async () => {
  const answer = await posting(() => {}, 50)
  expect(answer).toEqual({ ok: false, sent: true, reason: 'timeout' })
  expect(upstreamFailed({ sent: true, reason: 'timeout' })).toMatchObject({
    status: 504,
    headers: { 'Retry-After': '5' },
    body: expect.stringContaining('"is_transient":true') as string,
  })
})

test('a status that is none can’t be passed on, and whether the request was taken is unknown', async () => {
  const answer = await posting((_request, response) => response.writeHead(999).end('ok'), 60_000)
  expect(answer).toEqual({ ok: false, sent: true, reason: 'unreadable' })
})
