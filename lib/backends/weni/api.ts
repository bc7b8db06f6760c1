import type { HttpClient, HttpRequest } from '@/lib/backends/http'
import { readRetryAfter } from '@/lib/backends/retry-after'

export interface WeniReply {
  status: number
  /** Null when the response was no JSON: the platform's errors are plain text, those of a proxy HTML. */
  body: unknown
  /** The milliseconds that the platform asks to wait. */
  retryAfterMs: number | null
}

export type WeniResult = { ok: true; reply: WeniReply } | { ok: false; sent: boolean; reason: string }

export type WeniRequest = Pick<HttpRequest, 'query' | 'body'> & { method: 'GET' | 'POST'; endpoint: string }

export interface WeniApi {
  send(request: WeniRequest): Promise<WeniResult>
}

/**
 * Makes the client for API v2 below `http`'s base address. The `.json` is needed: without it a GET returns `[]`, as if
 * a person browsed the documentation.
 */
export function weniApi(http: HttpClient, token: string): WeniApi {
  const headers = { authorization: `Token ${token}` }
  return {
    async send({ method, endpoint, query, body }) {
      const result = await http.send({ method, path: `${endpoint}.json`, query, body, headers })
      if (!result.ok) return result
      const { status, text, retryAfter } = result.reply
      return { ok: true, reply: { status, body: parse(text), retryAfterMs: readRetryAfter(retryAfter) } }
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
