import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { type Database, inBusiness } from '@/db/client'
import { insertBackend, insertSender } from '@/db/queries/business/set-up'
import { lockTemplate, tieTemplate } from '@/db/queries/templates/templates'
import type { Category } from '@/lib/consent/types'
import type { Statement } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { encryptSecret, hashToken } from '@/lib/keys'
import { changeContact } from '@/lib/services/changes/change-contact'
import type { Deps } from '@/lib/services/deps'
import { makeBusiness, makeContact, testDeps, type TestBusiness } from '@/lib/services/testing'
import { answerGraph } from './answer-graph'
import type { GatewayRequest } from './exchange'

export interface SeenRequest {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: Buffer
}

type Respond = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void

/** A stand-in for Meta that knows some tokens, takes every message, and keeps the requests that it received. */
export async function testUpstream() {
  const seen: SeenRequest[] = []
  const upstream = {
    seen,
    tokens: new Set<string>(),
    /** Returns the messages only, without the checks of tokens. */
    messages: () => seen.filter(({ method }) => method === 'POST'),
    respond: null as Respond | null,
    url: '',
    host: '',
    /** What responds before the request has ended. */
    early: null as Respond | null,
  }
  let ids = 0
  const server = createServer((request, response) => {
    if (upstream.early) return upstream.early(request, response, Buffer.alloc(0))
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const { method = '', url = '', headers } = request
      seen.push({ method, url, headers, body })
      const token =
        headers.authorization?.replace('Bearer ', '') ?? new URL(url, 'http://x').searchParams.get('access_token') ?? ''
      const json = (status: number, answer: unknown) =>
        response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer))
      if (!upstream.tokens.has(token))
        return json(401, { error: { message: 'Invalid', type: 'OAuthException', code: 190 } })
      if (upstream.respond) return upstream.respond(request, response, body)
      if (method === 'GET') return json(200, { id: url.split(/[/?]/)[2] })
      ids += 1
      return json(200, {
        messaging_product: 'whatsapp',
        contacts: [],
        messages: [{ id: `wamid.${ids}.${upstream.host}` }],
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  upstream.host = `localhost:${(server.address() as AddressInfo).port}`
  upstream.url = `http://${upstream.host}/v24.0/`
  return upstream
}

/** Gives a business a number at an upstream. Returns the ids of backend and sender. */
export async function addNumber(
  deps: Deps,
  businessId: string,
  { phoneNumberId, baseUrl, token }: { phoneNumberId: string; baseUrl: string; token: string },
) {
  const [backendId, senderId] = [newId(), newId()]
  const secret = { accessToken: token, appSecret: 'app', verifyToken: 'verify', wabaId: '102290129340398' }
  const stored = encryptSecret(deps.keys, JSON.stringify(secret), `backend:${backendId}`)
  await inBusiness(deps.db, businessId, async (tx) => {
    await insertSender(tx, businessId, {
      id: senderId,
      phoneNumberId,
      displayNumber: '+55 11 5055-0100',
      name: 'Number',
    })
    const backend = { id: backendId, kind: 'whatsapp', name: 'WhatsApp', baseUrl, secret: stored } as const
    const rest = { inboundTokenHash: hashToken(backendId), settings: { phoneNumberId } }
    await insertBackend(tx, businessId, { ...backend, ...rest }, deps.clock.now())
  })
  return { backendId, senderId }
}

/** Records a template and ties it to a topic. */
export async function addTemplate(
  deps: Deps,
  businessId: string,
  template: { name: string; topicId: string | null; category: Category; url?: string; language?: string },
): Promise<string> {
  const { name, topicId, category, url, language = 'en-US' } = template
  return inBusiness(deps.db, businessId, async (tx) => {
    const facts = { name, language, category, urlButtons: url ? [{ index: 0, url }] : [] }
    const { template: row } = await lockTemplate(tx, businessId, newId(), facts, deps.clock.now())
    await tieTemplate(tx, businessId, row.id, topicId)
    return row.id
  })
}

let numbers = 0

/** A business with a number, and templates offer (promos), order (orders), code (security), stray (no topic). */
export async function gatewayTest(db: Database, over: Partial<Deps> = {}) {
  const upstream = await testUpstream()
  const deps = testDeps(db, over)
  deps.settings = { ...deps.settings, allowPrivate: [upstream.host] }
  const business = await makeBusiness(deps)
  const phoneNumberId = String(106_540_352_242_000 + ++numbers)
  const token = `stored-${phoneNumberId}`
  upstream.tokens.add(token).add('second-token')
  const ids = await addNumber(deps, business.id, { phoneNumberId, baseUrl: upstream.url, token })
  const { promos, orders, security } = business.topics
  const templates = {
    offer: await addTemplate(deps, business.id, { name: 'offer', topicId: promos, category: 'marketing' }),
    order: await addTemplate(deps, business.id, { name: 'order', topicId: orders, category: 'utility' }),
    code: await addTemplate(deps, business.id, { name: 'code', topicId: security, category: 'authentication' }),
    stray: await addTemplate(deps, business.id, { name: 'stray', topicId: null, category: 'utility' }),
    linked: await addTemplate(deps, business.id, {
      name: 'linked',
      topicId: orders,
      category: 'utility',
      url: `${deps.settings.baseUrl}/p/{{1}}`,
    }),
  }
  return { upstream, deps, business, phoneNumberId, token, templates, ...ids, ...callers(deps, phoneNumberId, token) }
}

/** Returns functions that call the gateway as the route does. */
export function callers(deps: Deps, phoneNumberId: string, stored: string) {
  const call = async (method: string, pathname: string, rest: Partial<CallOptions> = {}): Promise<Answered> => {
    const { token = stored, headers = {}, body, search = '', address = null } = rest
    const request: GatewayRequest = {
      method,
      pathname,
      search,
      headers: new Headers({ ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers }),
      body: body === undefined ? null : streamOf(body),
      signal: new AbortController().signal,
      address,
    }
    const answer = await answerGraph(deps, request)
    const chunks: Buffer[] = []
    if (answer.body instanceof Readable)
      for await (const chunk of answer.body) chunks.push(Buffer.from(chunk as Buffer))
    else if (answer.body !== null) chunks.push(Buffer.from(answer.body))
    const raw = Buffer.concat(chunks)
    return { status: answer.status, headers: answer.headers, raw, json: parse(raw), after: answer.after }
  }
  const post = (body: unknown, rest: Partial<CallOptions> = {}) =>
    call('POST', `/v24.0/${phoneNumberId}/messages`, {
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...rest,
    })
  const send = (name: string, to: unknown, rest: Partial<CallOptions> = {}) => post(templateMessage(name, to), rest)
  return { call, post, send }
}

interface CallOptions {
  token: string
  headers: Record<string, string>
  body: string | Buffer | ReadableStream<Uint8Array>
  search: string
  address: string | null
}

export interface Answered {
  status: number
  headers: Headers
  raw: Buffer
  after: Promise<void> | undefined
  json: {
    error?: { code: number; message: string; is_transient?: boolean; error_data?: { details: string } }
    messages?: { id: string }[]
  }
}

export const templateMessage = (name: string, to: unknown, rest: object = {}, template: object = {}) => ({
  messaging_product: 'whatsapp',
  recipient_type: 'individual',
  to,
  type: 'template',
  template: { name, language: { code: 'en_US' }, ...template },
  ...rest,
})

function streamOf(body: string | Buffer | ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  if (body instanceof ReadableStream) return body
  return new Response(new Uint8Array(Buffer.from(body))).body ?? new ReadableStream()
}

function parse(raw: Buffer): Answered['json'] {
  try {
    return JSON.parse(raw.toString()) as Answered['json']
  } catch {
    return {}
  }
}

/** Returns the code and our reason, by which a sending system decides what to do. */
export function refusalOf({ status, json }: Answered) {
  const { code, error_data: data, is_transient: transient } = json.error ?? {}
  return { status, code, reason: data?.details.split(':')[0], ...(transient ? { transient } : {}) }
}

/** Records statements of a person as if made on the page. */
export async function says(deps: Deps, business: TestBusiness, contactId: string, ...statements: Statement[]) {
  await changeContact(deps, business.id, contactId, {
    kind: 'preferences',
    actor: 'contact',
    method: 'page',
    say: () => ({ statements }),
  })
}

export { makeContact }
