import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { expect, inject, onTestFinished, test } from 'vitest'
import { newId } from '@/lib/ids'
import { inDatabase } from '@/testing/server'
import { migrateDatabase } from './migrate'

const server = inject('testServer')
const folder = fileURLToPath(new URL('migrations', import.meta.url))

function open(url: string): postgres.Sql {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  onTestFinished(() => sql.end())
  return sql
}

/** Returns a folder with the migrations up to one of them, as an earlier version had them. */
function migrationsUpTo(index: number): string {
  const copy = join(mkdtempSync(join(tmpdir(), 'sayso-migrations-')), 'migrations')
  cpSync(folder, copy, { recursive: true })
  const path = join(copy, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: { idx: number }[] }
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.filter(({ idx }) => idx <= index) }))
  return copy
}

test('a database of before, with people in it, is brought up and tells what it mended; the second time nothing', async () => {
  const name = `sayso_test_old_${process.pid}_${newId().slice(-6)}`
  const admin = open(server.adminUrl)
  const ownerUrl = inDatabase(server.ownerUrl, name)
  await admin.unsafe(`create database ${name} owner "${decodeURIComponent(new URL(server.ownerUrl).username)}"`)
  onTestFinished(async () => void (await admin.unsafe(`drop database ${name} with (force)`)))
  await migrate(drizzle(open(ownerUrl)), { migrationsFolder: migrationsUpTo(15) })

  const old = open(inDatabase(server.adminUrl, name))
  const [business, contact, identity] = [newId(), newId(), newId()]
  const columns = await old<{ name: string; type: string }[]>`
    select column_name as name, data_type as type from information_schema.columns
    where table_schema = 'public' and table_name = 'businesses' and is_nullable = 'NO' and column_default is null`
  const texts: Record<string, string> = { color: '#0b6e4f', whatsapp_number: '551150550100' }
  const valueOf = (column: { name: string; type: string }) => {
    if (column.name === 'id') return `'${business}'`
    if (column.type === 'text') return `'${texts[column.name] ?? 'x'}'`
    return { ARRAY: "'{}'", jsonb: "'{}'", boolean: 'false', 'timestamp with time zone': 'now()' }[column.type] ?? '1'
  }
  const names = columns.map((column) => column.name)
  await old.unsafe(`insert into businesses (${names.join()}) values (${columns.map(valueOf).join()})`)
  await old`insert into contacts (business_id, id, head_hash, created_at) values (${business}, ${contact}, '', now())`
  await old`
    insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, created_at)
    values (${business}, ${identity}, ${contact}, 'phone', '(11) 98765-9901', '+5511987659901', 'phone:551187659901', now())`

  // Each merged into the next: versions before 2026-11-22 left those behind who had been merged into the first.
  const merged = [newId(), newId(), newId()] as const
  const into = [merged[1], merged[2], contact] as const
  for (const [place, id] of merged.entries())
    await old`
      insert into contacts (business_id, id, head_hash, created_at, merged_into)
      values (${business}, ${id}, '', now(), ${into[place] ?? null})`

  const urls = { owner: ownerUrl, app: server.appUrl, worker: server.workerUrl }
  const { numbers } = await migrateDatabase(urls)
  expect(numbers).toEqual([{ businessId: business, outcome: 'mended', cause: 'other_digits', count: 1 }])
  expect(await old`select value, given_by from identities`).toEqual([{ value: '5511987659901', given_by: 'typed' }])
  const ends = await old`select distinct merged_into as into from contacts where merged_into is not null`
  expect(ends).toEqual([{ into: contact }])
  expect((await migrateDatabase(urls)).numbers).toEqual([])
  await old.end()
})
