import type { DatabaseFunction, Tables } from './database'
import { DELEGATED, delegatedFaults } from './delegated'
import type { SqlRule } from './rule'
import { PIECE } from './statements'

const REFERENCE = 'businesses'
/** Words that follow the name of a table and are no alias of it. */
const NO_ALIAS =
  /^(?:where|set|on|join|left|right|inner|cross|full|order|group|limit|values|select|using|for|union|returning|offset|having|and|default|natural|overriding)$/i

interface Use {
  table: string
  /** By what its columns are named; the table's own name where there is no alias. */
  alias: string
  hasAlias: boolean
}

/** Returns the tables that a statement names, each with its alias. */
export function usesOf(text: string): Use[] {
  const use =
    /\b(?:from|join|(?<!do\s)update|insert\s+into|using)\s+(?:only\s+)?"?([a-z_]+)"?(?:\s+(?:as\s+)?([a-z_]\w*))?(?!\s*\()/gi
  const more = /(?<=\bfrom\s+[a-z_]+\s+[a-z_]\w*)\s*,\s*([a-z_]+)\s+(?:as\s+)?([a-z_]\w*)\b/gi
  return [...text.matchAll(use), ...text.matchAll(more)].map(([, table = '', alias]) => {
    const hasAlias = alias !== undefined && !NO_ALIAS.test(alias)
    return { table: table.toLowerCase(), alias: hasAlias ? alias : table, hasAlias }
  })
}

/** Returns the text without what is inside of parentheses. */
function outermost(text: string): string {
  let rest = text
  for (let before = ''; before !== rest;) {
    before = rest
    rest = rest.replace(/\([^()]*\)/g, ' ')
  }
  return rest
}

const isInsertSelect = (text: string) => /\binsert\s+into\b[^;]*?\)\s*select\b/i.test(text)

/** Whether a condition of this statement binds a table to one business. */
function isBound({ table, alias, hasAlias }: Use, text: string): boolean {
  if (new RegExp(String.raw`\b${alias}\.business_id\b`).test(text)) return true
  if (new RegExp(String.raw`\binto\s+${table}\b[^(]*\([^)]*\bbusiness_id\b`, 'i').test(text)) return true
  return !hasAlias && /(?<![.\w])business_id\b/.test(text)
}

/** Conditions of joins, each up to the next part of the statement. */
const conditionsOf = (text: string) =>
  [
    ...text.matchAll(
      /\bon\s+(?!conflict\b|constraint\b)([\s\S]*?)(?=\b(?:left|right|inner|cross|full|join|where|order|group|limit|union|returning)\b|$)/gi,
    ),
  ].map(([, condition = '']) => condition)

/** Returns what an UPDATE sets. */
const setOf = (text: string) => /\bset\b([\s\S]*?)(?=\bwhere\b|$)/i.exec(text)?.[1] ?? ''

/** Parameters that are never null: the business, an array, and what `orNil` makes of an id. */
const NEVER_NULL = /^(?:businessId|backendId|orNil\(.*\)|\[\.\.\..*\]|ids)$/s

