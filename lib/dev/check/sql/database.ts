import type { Statement } from './statements'

/** A function of the database, as the last migration that names it defines it. */
export interface DatabaseFunction {
  name: string
  file: string
  line: number
  language: string
  /** The names of its parameters that come in. */
  parameters: string[]
  /** Whether it runs with the rights of its owner, and so looks across businesses. */
  isDefiner: boolean
  body: string
}

export interface Tables {
  /** Tables of businesses, which a cluster distributes by `business_id`. */
  distributed: Set<string>
  functions: Map<string, DatabaseFunction>
}

/** A migration: the name of its file, and its text. */
export interface Migration {
  file: string
  text: string
}

const CREATE_TABLE = /create table "?(\w+)"?\s*\(([\s\S]*?)\n\)/gi
const CREATE_FUNCTION = /create (?:or replace )?function (sayso_\w+)\s*\(([^)]*)\)([\s\S]*?)\$\$([\s\S]*?)\$\$/gi

/** Reads which tables and functions a database has after its migrations. */
export function readTables(migrations: readonly Migration[]): Tables {
  const distributed = new Set<string>()
  const functions = new Map<string, DatabaseFunction>()
  for (const { file, text } of migrations) {
    for (const [, name = '', columns = ''] of text.matchAll(CREATE_TABLE))
      if (/\bbusiness_id\b/.test(columns)) distributed.add(name)
    for (const [, name = ''] of text.matchAll(/drop table (?:if exists )?"?(\w+)/gi)) distributed.delete(name)
    for (const match of text.matchAll(CREATE_FUNCTION)) {
      const [, name = '', parameters = '', head = '', body = ''] = match
      functions.set(name, {
        name,
        file,
        line: text.slice(0, match.index).split('\n').length,
        language: (/\blanguage (\w+)/i.exec(head)?.[1] ?? '').toLowerCase(),
        parameters: namesOf(parameters),
        isDefiner: /security definer/i.test(head),
        body,
      })
    }
    for (const [, name = ''] of text.matchAll(/drop function (?:if exists )?(\w+)/gi)) functions.delete(name)
  }
  return { distributed, functions }
}

const namesOf = (parameters: string) =>
  parameters
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && !/^out /i.test(each))
    .map((each) => each.split(/\s+/)[0] ?? '')

/** Returns the statements in the body of a function, without its comments. */
export function statementsIn({ file, line, body }: DatabaseFunction): Statement[] {
  return body
    .replace(/--[^\n]*/g, '')
    .split(';')
    .filter((text) => /\b(?:select|insert|update|delete|perform)\b/i.test(text))
    .map((text) => ({ file, line, text, runBy: null, isInBlock: false }))
}
