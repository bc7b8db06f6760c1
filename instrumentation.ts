import type { Instrumentation } from 'next'

/** Runs in each web process before its first request. Throwing here would leave a server that answers 500: print and exit. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { env, databaseUrl } = await import('@/lib/env')
  const { log } = await import('@/lib/log')
  const { AppError } = await import('@/lib/errors')
  const path = await import('node:path')
  const { clearSpool } = await import('@/lib/services/audience/spool')
  const { checkDatabaseRole } = await import('@/db/startup-check')
  const { SAYSO_DATA } = env()
  await clearSpool(path.join(SAYSO_DATA, 'tmp'), Date.now())
  const url = databaseUrl('app')

  const check = async (): Promise<void> => {
    try {
      await checkDatabaseRole(url)
    } catch (err) {
      if (err instanceof AppError) {
        process.stderr.write(`Sayso cannot start: ${err.message}\n`)
        process.exit(1)
      }
      // The database is away. The page then says so by itself; the check is made up for when it is back.
      log.warn({ err }, 'the database cannot be reached; its role will be checked when it can')
      setTimeout(() => void check(), 5_000).unref()
    }
  }
  await check()
}

export const onRequestError: Instrumentation.onRequestError = async (err, _request, context) => {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { log } = await import('@/lib/log')
  const { isCallersMistake } = await import('@/lib/errors')
  if (isCallersMistake(err)) return
  // The route's pattern, not the path: that may be a link.
  log.error({ err, route: context.routePath, kind: context.routeType }, 'a request failed')
}
