import { ClientGone } from '@/lib/errors'

/**
 * Returns whether a failure only means that the client has closed the connection: Sayso did not fail, and nobody reads
 * the response. Such a failure is not logged, because otherwise anybody could fill the log.
 */
export function isClientGone(error: unknown, request: Request): boolean {
  if (error instanceof ClientGone) return true
  // What was started with the signal of the request ends with an error of this name.
  return request.signal.aborted && error instanceof Error && /^(AbortError|ResponseAborted)$/.test(error.name)
}

/** The response to a client that is gone. Nobody reads it. */
export const clientGone = () => new Response(null, { status: 400, headers: { 'Cache-Control': 'no-store' } })
