import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { findPlace } from '@/lib/dev/postgres/place.mjs'
import { initialise, startServer, stopServer } from '@/lib/dev/postgres/server.mjs'
import { freePort } from '@/lib/process/ports.mjs'
import { until } from './until'

/** The folder in which Debian's packages put each version of PostgreSQL. */
const DEBIAN = '/usr/lib/postgresql'
/** A server that has not answered after this many milliseconds has failed. */
const READY_WITHIN_MS = 60_000

/** A PostgreSQL server with nothing in it but its superuser. */
export interface EmptyPostgres {
  port: number
  /** Runs one statement as the superuser. */
  admin(statement: string): Promise<void>
  remove(): Promise<void>
}

/**
 * Returns the versions of PostgreSQL on this machine: the one in node_modules (`native` is null), and those of Debian's
 * packages.
 */
export function installedPostgres(): { version: string; native: string | null }[] {
  const others = existsSync(DEBIAN) ? readdirSync(DEBIAN).filter((name) => /^1[5-9]$/.test(name)) : []
  return [
    { version: '18', native: null },
    ...others
      .filter((version) => existsSync(join(DEBIAN, version, 'bin/initdb')))
      .map((version) => ({ version, native: join(DEBIAN, version) })),
  ]
}

/** Starts an empty server on a free port of this machine. */
export async function startEmptyPostgres(native: string | null): Promise<EmptyPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-postgres-'))
  // The server runs under another account, which must be able to pass through this folder.
  chmodSync(folder, 0o711)
  const embedded = findPlace(folder, undefined)
  const place = native === null ? embedded : { ...embedded, native, data: join(folder, 'other') }
  if (place.data !== embedded.data) {
    mkdirSync(place.data, { mode: 0o700 })
    if (place.account) chownSync(place.data, place.account.uid, place.account.gid)
  }
  const password = randomBytes(16).toString('hex')
  initialise(place, password, native === null ? undefined : ['--locale=C'])
  const port = await freePort()
  startServer(place, { port, log: join(folder, 'log'), throwaway: true })
  const sql = postgres(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`, {
    max: 1,
    connect_timeout: 2,
    onnotice: () => {},
  })
  await untilAnswered(sql)
  return {
    port,
    admin: async (statement) => void (await sql.unsafe(statement)),
    async remove() {
      await sql.end()
      await stopServer(place.data)
      for (const data of new Set([folder, embedded.data])) rmSync(data, { recursive: true, force: true })
    },
  }
}

async function untilAnswered(sql: postgres.Sql): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  await until(async () => {
    try {
      return await sql`select 1`
    } catch (error) {
      if (Date.now() > deadline) throw error
      return null
    }
  })
}
