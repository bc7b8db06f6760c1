import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { send } from '@/lib/sandbox/weni/api'
import { readText } from '@/lib/sandbox/weni/read-body'
import { ApiError, type Reply } from '@/lib/sandbox/weni/reply'
import { compareTemplates } from './compare'
import { errorReply, GraphError, tooLarge, unknownObject } from './errors'
import type { GraphFault } from './faults'
import type { GraphStandIn } from './graph'
import { waIdOf } from './people'
import { isRecord } from './read'
import { listTemplates, presentTemplate } from './templates'

/** `/graph/v24.0/<id>` and the addresses below it. Any version is accepted, as Meta does for years. */
const PATH = /^\/graph\/(v\d{1,3}\.\d{1,2})\/([^/]+)(?:\/([a-z_]+))?\/?$/
const BODY_LIMIT = 1_000_000
/** The milliseconds for which a connection that gets no response is held. */
const HOLD_MS = 60_000

/** Responds as graph.facebook.com would, for one account. */
export async function serveGraph(
  graph: GraphStandIn,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`)
  const method = request.method ?? 'GET'
  const text = await readText(request, BODY_LIMIT).catch((error: unknown) => {
    if (error instanceof ApiError) return null
    throw error
  })
  if (text === null) return send(response, tooLarge(BODY_LIMIT), method)
  const body = readJson(text)
  const fault = graph.faults.pick(url.pathname, recipientOf(body))
  if (fault?.mode === 'slow') await sleep(fault.ms)
  if (fault?.mode === 'down') return void request.socket.resetAndDestroy()
  const reply = answer(graph, request, method, url, body, fault)
  if (fault?.mode === 'lost') {
    const timer = setTimeout(() => request.socket.destroy(), HOLD_MS).unref()
    return void request.socket.once('close', () => clearTimeout(timer))
  }
  send(response, reply, method)
}

function answer(
  graph: GraphStandIn,
  request: IncomingMessage,
  method: string,
  url: URL,
  body: unknown,
  fault: GraphFault | null,
): Reply {
  if (fault?.mode === 'bad_gateway') return { status: 502, text: '<html><body>Bad Gateway</body></html>' }
  if (!isBearer(request.headers.authorization, graph.config.accessToken)) return errorReply(190)
  if (fault?.mode === 'error' && !fault.later) return errorReply(fault.code)
  try {
    return { status: 200, body: route(graph, method, url, body, fault?.later ? fault.code : null) ?? undefined }
  } catch (error) {
    if (error instanceof GraphError) return errorReply(error.code, error.details)
    if (error instanceof UnknownObject) return unknownObject(method, error.id)
    throw error
  }
}

class UnknownObject extends Error {
  constructor(readonly id: string) {
    super('no such object')
  }
}

function route(graph: GraphStandIn, method: string, url: URL, body: unknown, later: number | null): unknown {
  const [, version, id = '', edge] = PATH.exec(url.pathname) ?? []
  if (version !== undefined) graph.versions.add(version)
  const { wabaId, phoneNumberId, displayNumber } = graph.config
  if (id === phoneNumberId && method === 'POST') {
    if (edge === 'messages' || edge === 'marketing_messages') return graph.take(body, later, edge)
    if (edge === 'thread_control') return graph.threads.control(body)
  }
  if (method !== 'GET') throw new UnknownObject(id)
  const address = url.origin + url.pathname
  if (id === wabaId && edge === 'message_templates') return listTemplates(graph.templates, url.searchParams, address)
  if (edge === 'compare' && graph.templates.some((each) => each.id === id))
    return compareTemplates(graph.templates, graph.blocks, id, url.searchParams)
  const template = edge === undefined && graph.templates.find((each) => each.id === id)
  if (template) return presentTemplate(template, url.searchParams.get('fields'))
  if (id === phoneNumberId && edge === undefined) {
    const whole = { id, display_phone_number: displayNumber, quality_rating: 'GREEN', verified_name: 'Demo' }
    const fields = url.searchParams.get('fields')?.split(',')
    return Object.fromEntries(
      Object.entries(whole).filter(([name]) => name === 'id' || (fields ? fields.includes(name) : true)),
    )
  }
  throw new UnknownObject(id)
}

function recipientOf(body: unknown): string | null {
  if (!isRecord(body)) return null
  if (typeof body['to'] === 'string') return waIdOf(body['to'])
  return typeof body['recipient'] === 'string' ? body['recipient'] : null
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

function isBearer(header: string | undefined, token: string): boolean {
  const [given, wanted] = [Buffer.from(header ?? ''), Buffer.from(`Bearer ${token}`)]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
