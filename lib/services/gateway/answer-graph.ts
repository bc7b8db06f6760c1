import {
  badParameter,
  invalidToken,
  unavailable,
  unknownObject,
  unknownPath,
  upstreamFailed,
} from '@/lib/backends/gateway/graph-error'
import { type GraphPath, isSendEdge, readGraphPath, upstreamUrl } from '@/lib/backends/gateway/graph-path'
import { hiddenSend, readSend, refuseHiddenSend } from '@/lib/backends/gateway/read-send'
import { BODY_LIMITS } from '@/lib/body-limits.mjs'
import type { Deps } from '@/lib/services/deps'
import { readAtMost } from '@/lib/streams'
import { Unasked } from './ask-database'
import { candidateOfToken, candidatesOfNumber, hashOf } from './candidates'
import { type GatewayRequest, type GatewayResponse, oneToken, ours, PASS_TIMEOUT_MS, SEND_TIMEOUT_MS } from './exchange'
import { type Candidate, type GatewayMemory, gatewayMemory } from './memory'
import { lastSeen, recogniseBearer } from './recognise-bearer'
import { sendTemplate } from './send-template'

/**
 * Returns the response to a call to the Graph API. A template message is passed on only after its consent was checked;
 * everything else is passed on as it is. Every call is first matched to the account that makes it.
 */
export async function answerGraph(deps: Deps, request: GatewayRequest): Promise<GatewayResponse> {
  const path = readGraphPath(request.pathname)
  if (!path) return ours(unknownPath())
  const memory = gatewayMemory(deps)
  try {
    return isSendEdge(path) ? await answerSend(deps, memory, request, path) : await pass(deps, memory, request, path)
  } catch (error) {
    if (error instanceof Unasked)
      return ours(unavailable('unavailable: it can’t be told whose request this is at the moment; nothing was sent.'))
    throw error
  }
}

/** Returns the response for an unexpected error: the same as for an outage, so that the caller sends again. */
export const internalError = (): GatewayResponse =>
  ours(unavailable('internal: something went wrong on our side; nothing was decided.'))

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])
const OVERRIDES = ['x-http-method-override', 'x-http-method', 'x-method-override']

/**
 * Returns whether the method of the call is its real one. The Graph API also takes the method as a parameter, so a GET
 * may be a send.
 */
function isPlainMethod({ headers, search }: Pick<GatewayRequest, 'headers' | 'search'>): boolean {
  return !new URLSearchParams(search).has('method') && OVERRIDES.every((name) => !headers.has(name))
}

async function answerSend(
  deps: Deps,
  memory: GatewayMemory,
  request: GatewayRequest,
  path: GraphPath,
): Promise<GatewayResponse> {
  const { method, headers, search, address } = request
  const query = new URLSearchParams(search)
  const isPlain = isPlainMethod(request)
  if (READING.has(method) && isPlain) return pass(deps, memory, request, path)
  const body = method === 'POST' ? await readAtMost(request.body, BODY_LIMITS.send) : null
  const read = body && readSend(query, headers, body)
  const token = oneToken(headers, query, read && 'accessToken' in read ? read.accessToken : null)
  if (token === null) return ours(invalidToken())
  const candidates = await candidatesOfNumber(deps, memory, path.id)
  const recognised = await recogniseBearer(deps, memory, { method, path, token, address }, candidates)
  if ('refused' in recognised) return ours(recognised.refused)
  const [first] = recognised.candidates
  if (!first || method !== 'POST' || path.rest.split('/').length !== 3) return ours(unknownObject(method, path.id))
  if (!read || !isPlain)
    return ours(
      badParameter(
        100,
        'The body is larger than 256 kB, or may hold several messages. Send each message by a POST of its own.',
      ),
    )
  switch (read.kind) {
    case 'unreadable':
      return ours(read.answer)
    case 'other':
      return forward(memory, first, { ...request, body }, path, SEND_TIMEOUT_MS)
    case 'template':
      return sendTemplate(deps, memory, { request, path, candidates: recognised.candidates, send: read, body })
  }
}

/** Passes on a call that is not a message: to the account whose token it carries, or whose number it names. */
async function pass(
  deps: Deps,
  memory: GatewayMemory,
  request: GatewayRequest,
  path: GraphPath,
): Promise<GatewayResponse> {
  const { method, headers, search, address } = request
  const token = oneToken(headers, new URLSearchParams(search), null)
  if (!token) return ours(invalidToken())
  const stored = await candidateOfToken(deps, memory, hashOf(token)).catch((error: unknown) => {
    if (error instanceof Unasked) return null
    throw error
  })
  const known = stored ?? lastSeen(deps, memory, token)
  if (known) return forwardUnlessSend(memory, known, request, path)
  const candidates = await candidatesOfNumber(deps, memory, path.id)
  const recognised = await recogniseBearer(deps, memory, { method, path, token, address }, candidates)
  if ('refused' in recognised) return ours(recognised.refused)
  const [first] = recognised.candidates
  return first ? forwardUnlessSend(memory, first, request, path) : ours(invalidToken())
}

/**
 * Passes on a call that is not a message. The body of a call to an object itself is checked first, because Meta nowhere
 * rules out that it is read as a message.
 */
async function forwardUnlessSend(
  memory: GatewayMemory,
  candidate: Candidate,
  request: GatewayRequest,
  path: GraphPath,
): Promise<GatewayResponse> {
  const query = new URLSearchParams(request.search)
  const isRead = READING.has(request.method) && isPlainMethod(request)
  if (isRead && !query.has('batch')) return forward(memory, candidate, request, path, PASS_TIMEOUT_MS)
  if (query.has('batch') || (isObject(path) && !isPlainMethod(request))) return ours(hiddenSend())
  if (!isObject(path)) return forward(memory, candidate, request, path, PASS_TIMEOUT_MS)
  const body = await readAtMost(request.body, BODY_LIMITS.send)
  const refused = refuseHiddenSend(query, request.headers, body)
  return refused ? ours(refused) : forward(memory, candidate, { ...request, body }, path, PASS_TIMEOUT_MS)
}

/**
 * Returns whether the path is `/{id}` with nothing below it. Uploads go to `upload:…`, which takes bytes and no
 * parameters.
 */
const isObject = ({ id, edge }: GraphPath) => edge === null && !id.startsWith('upload:')

type Forwardable = Pick<GatewayRequest, 'method' | 'search' | 'headers' | 'signal'> & {
  body: ReadableStream<Uint8Array> | Buffer | null
}

async function forward(
  memory: GatewayMemory,
  { baseUrl }: Candidate,
  { method, headers, search, signal, body }: Forwardable,
  path: GraphPath,
  timeoutMs: number,
): Promise<GatewayResponse> {
  const url = upstreamUrl(baseUrl, path, search)
  const answer = await memory.forwarder.forward({ method, url, headers, body, signal, timeoutMs })
  return answer.ok ? answer : ours(upstreamFailed(answer))
}
