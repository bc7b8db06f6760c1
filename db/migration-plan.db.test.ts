import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { MIGRATIONS, migrateDatabase } from './migrate'
import { planMigration } from './migration-plan'
import { oldDatabase } from './testing'

/** The last migration before 0063, which this test takes for the newest of the version before. */
const BEFORE = 51

/** Returns a folder with all migrations and one more. */
function migrationsAnd(statements: string): { folder: string; write: (statements: string) => void } {
  const parent = mkdtempSync(join(tmpdir(), 'sayso-plan-'))
  onTestFinished(() => rmSync(parent, { recursive: true }))
  const folder = join(parent, 'migrations')
  cpSync(MIGRATIONS, folder, { recursive: true })
  const write = (text: string) => writeFileSync(join(folder, '9999_next.sql'), text)
  write(statements)
  const file = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: object[] }
  journal.entries.push({ idx: 9999, version: '7', when: 1_796_009_999_000, tag: '9999_next', breakpoints: true })
  writeFileSync(file, JSON.stringify(journal))
  return { folder, write }
}

test('the plan names what would run and what it locks, and changes nothing', async () => {
  const { sql, urls } = await oldDatabase(BEFORE)
  const next = ['DROP INDEX outbox_due', 'CREATE INDEX contacts_next ON contacts (business_id)']
  const { folder } = migrationsAnd(`${next.join(';--> statement-breakpoint\n')};`)
  const plan = await planMigration(urls.owner, folder)
  const names = plan.migrations.map(({ name }) => name)
  expect(names[0]).not.toContain('0051')
  expect(names).toEqual(expect.arrayContaining(['0063_cluster', '9999_next']))
  expect(plan.migrations.at(-1)?.locks).toMatchObject([
    // The statement names the index; the database knows its table.
    { table: 'outbox', blocks: 'all', readsRows: false },
    { table: 'contacts', blocks: 'writes', readsRows: true },
  ])
  expect(plan.sizes.get('contacts')).toMatchObject({ rows: 0 })
  expect(await sql`select to_regprocedure('sayso_distribute(regclass)') as made`).toEqual([{ made: null }])

  await migrateDatabase(urls, folder)
  expect((await planMigration(urls.owner, folder)).migrations).toEqual([])
})

test('a migration that fails in the middle leaves everything as it was, and the next run goes on', async () => {
  const { sql, urls, businessId } = await oldDatabase(BEFORE)
  const half = 'CREATE TABLE half (id uuid);--> statement-breakpoint\nUPDATE businesses SET name = $$half$$;'
  const { folder, write } = migrationsAnd(`${half}--> statement-breakpoint\nSELECT 1 / 0;`)
  const state = async () => {
    const [row] = await sql`
      select to_regclass('half') as half, to_regprocedure('sayso_distribute(regclass)') as function,
        (select name from businesses where id = ${businessId}) as name,
        (select count(*)::int from drizzle.__drizzle_migrations) as count`
    return row
  }
  const before = await state()
  await expect(migrateDatabase(urls, folder)).rejects.toThrow(/1 \/ 0|division by zero/)
  expect(await state()).toEqual(before)

  write(`${half}--> statement-breakpoint\nSELECT 1;`)
  const { made } = await migrateDatabase(urls, folder)
  expect(made).toBeGreaterThan(1)
  expect(await state()).toMatchObject({ half: 'half', name: 'half' })
})
