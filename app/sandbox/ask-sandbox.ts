import { env } from '@/lib/env'
import { log } from '@/lib/log'
import type { PhoneView } from '@/lib/sandbox/phone/view'

const TIMEOUT_MS = 5000

/**
 * Returns what the phone shows, from the process of the sandbox, which first gets `say` if it is given. Returns null if
 * the process can't be reached or refuses.
 */
export async function askSandbox(path: string, say?: unknown): Promise<PhoneView | null> {
  try {
    const response = await fetch(`${env().SANDBOX_URL}/_sandbox/${path}`, {
      method: say === undefined ? 'GET' : 'POST',
      headers: say === undefined ? {} : { 'content-type': 'application/json' },
      body: say === undefined ? undefined : JSON.stringify(say),
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) return null
    return (await response.json()) as PhoneView
  } catch (err) {
    log.debug({ err }, 'the sandbox does not answer')
    return null
  }
}

/** The response to a page that calls this server by another host name (RFC 9110, 15.5.20: Misdirected Request). */
export const notOurHost = () =>
  Response.json({ error: 'Not by this name.' }, { status: 421, headers: { 'cache-control': 'no-store' } })

/** Returns what the phone shows, as the response of a route. */
export function phoneResponse(view: PhoneView | null): Response {
  const headers = { 'cache-control': 'no-store' }
  if (!view) return Response.json({ error: 'The sandbox does not answer.' }, { status: 502, headers })
  return Response.json(view, { headers })
}
