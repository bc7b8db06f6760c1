import { Readable } from 'node:stream'
import type { Forwarded } from '@/lib/backends/gateway/forward'
import { type GraphPath, upstreamUrl } from '@/lib/backends/gateway/graph-path'
import type { TemplateSend } from '@/lib/backends/gateway/read-send'
import { readAnswer } from '@/lib/backends/gateway/verify-bearer'
import { graphCode, MARKETING_ELSEWHERE } from '@/lib/backends/whatsapp/errors'
import { object } from '@/lib/backends/whatsapp/read'
import { stillHolds } from '@/lib/clock'
import type { Deps } from '@/lib/services/deps'
import { ANSWER_LIMIT_BYTES, SEND_TIMEOUT_MS } from './exchange'
import type { GatewayMemory } from './memory'

interface Message {
  path: GraphPath
  send: Pick<TemplateSend, 'name' | 'language'>
  baseUrl: string
  search: string
  headers: Headers
  body: Buffer
}

/** For how many milliseconds the gateway remembers that a template goes to `/marketing_messages`. */
const ELSEWHERE_MS = 3_600_000

/**
 * Passes a template message on. An account may take marketing templates at `/marketing_messages` only; then Meta
 * answers with 131063 and sends nothing (docs/reference/whatsapp.md, 11). The message is then sent there, and the next
 * messages of this template go there at once.
 */
export async function forwardMessage(deps: Deps, memory: GatewayMemory, message: Message): Promise<Forwarded> {
  const { path, send } = message
  const key = `${path.id} ${send.language} ${send.name}`
  if (path.edge !== 'messages') return post(memory, message, path)
  const other = atMarketing(path)
  if (stillHolds(deps, memory.elsewhere.get(key) ?? 0, ELSEWHERE_MS)) {
    const answer = await post(memory, message, other)
    // After any error the next message goes to the usual endpoint again.
    if (answer.ok && answer.status >= 400) memory.elsewhere.delete(key)
    return answer
  }
  const answer = await post(memory, message, path)
  if (!answer.ok || answer.status < 400) return answer
  const raw = await readAnswer(answer.body, ANSWER_LIMIT_BYTES).catch(() => null)
  if (raw === null) return { ok: false, sent: true, reason: 'unreadable' }
  if (codeOf(answer.status, raw) !== MARKETING_ELSEWHERE) return { ...answer, body: Readable.from([raw]) }
  memory.elsewhere.set(key, deps.clock.now() + ELSEWHERE_MS)
  return post(memory, message, other)
}

const atMarketing = (path: GraphPath): GraphPath => ({
  ...path,
  edge: 'marketing_messages',
  rest: `${path.version}/${path.id}/marketing_messages`,
})

function post({ forwarder }: GatewayMemory, message: Message, path: GraphPath): Promise<Forwarded> {
  const { baseUrl, search, headers, body } = message
  const url = upstreamUrl(baseUrl, path, search)
  return forwarder.forward({ method: 'POST', url, headers, body, timeoutMs: SEND_TIMEOUT_MS })
}

function codeOf(status: number, raw: Buffer): number | null {
  try {
    return graphCode({ status, body: object(JSON.parse(raw.toString('utf8'))), retryAfterMs: null })
  } catch {
    return null
  }
}