/** Functions of the database that set the tenant and then read: they need a block on a cluster. */
export function tenantFunctions({ functions }: Tables): string[] {
  return [...functions.values()]
    .filter(
      ({ body }) =>
        /set local app\.business_id|\bsayso_enter\s*\(/i.test(body) && /\b(?:from|sayso_read_contact)\b/i.test(body),
    )
    .map(({ name }) => name)
}

export const RULES: readonly SqlRule[] = [
  {
    rule: 4,
    fault: ({ text }, { distributed }) => {
      const loose = usesOf(text).find((use) => distributed.has(use.table) && !isBound(use, text))
      // A piece may hold the condition. It is judged where it is written.
      return loose && !text.includes(PIECE) ? `${loose.table} is read without its business_id` : null
    },
  },
  {
    rule: 5,
    fault: ({ text, runBy, isInBlock }, tables) => {
      if (/\bset_config\s*\(\s*'app\./i.test(text)) return 'the tenant is set by set_config'
      if (runBy !== null && /\bset\s+(?:local\s+|session\s+)?app\./i.test(text)) return 'the tenant is set by hand'
      const called = tenantFunctions(tables).find((name) => new RegExp(String.raw`\b${name}\s*\(`).test(text))
      return called && runBy === 'sql' && !isInBlock ? `${called} is not called through inBlock` : null
    },
  },
  {
    rule: 9,
    fault: ({ text }) => {
      const change = /\bdo\s+update\s+set\b([\s\S]*?)(?:\breturning\b|$)/i.exec(text)?.[1] ?? ''
      if (/\bnow\s*\(|\bclock_timestamp\b/i.test(change)) return 'ON CONFLICT DO UPDATE calls now()'
      if (/\binterval\b/i.test(change)) return 'ON CONFLICT DO UPDATE adds a length of time'
      return /\(\s*select\b/i.test(change) ? 'ON CONFLICT DO UPDATE has a sub-select' : null
    },
  },
  {
    rule: 10,
    fault: ({ text }) =>
      /^\s*(?:update|delete)\b/i.test(text) && /\b(?:clock_timestamp|gen_random_uuid|nextval|random)\s*\(/i.test(text)
        ? 'UPDATE or DELETE calls a volatile function'
        : null,
  },
  {
    rule: 36,
    fault: ({ text }) =>
      /^\s*update\b/i.test(text) && /(?<![.$:\w}])[a-z_.]+\s*[-+][^,]*\binterval\b/i.test(text)
        ? 'UPDATE adds a length of time to a column'
        : null,
  },
  {
    rule: 37,
    fault: ({ text }) =>
      /^\s*update\b/i.test(text) && /\b(?:coalesce|case)\b[^;]*?(?:\bnow\s*\(|\binterval\b)/i.test(setOf(text))
        ? 'UPDATE has now() or a length of time inside of CASE or COALESCE'
        : null,
  },
  {
    rule: 11,
    fault: ({ text }) =>
      /^\s*(?:insert|update|delete)\b[\s\S]*\breturning\b[^;]*(?:\bnow\s*\(|::text\b|\bto_char\s*\()/i.test(text)
        ? 'RETURNING has an expression that is not immutable'
        : null,
  },
  {
    rule: 12,
    fault: ({ text }) =>
      /\binsert\s+into\b[^;]*\bvalues\s*\([^;]*\(\s*select\b/i.test(text) ? 'INSERT … VALUES has a sub-select' : null,
  },
  {
    rule: 16,
    fault: ({ text }) =>
      /\bcreate\s+(?:local\s+|global\s+)?temp|\bmerge\s+into\b/i.test(text) ? 'a temporary table, or MERGE' : null,
  },
  {
    rule: 22,
    fault: ({ text }) =>
      /\brollup\s*\(|\bcube\s*\(|\bwith\s+recursive\b/i.test(text) ? 'ROLLUP, CUBE or a recursive query' : null,
  },
  {
    rule: 28,
    fault: ({ text }) => {
      if (!isInsertSelect(text) || /\bon\s+conflict\b|\breturning\b/i.test(text)) return null
      // Rows that are read from a table of the same business, with its own `business_id`, stay where they are.
      const isOwn = /\)\s*select\s+(?:\w+\.)?business_id\b/i.test(text) && !/\bunnest\s*\(/i.test(text)
      return isOwn ? null : 'INSERT … SELECT has neither ON CONFLICT nor RETURNING'
    },
  },
  {
    rule: 29,
    fault: ({ text }, { distributed }) => {
      if (!isInsertSelect(text) || !/\breturning\s+(?!1\b)/i.test(text)) return null
      const read = usesOf(text.slice(text.search(/\bselect\b/i))).filter(({ table }) => distributed.has(table))
      return read.length > 1 ? 'RETURNING of an INSERT … SELECT over several tables names a column' : null
    },
  },
  {
    rule: 30,
    fault: ({ text }) => {
      const values = conditionsOf(text).flatMap((condition) => [
        ...condition.matchAll(/=\s*\$\{((?:[^{}]|\{[^{}]*\})*)\}/g),
      ])
      const loose = values.find(([, value = '']) => value !== '…' && !NEVER_NULL.test(value.trim()))
      return loose ? `a join has the parameter ${loose[1] ?? ''}, which may be null` : null
    },
  },
  {
    rule: 31,
    fault: ({ text }) => {
      if (/\blateral\s*\(\s*(?:\(\s*)*select\b(?![^()]*\bfrom\b)/i.test(text)) return 'LATERAL has no FROM'
      const outer = usesOf(outermost(text)).find(({ table }) => table === REFERENCE)
      if (!outer) return null
      const correlated = new RegExp(String.raw`\bexists\s*\(\s*select\b[^()]*\b${outer.alias}\.id\b`, 'i')
      return correlated.test(text) ? 'EXISTS is correlated from businesses' : null
    },
  },
  {
    rule: 32,
    fault: ({ text }) =>
      /\bsayso_(?:read|open|lock)_contact\s*\(/.test(text) && /\b(?:from|join)\s+(?!sayso_)/i.test(text)
        ? 'a function that reads a contact is called for each row'
        : null,
  },
  DELEGATED,
  {
    rule: 39,
    fault: ({ text }) => {
      const change = /\bdo\s+update\s+set\b([\s\S]*?)(?:\breturning\b|$)/i.exec(text)?.[1] ?? ''
      return isInsertSelect(text) && /\$\{(?!…\})/.test(change)
        ? 'ON CONFLICT of an INSERT … SELECT has a parameter'
        : null
    },
  },
  {
    rule: 41,
    fault: ({ text }) =>
      /\([^()]*,[^()]*\)\s*(?:not\s+)?in\s*\(\s*select\b/i.test(text) ? 'several columns are IN a sub-select' : null,
  },
]

/**
 * Returns the condition of a statement by which a page may begin at any place or at none: `$1 is null or id > $1`, or
 * null if it has none. Statements are planned for any value (decision 0221), so no index leads to the place, and each
 * page reads all that come before it. `id > orNil($1)` is found in an index.
 */
export function optionalPlace(text: string): string | null {
  const columns = String.raw`\(?[\w.]+(?:\s*,\s*[\w.]+)*\)?\s*[<>]=?\s*`
  const ofParameter = new RegExp(String.raw`\$\{[^}]*\}(?:::\w+)?\s+is\s+null\s+or\s+${columns}\(?\$\{`, 'i')
  const ofFunction = new RegExp(String.raw`(?<![.\w])(\w+)\s+is\s+null\s+or\s+${columns}\(?\1\b`, 'i')
  return (ofParameter.exec(text) ?? ofFunction.exec(text))?.[0] ?? null
}

/** Rules about a function itself. */
export function functionFaults(each: DatabaseFunction, tables: Tables): { rule: number; what: string }[] {
  const { language, parameters, body } = each
  const { distributed } = tables
  const reads = usesOf(body).some(({ table }) => distributed.has(table))
  const found: { rule: number; what: string }[] = []
  if (language === 'sql' && parameters.length > 0 && reads)
    found.push({ rule: 26, what: 'LANGUAGE sql with a parameter over a table of businesses' })
  for (const condition of conditionsOf(body)) {
    const loose = parameters.find(
      (name) => name !== 'b' && new RegExp(String.raw`=\s*${name}\b(?![.[])`).test(condition),
    )
    if (loose !== undefined) found.push({ rule: 30, what: `a join has the parameter ${loose}, which may be null` })
  }
  for (const what of delegatedFaults(each, tables)) found.push({ rule: 38, what })
  return found
}
