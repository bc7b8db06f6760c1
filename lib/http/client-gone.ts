import { ClientGone } from '@/lib/errors'

/**
 * Whether a failure is only that whoever asked is no longer there: nothing of ours is wrong, and nobody reads the
 * answer. Such a failure is no line in the log, else anybody could fill it.
 */
export function isClientGone(error: unknown, request: Request): boolean {
  if (error instanceof ClientGone) return true
  // What was asked with the request's own signal ends by its name.
  return request.signal.aborted && error instanceof Error && /^(AbortError|ResponseAborted)$/.test(error.name)
}

/** The answer that nobody reads. */
export const clientGone = () => new Response(null, { status: 400, headers: { 'Cache-Control': 'no-store' } })
