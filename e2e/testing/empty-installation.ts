import { randomBytes } from 'node:crypto'
import { startEmptyPostgres } from '@/testing/empty-postgres'
import { run, startWeb, type WebProcess } from '@/testing/web-process'

/** An installation that nobody has set up: an empty, migrated database of its own, and a web server on it. */
export interface EmptyInstallation {
  url: string
  /** Runs `npm run -s console` with these arguments. Returns what it printed. */
  console: (...args: string[]) => Promise<string>
  remove: () => Promise<void>
}

const secret = () => randomBytes(32).toString('base64')

/** Makes an empty installation as the README says, with settings of its own. */
export async function startEmptyInstallation(): Promise<EmptyInstallation> {
  const database = await startEmptyPostgres(null)
  let web: WebProcess | null = null
  try {
    await database.admin(`create role sayso_owner login createrole password 'of-the-owner'`)
    await database.admin('create database sayso owner sayso_owner')
    const at = (login: string) => `postgres://${login}@127.0.0.1:${database.port}/sayso`
    const settings = {
      DATABASE_OWNER_URL: at('sayso_owner:of-the-owner'),
      DATABASE_URL: at('sayso_web:of-the-web'),
      DATABASE_WORKER_URL: at('sayso_sync:of-the-worker'),
      SAYSO_KEYS: `1:${secret()}`,
      SAYSO_PEPPER: secret(),
      AUTH_SECRET: secret(),
    }
    const migrated = await run('lib/cli/migrate.ts', settings)
    if (migrated.code !== 0) throw new Error(migrated.output)
    web = await startWeb(settings)
    const started = web
    const { url } = started
    return {
      url,
      async console(...args) {
        const { code, output } = await run('lib/cli/console.ts', { ...settings, BASE_URL: url }, args)
        if (code !== 0) throw new Error(output)
        return output
      },
      async remove() {
        await started.stop()
        await database.remove()
      },
    }
  } catch (error) {
    await web?.stop()
    await database.remove()
    throw error
  }
}
