import { randomBytes } from 'node:crypto'
import { startEmptyPostgres } from '@/testing/empty-postgres'
import { run, startWeb } from '@/testing/web-process'

/** An installation that nobody has set up: a migrated database of its own without a row, and a web server on it. */
export interface EmptyInstallation {
  url: string
  /** Runs `npm run -s console` with these arguments. Returns what it printed. */
  console: (...args: string[]) => Promise<string>
  remove: () => Promise<void>
}

/** A PostgreSQL server of its own for empty installations. */
export interface EmptyInstallations {
  start: () => Promise<EmptyInstallation>
  /** Every installation must have been removed before. */
  remove: () => Promise<void>
}

const secret = () => randomBytes(32).toString('base64')

/** Makes a server and a database as the README says. Each installation begins with a copy of that database. */
export async function emptyInstallations(): Promise<EmptyInstallations> {
  const server = await startEmptyPostgres(null)
  const settingsOf = (database: string) => {
    const at = (login: string) => `postgres://${login}@127.0.0.1:${server.port}/${database}`
    return {
      DATABASE_OWNER_URL: at('sayso_owner:of-the-owner'),
      DATABASE_URL: at('sayso_web:of-the-web'),
      DATABASE_WORKER_URL: at('sayso_sync:of-the-worker'),
      SAYSO_KEYS: `1:${secret()}`,
      SAYSO_PEPPER: secret(),
      AUTH_SECRET: secret(),
    }
  }
  try {
    await server.admin(`create role sayso_owner login createrole password 'of-the-owner'`)
    await server.admin('create database sayso owner sayso_owner')
    const migrated = await run('lib/cli/migrate.ts', settingsOf('sayso'))
    if (migrated.code !== 0) throw new Error(migrated.output)
  } catch (error) {
    await server.remove()
    throw error
  }
  let copies = 0
  return {
    async start() {
      const database = `sayso_${++copies}`
      await server.admin(`create database ${database} template sayso owner sayso_owner`)
      const settings = settingsOf(database)
      const web = await startWeb(settings)
      const { url } = web
      return {
        url,
        async console(...args) {
          const { code, output } = await run('lib/cli/console.ts', { ...settings, BASE_URL: url }, args)
          if (code !== 0) throw new Error(output)
          return output
        },
        remove: () => web.stop(),
      }
    },
    remove: () => server.remove(),
  }
}
