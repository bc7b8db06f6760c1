import type { Instrumentation } from 'next'

/**
 * Runs in each web process before its first request. What only Node has stays out of what Next makes for its edge
 * runtime.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startWebProcess } = await import('./instrumentation-node')
    await startWebProcess()
    const load: unknown = Reflect.get(globalThis, Symbol.for('sayso.web.load'))
    if (typeof load === 'function') await load()
    // From now on lib/server/web/worker.mjs may call routes itself.
    Object.assign(globalThis, { [Symbol.for('sayso.web.ready')]: true })
  }
}

export const onRequestError: Instrumentation.onRequestError = async (err, _request, context) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { log } = await import('@/lib/log')
    const { isCallersMistake } = await import('@/lib/errors')
    if (isCallersMistake(err)) return
    // The route's pattern, not the path: that may be a link.
    log.error({ err, route: context.routePath, kind: context.routeType }, 'a request failed')
  }
}
