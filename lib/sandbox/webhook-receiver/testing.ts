import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { ReceiverFault } from './faults'
import { WebhookReceiver } from './receiver'
import { serveWebhook } from './serve'

export const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
export const OTHER_SECRET = `whsec_${Buffer.alloc(32, 8).toString('base64')}`

/** A receiver on a free port; closed when the test ends. */
export async function testReceiver(...secrets: string[]) {
  const receiver = new WebhookReceiver(secrets.length > 0 ? secrets : [SECRET])
  const server = createServer((request, response) => void serveWebhook(receiver, request, response))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    receiver,
    url: `http://127.0.0.1:${port}/hooks/demo`,
    host: `127.0.0.1:${port}`,
    messages: () => receiver.since(0),
    fail: (fault: Partial<ReceiverFault> & Pick<ReceiverFault, 'answer'>) =>
      receiver.faults.set([{ rate: 1, ms: 1000, bytes: 10_000_000, ...fault }]),
    mend: () => receiver.faults.set([]),
  }
}
