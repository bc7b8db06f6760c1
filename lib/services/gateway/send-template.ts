import { Readable } from 'node:stream'
import { unavailable, upstreamFailed } from '@/lib/backends/gateway/graph-error'
import type { GraphPath } from '@/lib/backends/gateway/graph-path'
import type { TemplateSend } from '@/lib/backends/gateway/read-send'
import type { Deps } from '@/lib/services/deps'
import { addLinks } from './add-links'
import { Unasked } from './ask-database'
import { decideSend, type Passed } from './decide-send'
import { type GatewayRequest, type GatewayResponse, ours } from './exchange'
import { forwardMessage } from './forward-message'
import type { Candidate, GatewayMemory } from './memory'
import { recordAnswer } from './record-answer'

interface Sending {
  request: GatewayRequest
  path: GraphPath
  /** Not empty. */
  candidates: readonly Candidate[]
  send: TemplateSend
  /** The body as received. */
  body: Buffer
}

type Met = Passed & { contactId: string | null }

/** Checks the consent for a template message, passes the message on if it may be sent, and records Meta's response. */
export async function sendTemplate(
  deps: Deps,
  memory: GatewayMemory,
  { request, path, candidates, send, body }: Sending,
): Promise<GatewayResponse> {
  const decision = await decideSend(deps, memory, candidates, send)
  if ('refused' in decision) return ours(decision.refused)
  const [first] = decision.passed
  if (!first) throw new Error('a message was passed by no business')
  const linked = await withLinks(deps, memory, send, body, decision.passed)
  if (!linked) return ours(unavailable('unavailable: the link can’t be made at the moment; nothing was sent.'))

  const headers = new Headers(request.headers)
  // The body may have been replaced, and the message's id is read from the response.
  headers.delete('content-length')
  headers.set('accept-encoding', 'identity')
  const { baseUrl } = first.candidate
  const answer = await forwardMessage(deps, memory, {
    path,
    send,
    baseUrl,
    search: request.search,
    headers,
    body: linked.body,
  })
  if (!answer.ok) return ours(upstreamFailed(answer))
  const { stream, whole } = copied(answer.body)
  const after = whole.then((raw) => raw && recordAnswer(deps, memory, linked.passed, { status: answer.status, raw }))
  return { ...answer, body: stream, after: after.then(() => {}) }
}

/** Returns the message with its links; null if a link is needed and cannot be made. */
async function withLinks(
  deps: Deps,
  memory: GatewayMemory,
  send: TemplateSend,
  body: Buffer,
  passed: readonly Passed[],
): Promise<{ body: Buffer; passed: Met[] } | null> {
  let json = send.json ?? ''
  const met: Met[] = []
  try {
    for (const one of passed) {
      // A button has one address, so only the first business that has to fill it in does so.
      const isFirst = met.every(({ empty }) => empty.length === 0)
      const linked = await addLinks(deps, memory, json, isFirst ? one : { ...one, empty: [] }, send.name)
      json = linked.json
      met.push({ ...one, contactId: linked.contactId })
    }
  } catch (error) {
    if (error instanceof Unasked) return null
    throw error
  }
  return { body: json === (send.json ?? '') ? body : Buffer.from(json), passed: met }
}

const COPIED_MOST_BYTES = 64 * 1024

/**
 * Returns the same stream, and a promise of the bytes that passed through it: null if they were too many, or if it
 * broke off.
 */
function copied(body: Readable): { stream: Readable; whole: Promise<Buffer | null> } {
  const chunks: Buffer[] = []
  let size = 0
  let settle: (raw: Buffer | null) => void = () => {}
  const whole = new Promise<Buffer | null>((resolve) => (settle = resolve))
  const stream = Readable.from(
    (async function* () {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        size += chunk.length
        if (size <= COPIED_MOST_BYTES) chunks.push(chunk)
        yield chunk
      }
      // Not at the end of `body`, which may come before its last piece has passed through here.
      settle(size > COPIED_MOST_BYTES ? null : Buffer.concat(chunks))
    })(),
    { objectMode: false },
  )
  stream.once('close', () => settle(null))
  body.once('error', () => settle(null))
  body.once('close', () => {
    if (!body.readableEnded) settle(null)
  })
  return { stream, whole }
}
