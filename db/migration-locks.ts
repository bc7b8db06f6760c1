/** What a statement of a migration keeps others from, on one table. */
export interface StatementLock {
  /** The statement in a few words, such as `CREATE INDEX answers_pending`. */
  what: string
  /** Null: it is no table that exists, or the statement says it only while it runs. */
  table: string | null
  /**
   * `nothing`: nobody waits. `rows`: who changes a row that the statement changes waits until the migration ends.
   * `writes`: changes of the table wait until then. `all`: reading it waits as well. `unknown`: read the file.
   */
  blocks: 'nothing' | 'rows' | 'writes' | 'all' | 'unknown'
  /** Whether every row of the table is read or written, so that it takes longer the larger the table is. */
  readsRows: boolean
}

/** What is known of the database when a statement runs; statements that are read add to it. */
export interface KnownNames {
  /** Tables that the migrations make themselves, so that nobody uses them yet. */
  made: Set<string>
  /** The table of each index, because a statement that drops one names only the index. */
  indexes: Map<string, string>
}

type Blocks = StatementLock['blocks']
type Rule = [pattern: RegExp, blocks: Blocks, readsRows: boolean]

/** A name with or without its schema, and several of them. */
const NAME = String.raw`(?:"?\w+"?\.)?"?\w+"?`
const NAMES = String.raw`(?<tables>${NAME}(?: ?, ?${NAME})*)`
const rule = (pattern: string, blocks: Blocks, readsRows: boolean): Rule => [
  new RegExp(`^${pattern.replaceAll('NAMES', NAMES).replaceAll('NAME', NAME)}`),
  ...([blocks, readsRows] as const),
]
const ALTER = 'alter table (?:if exists )?(?:only )?NAMES'

/** PostgreSQL's documentation, "Explicit Locking" and "ALTER TABLE", says which lock each statement takes. */
const RULES: readonly Rule[] = [
  rule('create (?:or replace )?(?:function|procedure|view)', 'nothing', false),
  rule('create (?:table|schema|type|sequence|role)', 'nothing', false),
  rule('(?:grant|revoke|comment)\\b', 'nothing', false),
  rule('create (?:unique )?index (?:if not exists )?(?:NAME )?on (?:only )?NAMES', 'writes', true),
  rule('create (?:or replace )?(?:constraint )?trigger .*? on NAMES', 'writes', false),
  rule('drop trigger .*? on NAMES', 'all', false),
  rule('drop table (?:if exists )?NAMES', 'all', false),
  rule('truncate (?:table )?(?:only )?NAMES', 'all', false),
  rule('drop function', 'nothing', false),
  rule('(?:create|drop|alter) policy (?:if exists )?"?\\w+"? on NAMES', 'all', false),
  rule('lock (?:table )?(?:only )?NAMES in (?:access share|row share|row exclusive)\\b', 'nothing', false),
  rule('lock (?:table )?(?:only )?NAMES in (?!access exclusive)', 'writes', false),
  rule('lock (?:table )?(?:only )?NAMES', 'all', false),
  rule(`${ALTER} validate constraint`, 'nothing', true),
  rule(`${ALTER} add (?:constraint NAME )?foreign key .* not valid`, 'writes', false),
  rule(`${ALTER} add (?:constraint NAME )?foreign key`, 'writes', true),
  rule(`${ALTER} add constraint .* not valid`, 'all', false),
  rule(`${ALTER} add (?:constraint|check|unique|primary key|exclude)\\b`, 'all', true),
  rule(`${ALTER} alter (?:column )?"?\\w+"? (?:set data )?type`, 'all', true),
  rule(`${ALTER} alter (?:column )?"?\\w+"? set not null`, 'all', true),
  rule(ALTER, 'all', false),
  rule('(?:update|delete from) (?:only )?NAMES', 'rows', true),
  rule('insert into NAMES', 'nothing', true),
  // Makes a new table known to a cluster, and does nothing elsewhere. What another function does, only its text says.
  rule('select sayso_distribute\\(', 'nothing', false),
]

/**
 * Returns what each statement of a migration locks. Tables that the migrations make themselves are nobody's yet.
 * @param known is added to: the next migration runs after this one
 */
export function locksOf(text: string, known: KnownNames = { made: new Set(), indexes: new Map() }): StatementLock[] {
  return text.split('--> statement-breakpoint').flatMap((part) => {
    const statement = part
      .replace(/^\s*--[^\n]*$/gm, '')
      .replace(/\s+/g, ' ')
      .trim()
    if (statement === '') return []
    const locks = locksOfStatement(statement, known)
    remember(statement.toLowerCase(), known)
    return locks.map((lock) =>
      lock.table !== null && known.made.has(lock.table)
        ? { ...lock, table: null, blocks: 'nothing' as const, readsRows: false }
        : lock,
    )
  })
}

function remember(lower: string, { made, indexes }: KnownNames): void {
  const created = new RegExp(`^create table (?:if not exists )?(${NAME})`).exec(lower)?.[1]
  if (created !== undefined) made.add(tableOf(created))
  const index = new RegExp(`^create (?:unique )?index (?:if not exists )?(${NAME}) on (?:only )?(${NAME})`).exec(lower)
  if (index?.[1] !== undefined && index[2] !== undefined) indexes.set(tableOf(index[1]), tableOf(index[2]))
}

function locksOfStatement(statement: string, known: KnownNames): StatementLock[] {
  const what = /^(?:[\w".]+ ?){1,6}/.exec(statement)?.[0].trim().replaceAll('"', '') ?? statement.slice(0, 40)
  const lower = statement.toLowerCase()
  const dropped = new RegExp(`^drop index (?:if exists )?${NAMES}`).exec(lower)?.groups?.['tables']
  if (dropped !== undefined)
    return namesIn(dropped).map((index) => {
      const table = known.indexes.get(index) ?? null
      return { what, table, blocks: table === null ? 'unknown' : 'all', readsRows: false }
    })
  for (const [pattern, blocks, readsRows] of RULES) {
    const found = pattern.exec(lower)
    if (!found) continue
    const tables = namesIn(found.groups?.['tables'] ?? '')
    const own = tables.length === 0 ? [null] : tables
    return [
      ...own.map((table) => ({ what, table, blocks, readsRows })),
      ...referencedBy(lower, tables).map((table) => ({ what, table, blocks: 'writes' as const, readsRows: false })),
    ]
  }
  return [{ what, table: null, blocks: 'unknown', readsRows: false }]
}

/** Returns the other tables to which a foreign key leads: it takes SHARE ROW EXCLUSIVE on them as well. */
function referencedBy(lower: string, own: readonly string[]): string[] {
  if (!/^(?:create|alter) table/.test(lower)) return []
  const made = new RegExp(`^create table (?:if not exists )?(${NAME})`).exec(lower)?.[1]
  const itself = new Set([...own, ...(made === undefined ? [] : [tableOf(made)])])
  const found = [...lower.matchAll(new RegExp(`\\breferences (?:only )?(${NAME})`, 'g'))]
  return [...new Set(found.map(([, name = '']) => tableOf(name)))].filter((table) => !itself.has(table))
}

const namesIn = (list: string) => (list === '' ? [] : list.split(',').map(tableOf))

/** Returns the name without its schema and its quotes. */
const tableOf = (name: string) => (name.split('.').at(-1) ?? '').replaceAll('"', '').trim()
