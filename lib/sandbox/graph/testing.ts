import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { testSandbox } from '@/lib/sandbox/weni/testing'
import { GraphConfig } from './config'

export const PHONE_NUMBER_ID = '106540352242922'
export const WABA_ID = '102290129340398'
export const ACCESS_TOKEN = 'EAAtest-token'
export const APP_SECRET = 'app-secret'
export const ANA_PHONE = '5511987654321'

const template = (id: string, name: string, category: 'MARKETING' | 'UTILITY', rest: object = {}) => ({
  id,
  name,
  language: 'en_US',
  category,
  body: 'Hello',
  ...rest,
})

const TEMPLATES = [
  template('1001', 'your_link', 'UTILITY', { url: 'http://localhost:3000/p/{{1}}' }),
  template('1002', 'weekend_offer', 'MARKETING', { body: 'Hi {{1}}' }),
  template('1003', 'paused_offer', 'MARKETING', { status: 'PAUSED' }),
]

/** A WhatsApp account on the sandbox's port, and a receiver of its webhooks. */
export async function testGraph(changes: Partial<GraphConfig> = {}) {
  const received: { body: string; signature: string }[] = []
  const receiver = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      received.push({ body, signature: String(request.headers['x-hub-signature-256']) })
      response.end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void receiver.close())
  const { port } = receiver.address() as AddressInfo
  const whatsapp = GraphConfig.parse({
    inboundUrl: `http://127.0.0.1:${port}/`,
    accessToken: ACCESS_TOKEN,
    appSecret: APP_SECRET,
    verifyToken: 'verify',
    wabaId: WABA_ID,
    phoneNumberId: PHONE_NUMBER_ID,
    displayNumber: '15550783881',
    templates: TEMPLATES,
    ...changes,
  })
  const stand = await testSandbox({ whatsapp })
  const { graph } = stand.sandbox
  if (!graph) throw new Error('the sandbox has no account')
  graph.settings.statusDelayMs = 1
  return {
    ...stand,
    graph,
    /** What was posted to the webhook, raw. */
    received,
    /** The base address of the API. */
    graphUrl: `${stand.base}/graph/v24.0/`,
    /** A call of the API with the right token. */
    api: (method: string, path: string, body?: unknown, token = ACCESS_TOKEN) =>
      stand.call(method, `/graph/v24.0/${path}`, body, { authorization: `Bearer ${token}` }),
    /** A message of a person: opens their 24 hours. */
    writes: (from = ANA_PHONE) => graph.people.wrote(from),
  }
}
