import { request } from 'undici'
import type { Contact } from '@/lib/sandbox/weni/contact'

/** A flow's Call Webhook gives up after this. */
const TIMEOUT_MS = 15_000
const RESPONSE_LIMIT = 1_000_000

const FLOW = { uuid: '6b1d0f0e-4d0c-4d0f-9c35-0c7f3a5d1e01', name: 'Preference Center' }

export interface WebhookCall {
  url: string
  token: string
  contact: Pick<Contact, 'uuid' | 'name' | 'urns'>
  /** Added to the editor's default body by the flow's author; absent: the default body as it is. */
  text?: string
  simulation: boolean
}

export interface WebhookResult {
  /** 2xx: the flow's Success branch. */
  success: boolean
  /** The parsed body, `{}` when it is no JSON object: `@webhook`. */
  body: Record<string, unknown>
}

/**
 * Does what the engine's Call Webhook does (docs/reference/weni.md, 5): its body, its headers, its time-out, no
 * retries. Never throws.
 */
export async function callWebhook({ url, token, contact, text, simulation }: WebhookCall): Promise<WebhookResult> {
  const body = {
    contact: { uuid: contact.uuid, name: contact.name ?? '', urn: contact.urns[0] ?? null },
    flow: FLOW,
    results: {},
    ...(text === undefined ? {} : { text }),
  }
  try {
    const response = await request(url, {
      method: 'POST',
      headers: {
        'User-Agent': 'RapidProMailroom/1.96.0',
        'X-Mailroom-Mode': simulation ? 'simulation' : 'normal',
        'Content-Type': 'application/json',
        Accept: 'application/json',
        Authorization: `Bearer ${token}`,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const answer = await response.body.text()
    if (answer.length > RESPONSE_LIMIT) return { success: false, body: {} }
    return { success: response.statusCode >= 200 && response.statusCode < 300, body: parse(answer) }
  } catch {
    // Refused, reset, too slow: a flow only has its Failure branch for all of them.
    return { success: false, body: {} }
  }
}

/** Whether the body is JSON decides, not its content type. */
function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {}
  } catch {
    return {}
  }
}
