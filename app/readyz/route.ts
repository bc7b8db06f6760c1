import { log } from '@/lib/log'
import { isReady } from '@/lib/services/is-ready'
import { webDeps } from '@/lib/services/runtime'

export const dynamic = 'force-dynamic'

/**
 * The process can serve: the database answers. Names why backends can't be read, where some can't: what is refused
 * there is not known here.
 */
export async function GET(): Promise<Response> {
  try {
    const { readings } = await isReady(webDeps())
    const failing = readings.length > 0 ? { failing_readings: readings } : {}
    return Response.json({ status: 'ready', ...failing }, { headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    log.warn({ err: error }, 'not ready')
    return Response.json(
      { status: 'database unavailable' },
      { status: 503, headers: { 'Cache-Control': 'no-store', 'Retry-After': '5' } },
    )
  }
}
