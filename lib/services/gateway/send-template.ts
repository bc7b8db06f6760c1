import { unavailable, upstreamFailed } from '@/lib/backends/gateway/graph-error'
import type { GraphPath } from '@/lib/backends/gateway/graph-path'
import type { TemplateSend } from '@/lib/backends/gateway/read-send'
import { readAnswer } from '@/lib/backends/gateway/verify-bearer'
import type { Deps } from '@/lib/services/deps'
import { addLinks } from './add-links'
import { Unasked } from './ask-database'
import { decideSend, type Passed } from './decide-send'
import { ANSWER_LIMIT_BYTES, type GatewayRequest, type GatewayResponse, ours } from './exchange'
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
  // The body may have been replaced, and the response is read here.
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
  // All of it, before any of it is passed on: a caller that leaves meanwhile takes nothing of it away, which may be a
  // stop.
  const raw = await readAnswer(answer.body, ANSWER_LIMIT_BYTES).catch(() => null)
  if (raw === null) return ours(upstreamFailed({ sent: true, reason: 'unreadable' }))
  return { ...answer, body: raw, after: recordAnswer(deps, memory, linked.passed, { status: answer.status, raw }) }
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
