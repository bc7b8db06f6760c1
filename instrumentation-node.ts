import path from 'node:path'
import { checkDatabaseRole } from '@/db/startup-check'
import { databaseUrl, env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/log'
import { clearSpool } from '@/lib/services/audience/spool'

/**
 * What a web process does before its first request. Throwing here would leave a server that answers 500: print and
 * exit.
 */
export async function startWebProcess(): Promise<void> {
  await clearSpool(path.join(env().SAYSO_DATA, 'tmp'), Date.now())
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
