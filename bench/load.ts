import autocannon from 'autocannon'

export interface Load {
  origin: string
  seconds: number
  connections: number
  /** The path of the next request. */
  next: () => string
}

/** The headers of a phone; the same for each side of a comparison. */
export const LOAD_HEADERS = {
  accept: 'text/html,application/xhtml+xml',
  'accept-language': 'es-MX,es;q=0.9',
  'user-agent':
    'Mozilla/5.0 (Linux; Android 13; Moto G) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140 Mobile Safari/537.36',
}

/**
 * Sends GET requests to a server on this machine. Returns how many were answered, and in how many seconds. Anything but
 * 2xx is an error of the bench and throws.
 */
export async function sendRequests({
  origin,
  seconds,
  connections,
  next,
}: Load): Promise<{ count: number; seconds: number }> {
  const result = await autocannon({
    url: origin,
    connections,
    duration: seconds,
    headers: LOAD_HEADERS,
    requests: [{ method: 'GET', path: next(), setupRequest: (request) => ({ ...request, path: next() }) }],
  })
  const { errors, timeouts, non2xx, duration } = result
  if (errors + timeouts + non2xx > 0) {
    throw new Error(`${origin}: ${non2xx} answers were not 2xx, ${errors} requests failed, ${timeouts} timed out`)
  }
  return { count: result['2xx'], seconds: duration }
}

export async function requestsPerSecond(load: Load): Promise<number> {
  const { count, seconds } = await sendRequests(load)
  return count / seconds
}

/** What is called by POST, with an API key and a body that differ from call to call. */
export interface Calls extends Omit<Load, 'next'> {
  path: string
  key: () => string
  body: () => string
}

/**
 * Calls the API on this machine. Returns how many calls were answered, and in how many seconds. Anything but 2xx is an
 * error of the bench and throws.
 */
export async function sendCalls({ origin, path, connections, seconds, key, body }: Calls) {
  const result = await autocannon({
    url: origin,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        path,
        setupRequest: (request) => ({
          ...request,
          body: body(),
          headers: { authorization: `Bearer ${key()}`, 'content-type': 'application/json' },
        }),
      },
    ],
  })
  const { errors, timeouts, non2xx, duration } = result
  if (errors + timeouts + non2xx > 0) throw new Error(`${non2xx} calls were not 2xx, ${errors + timeouts} failed`)
  return { count: result['2xx'], seconds: duration }
}
