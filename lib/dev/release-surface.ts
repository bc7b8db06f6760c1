import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { migrateDatabase } from '@/db/migrate'
import { readSurface } from '@/db/surface'
import { ROOT } from '@/lib/process/environment.mjs'
import { wantsHelp } from '@/lib/process/help.mjs'
import { acquirePostgres } from './embedded-postgres.mjs'

// `npm run release:surface`: writes db/last-release.json from the migrations of this checkout, in a database of its own
// that is removed again. Run it on the commit of a release (CONTRIBUTING.md, Releases).
const FILE = 'db/last-release.json'
const NAME = 'sayso_release_surface'
const USAGE = `Usage: npm run release:surface

Writes ${FILE}: what the schema of this checkout offers to web and worker. Later migrations must keep it.
`

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  if (wantsHelp(args) || args.length > 0) {
    ;(wantsHelp(args) ? process.stdout : process.stderr).write(USAGE)
    return wantsHelp(args) ? 0 : 2
  }
  const journal = JSON.parse(readFileSync(join(ROOT, 'db/migrations/meta/_journal.json'), 'utf8')) as {
    entries: { idx: number }[]
  }
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const commit = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).stdout.trim()
  const surface = await surfaceOfMigrations()
  const release = { name: version, commit, lastMigration: journal.entries.at(-1)?.idx ?? 0, surface }
  writeFileSync(join(ROOT, FILE), `${JSON.stringify(release, null, 2)}\n`)
  process.stdout.write(`${FILE} has the surface of ${version} (${commit.slice(0, 8)}).\n`)
  return 0
}

async function surfaceOfMigrations() {
  const server = await acquirePostgres(join(ROOT, '.sayso/test'), { throwaway: true })
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => {} })
  const drop = () => admin.unsafe(`drop database if exists ${NAME} with (force)`)
  const inNew = (url: string) => Object.assign(new URL(url), { pathname: `/${NAME}` }).href
  try {
    await drop()
    await admin.unsafe(`create database ${NAME} owner "${decodeURIComponent(new URL(server.ownerUrl).username)}"`)
    await migrateDatabase({ owner: inNew(server.ownerUrl), app: server.appUrl, worker: server.workerUrl })
    const sql = postgres(inNew(server.adminUrl), { max: 1, onnotice: () => {} })
    return await readSurface(sql).finally(() => sql.end())
  } finally {
    await drop()
    await admin.end()
    await server.release()
  }
}
