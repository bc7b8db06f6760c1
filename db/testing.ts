import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { inject, onTestFinished } from 'vitest'
import { newId } from '@/lib/ids'
import { inDatabase } from '@/testing/server'
import type { MigrationUrls } from './migrate'

const folder = fileURLToPath(new URL('migrations', import.meta.url))

function open(url: string): postgres.Sql {
  const sql = postgres(url, { max: 2, onnotice: () => {} })
  onTestFinished(() => sql.end())
  return sql
}

interface Entry {
  idx: number
  version: string
  when: number
  tag: string
  breakpoints: boolean
}

/** Returns a copy of the folder of migrations whose journal has other entries. */
function migrationsOf(change: (entries: Entry[]) => Entry[]): string {
  const copy = join(mkdtempSync(join(tmpdir(), 'sayso-migrations-')), 'migrations')
  cpSync(folder, copy, { recursive: true })
  const path = join(copy, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: Entry[] }
  writeFileSync(path, JSON.stringify({ ...journal, entries: change(journal.entries) }))
  return copy
}

/** Returns a folder with the migrations up to one of them, as an earlier version had them. */
const migrationsUpTo = (index: number) => migrationsOf((entries) => entries.filter(({ idx }) => idx <= index))

/** Returns a folder with all migrations and one more after them. */
export function migrationsAnd(text: string): string {
  const copy = migrationsOf((entries) => {
    const last = entries.at(-1)
    return last ? [...entries, { ...last, idx: last.idx + 1, when: last.when + 1, tag: 'one_more' }] : entries
  })
  writeFileSync(join(copy, 'one_more.sql'), text)
  return copy
}

export interface OldDatabase {
  /** Connections of the administrator. */
  sql: postgres.Sql
  /** A business in it. */
  businessId: string
  urls: MigrationUrls
}

/**
 * Makes a database as the version had it whose last migration was this one, with a business in it. It goes when the
 * test ends.
 */
export async function oldDatabase(lastMigration: number): Promise<OldDatabase> {
  const server = inject('testServer')
  const name = `sayso_test_old_${process.pid}_${newId().slice(-6)}`
  const admin = open(server.adminUrl)
  const owner = inDatabase(server.ownerUrl, name)
  await admin.unsafe(`create database ${name} owner "${decodeURIComponent(new URL(server.ownerUrl).username)}"`)
  onTestFinished(async () => void (await admin.unsafe(`drop database ${name} with (force)`)))
  await migrate(drizzle(open(owner)), { migrationsFolder: migrationsUpTo(lastMigration) })
  const sql = open(inDatabase(server.adminUrl, name))
  const urls = { owner, app: server.appUrl, worker: server.workerUrl }
  return { sql, businessId: await insertBusiness(sql), urls }
}

/** Inserts a business with something in each column that an earlier version demands. */
async function insertBusiness(sql: postgres.Sql): Promise<string> {
  const id = newId()
  const columns = await sql<{ name: string; type: string }[]>`
    select column_name as name, data_type as type from information_schema.columns
    where table_schema = 'public' and table_name = 'businesses' and is_nullable = 'NO' and column_default is null`
  const texts: Record<string, string> = { color: '#0b6e4f', whatsapp_number: '551150550100' }
  const valueOf = (column: { name: string; type: string }) => {
    if (column.name === 'id') return `'${id}'`
    if (column.type === 'text') return `'${texts[column.name] ?? 'x'}'`
    return { ARRAY: "'{}'", jsonb: "'{}'", boolean: 'false', 'timestamp with time zone': 'now()' }[column.type] ?? '1'
  }
  const names = columns.map((column) => column.name)
  await sql.unsafe(`insert into businesses (${names.join()}) values (${columns.map(valueOf).join()})`)
  return id
}
