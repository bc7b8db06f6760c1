import { log } from '@/lib/log'
import { isReady } from '@/lib/services/is-ready'
import { webDeps } from '@/lib/services/runtime'

export const dynamic = 'force-dynamic'

/** The process can serve: the database answers. */
export async function GET(): Promise<Response> {
  try {
    await isReady(webDeps())
    return Response.json({ status: 'ready' }, { headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    log.warn({ err: error }, 'not ready')
    return Response.json(
      { status: 'database unavailable' },
      { status: 503, headers: { 'Cache-Control': 'no-store', 'Retry-After': '5' } },
    )
  }
}
