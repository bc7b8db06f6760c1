import { log } from '@/lib/log'
import { isReady } from '@/lib/services/is-ready'
import { webDeps } from '@/lib/services/runtime'

export const dynamic = 'force-dynamic'

/**
 * Reports whether the process can serve requests, which needs the database. If backends can't be read, it names the
 * reasons, because refusals made in these backends are not known to Sayso; the same for logs that can't be signed. It
 * counts the businesses that are held after a restore.
 */
export async function GET(): Promise<Response> {
  try {
    const { readings, evidence, recovering } = await isReady(webDeps())
    const failing = readings.length > 0 ? { failing_readings: readings } : {}
    const unsigned = evidence.length > 0 ? { evidence } : {}
    const held = recovering > 0 ? { recovering } : {}
    return Response.json(
      { status: 'ready', ...failing, ...unsigned, ...held },
      { headers: { 'Cache-Control': 'no-store' } },
    )
  } catch (error) {
    log.warn({ err: error }, 'not ready')
    return Response.json(
      { status: 'database unavailable' },
      { status: 503, headers: { 'Cache-Control': 'no-store', 'Retry-After': '5' } },
    )
  }
}
