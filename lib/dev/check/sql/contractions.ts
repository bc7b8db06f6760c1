/** What a statement of a migration takes away from processes of the last release, or demands of them. */
export interface Contraction {
  /** The table, column (`table.column`), function or constraint that it is about. */
  object: string
  what: string
}

type Rule = [pattern: RegExp, what: string, object: (groups: Record<string, string>) => string]

const column = ({ table = '', column: name = '' }: Record<string, string>) => `${table}.${name}`
const named = ({ name = '' }: Record<string, string>) => name
/** Words of `ALTER TABLE … ADD` that begin a constraint and no column. */
const NO_COLUMN = '(?!constraint\\b|check\\b|unique\\b|primary\\b|foreign\\b|exclude\\b)'

/**
 * Each matches a statement in lower case, without quotes and comments. `table` is compared with the tables that the
 * last release has; what has none is judged in any case.
 */
const RULES: readonly Rule[] = [
  [/^drop table (?:if exists )?(?<table>\w+)/, 'drops a table', ({ table = '' }) => table],
  [/^alter table \w+ rename to (?<name>\w+)/, 'renames a table', named],
  [/^alter table (?<table>\w+) rename (?:column )?(?!to\b|constraint\b)(?<column>\w+) to /, 'renames a column', column],
  [/^alter table (?<table>\w+) drop column (?:if exists )?(?<column>\w+)/, 'drops a column', column],
  [/^alter table (?<table>\w+) alter (?:column )?(?<column>\w+) (?:set data )?type /, 'changes a type', column],
  [/^alter table (?<table>\w+) alter (?:column )?(?<column>\w+) set not null/, 'refuses null', column],
  [/^alter table (?<table>\w+) alter (?:column )?(?<column>\w+) drop default/, 'drops a default', column],
  [
    new RegExp(
      `^alter table (?<table>\\w+) add (?:column )?(?:if not exists )?${NO_COLUMN}(?<column>\\w+) ` +
        `(?=[^,]*not null)(?![^,]*\\b(?:default|generated)\\b)`,
    ),
    'adds a column that needs a value',
    column,
  ],
  [
    /^alter table (?<table>\w+) add constraint (?<name>\w+) (?:check|unique|primary|foreign|exclude)/,
    'adds a constraint',
    named,
  ],
  [/^alter table (?<table>\w+) drop constraint (?:if exists )?(?<name>\w+)/, 'drops a constraint', named],
  [
    /^create unique index (?:concurrently )?(?:if not exists )?(?<name>\w+) on (?<table>\w+)/,
    'demands unique rows',
    named,
  ],
  [/^drop index (?:concurrently )?(?:if exists )?(?<name>\w+)/, 'drops an index, by which ON CONFLICT may go', named],
  [/^(?:alter|drop) policy (?:if exists )?(?<name>\w+) on (?<table>\w+)/, 'changes which rows are shown', named],
  [/^create policy (?<name>\w+) on (?<table>\w+) as restrictive/, 'hides rows', named],
  [/^create (?:constraint )?trigger (?<name>\w+) .*? on (?<table>\w+)/, 'adds a trigger', named],
  [/^drop function (?:if exists )?(?<name>\w+)/, 'drops a function, or one of its signatures', named],
  [/^alter function (?<name>\w+)[^;]*\brename to/, 'renames a function', named],
  [
    /^revoke (?!.*\bfrom public$).* on (?:function )?(?<name>\w+)[^;]* from .*\bsayso_(?:app|worker)\b/,
    'takes a right away',
    named,
  ],
]

/**
 * Returns the contractions in a migration, in its order.
 * @param made the tables that migrations since the release have made; those of this one are added
 */
export function contractionsIn(text: string, made: Set<string> = new Set()): Contraction[] {
  return statementsOf(text).flatMap((statement) => {
    const table = /^create table (?:if not exists )?(\w+)/.exec(statement)?.[1]
    if (table !== undefined) made.add(table)
    return RULES.flatMap(([pattern, what, object]): Contraction[] => {
      const groups = pattern.exec(statement)?.groups
      const isOfNewTable = groups?.['table'] !== undefined && made.has(groups['table'])
      return groups === undefined || isOfNewTable ? [] : [{ object: object(groups), what }]
    })
  })
}

/**
 * Returns what a migration says that it takes away on purpose: `-- contracts: <object> since <release>: why`. The
 * release is the last one, whose processes don't use the object.
 */
export const declaredIn = (text: string): { object: string; since: string }[] =>
  [...text.matchAll(/^--\s*contracts:\s*(\S+) since (\S+?):\s*\S/gm)].map(([, object = '', since = '']) => ({
    object,
    since,
  }))

/**
 * Returns the statements in one line each, without comments, quotes of names and the bodies of functions and blocks. An
 * `ALTER TABLE` with several actions is returned as one statement for each.
 */
function statementsOf(text: string): string[] {
  return text
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .replace(/--[^\n]*/g, '')
    .split(';')
    .map((part) => part.replaceAll('"', '').replace(/\s+/g, ' ').trim().toLowerCase())
    .filter(Boolean)
    .flatMap((statement) => {
      const [, table, actions] = /^alter table (?:if exists )?(?:only )?(\w+) (.*)$/.exec(statement) ?? []
      if (table === undefined || actions === undefined) return [statement]
      return outerParts(actions).map((action) => `alter table ${table} ${action}`)
    })
}

/** Splits at commas that are in no parentheses. */
function outerParts(text: string): string[] {
  let depth = 0
  const parts = ['']
  for (const sign of text) {
    if (sign === '(') depth++
    if (sign === ')') depth--
    if (sign === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts.map((part) => part.trim())
}
