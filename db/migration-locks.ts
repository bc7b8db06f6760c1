/** What a statement of a migration keeps others from, on one table. */
export interface StatementLock {
  /** The statement in a few words, such as `CREATE INDEX answers_pending`. */
  what: string
  /** Null: it is no table that exists, or the statement says it only while it runs. */
  table: string | null
  /**
   * `nothing`: nobody waits. `writes`: changes of the table wait until the migration ends. `all`: reading it waits as
   * well. `unknown`: read the file.
   */
  blocks: 'nothing' | 'writes' | 'all' | 'unknown'
  /** Whether every row of the table is read or written, so that it takes longer the larger the table is. */
  readsRows: boolean
}

type Rule = [pattern: RegExp, blocks: StatementLock['blocks'], readsRows: boolean]

/** PostgreSQL's documentation, "Explicit Locking" and "ALTER TABLE", says which lock each statement takes. */
const RULES: readonly Rule[] = [
  [/^create (?:or replace )?function/, 'nothing', false],
  [/^create table/, 'nothing', false],
  [/^(?:grant|revoke)\b/, 'nothing', false],
  [/^create (?:unique )?index (?:"?\w+"? )?on "?(?<table>\w+)/, 'writes', true],
  [/^drop (?:table|index)(?: if exists)? "?(?<table>\w+)/, 'all', false],
  [/^drop function/, 'nothing', false],
  [/^(?:create|drop|alter) policy "?\w+"? on "?(?<table>\w+)/, 'all', false],
  [/^lock table "?(?<table>\w+)"? in access exclusive/, 'all', false],
  [/^lock table "?(?<table>\w+)/, 'writes', false],
  [/^alter table (?:only )?"?(?<table>\w+)"? add constraint .* foreign key/, 'writes', true],
  [/^alter table (?:only )?"?(?<table>\w+)"? add constraint/, 'all', true],
  [/^alter table (?:only )?"?(?<table>\w+)"? alter column "?\w+"? (?:set data )?type/, 'all', true],
  [/^alter table (?:only )?"?(?<table>\w+)"? alter column "?\w+"? set not null/, 'all', true],
  [/^alter table (?:only )?"?(?<table>\w+)"?/, 'all', false],
  [/^(?:update|delete from|insert into) "?(?<table>\w+)/, 'nothing', true],
  [/^select\b/, 'nothing', false],
]

/** Returns what each statement of a migration locks. Tables that the migrations make themselves are nobody's yet. */
export function locksOf(text: string, made: Set<string> = new Set()): StatementLock[] {
  return text.split('--> statement-breakpoint').flatMap((part) => {
    const statement = part
      .replace(/^\s*--[^\n]*$/gm, '')
      .replace(/\s+/g, ' ')
      .trim()
    if (statement === '') return []
    const created = /^create table (?:if not exists )?"?(\w+)/i.exec(statement)?.[1]
    if (created !== undefined) made.add(created)
    const lock = lockOf(statement)
    const isNew = lock.table !== null && made.has(lock.table)
    return [isNew ? { ...lock, table: null, blocks: 'nothing' as const, readsRows: false } : lock]
  })
}

function lockOf(statement: string): StatementLock {
  const what = /^(?:[\w"]+ ?){1,6}/.exec(statement)?.[0].trim().replaceAll('"', '') ?? statement.slice(0, 40)
  const lower = statement.toLowerCase()
  for (const [pattern, blocks, readsRows] of RULES) {
    const found = pattern.exec(lower)
    if (found) return { what, table: found.groups?.['table'] ?? null, blocks, readsRows }
  }
  return { what, table: null, blocks: 'unknown', readsRows: false }
}
