import type { HttpClient, HttpRequest } from '@/lib/backends/http'
import { readRetryAfter } from '@/lib/backends/retry-after'

export interface GraphReply {
  status: number
  /** Null when the response was no JSON object; it then came from a proxy and not from Meta. */
  body: Record<string, unknown> | null
  /** The milliseconds that the response asks to wait. */
  retryAfterMs: number | null
}

export type GraphResult = { ok: true; reply: GraphReply } | { ok: false; sent: boolean; reason: string }

/** The Graph API below `http`'s base address, version included: `https://graph.facebook.com/v24.0/`. */
export interface Graph {
  send(request: Pick<HttpRequest, 'method' | 'path' | 'query' | 'body'>): Promise<GraphResult>
}

const VERSION = /\/v\d{1,3}(?:\.\d{1,2})?\/*$/

/**
 * Returns a base address of the Graph API with another version at its end: `https://graph.facebook.com/v27.0/`. With
 * null it stays as it is.
 */
export function versionedUrl(baseUrl: string, version: string | null): string {
  if (version === null) return baseUrl
  const url = new URL(baseUrl)
  url.pathname = `${url.pathname.replace(VERSION, '').replace(/\/+$/, '')}/${version}/`
  return url.href
}

export function graphApi(http: HttpClient, accessToken: string): Graph {
  const headers = { authorization: `Bearer ${accessToken}` }
  return {
    async send(request) {
      const result = await http.send({ ...request, headers })
      if (!result.ok) return result
      const { status, text, retryAfter } = result.reply
      return { ok: true, reply: { status, body: readObject(text), retryAfterMs: readRetryAfter(retryAfter) } }
    },
  }
}

function readObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
