import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
import { ROUTES } from '@/lib/routes.mjs'

// The lists of docs/reference name exactly what the code has.

/** The first cells of all tables of a document, without their heads. */
function firstCells(name: string): string[] {
  const text = readFileSync(join(ROOT, 'docs/reference', name), 'utf8')
  return [...text.matchAll(/^\| (?!-)(.*?) \|/gm)].map(([, cell = '']) => cell).filter((cell) => !HEADS.has(cell))
}
const HEADS = new Set(['package', 'table', 'address'])

test('dependencies.md names each package of package.json once', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string>>
  const named = firstCells('dependencies.md').flatMap((cell) => cell.replace(' (optional)', '').split(', '))
  expect(named.toSorted()).toEqual(
    Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).toSorted(),
  )
})

test('tables.md names each table of db/schema once', async () => {
  const modules = await Promise.all(
    readdirSync(join(ROOT, 'db/schema'))
      .filter((name) => !name.includes('.test.'))
      .map((name) => import(join(ROOT, 'db/schema', name)) as Promise<Record<string, unknown>>),
  )
  const tables = modules.flatMap((module) => Object.values(module).flatMap((each) => (is(each, PgTable) ? [each] : [])))
  const named = firstCells('tables.md').flatMap((cell) => cell.split(', '))
  expect(named.toSorted()).toEqual(tables.map(getTableName).toSorted())
})

/** `POST`, `PUT /api/v1/audience` in a document is two; "any method" is all that the table has for the path. */
function callsOf(cell: string): string[] {
  const { methods = '', path = '' } =
    /^(?<methods>any method|[A-Z`, ]*?)[ `]+(?<path>\/\S*?)`$/.exec(cell)?.groups ?? {}
  const route = ROUTES.find((each) => each.path === path)
  const listed = methods === 'any method' ? (route?.methods ?? []) : methods.match(/[A-Z]+/g)
  return (listed ?? ['?']).map((method) => `${method} ${path}`)
}

test('urls.md names each address and method of lib/routes.mjs once', () => {
  // An address of its own for people, but the server matches it as `/p/:token`.
  const named = firstCells('urls.md').filter((cell) => cell !== '`GET /p/simulator`')
  const served = ROUTES.flatMap(({ path, methods }) => {
    const isAny = methods.includes('DELETE')
    return methods.filter((method) => isAny || method !== 'HEAD').map((method) => `${method} ${path}`)
  })
  expect(named.flatMap(callsOf).toSorted()).toEqual(served.toSorted())
})
