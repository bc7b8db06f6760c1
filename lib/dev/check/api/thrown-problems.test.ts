import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ALL_OPERATIONS } from '@/lib/api/all-operations'
import { problemsOf } from '@/lib/api/problems'
import { filesOfRepository } from '@/lib/dev/check/files-of-repository'
import { ROOT } from '@/lib/process/environment.mjs'
import { filesNeededBy, thrownCodes } from './thrown-codes'

/** What `serve` returns as a common problem of every operation (lib/http/endpoint/serve.ts). */
const COMMON = new Set(['key_revoked', 'business_not_found', 'not_allowed'])

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

/** The ids of the operations by the names of the constants that describe them. */
const idOf = new Map(
  filesOfRepository(ROOT, 'lib/api/operations').flatMap((file) =>
    [...read(file).matchAll(/^export const (\w+) = operation\(\{[\s\S]*?\bid: '(\w+)'/gm)].map(
      ([, name = '', id = '']) => [name, id] as const,
    ),
  ),
)

/** The routes of the API, each with the operations that it serves. */
const routes = filesOfRepository(ROOT, 'app/api/v1')
  .filter((file) => /\/route\.tsx?$/.test(file))
  .map((file) => {
    const ids = [...read(file).matchAll(/\b\w+Operation\b/g)].map(([name]) => idOf.get(name))
    return { file, operations: ALL_OPERATIONS.filter(({ id }) => ids.includes(id)) }
  })
  .filter(({ operations }) => operations.length > 0)

test('every operation is served by a route', () => {
  const served = routes.flatMap(({ operations }) => operations.map(({ id }) => id))
  expect(served.toSorted()).toEqual(ALL_OPERATIONS.map(({ id }) => id).toSorted())
})

/** The codes that the files of each route throw, with the operations of the route. */
const thrown = routes.flatMap(({ file, operations }) =>
  filesNeededBy(ROOT, file).flatMap((needed) =>
    thrownCodes(needed, read(needed)).map((code) => ({ route: file, operations, needed, code })),
  ),
)

test('what the use cases of a route throw is a problem of one of its operations', () => {
  const faults = thrown
    .filter(({ code }) => !COMMON.has(code))
    .filter(({ code, operations }) => !operations.some((each) => problemsOf(each).some((known) => known.code === code)))
    .map(({ route, needed, code }) => `${route}: ${code} of ${needed}`)
  expect(faults).toEqual([])
})

test('what an operation declares as thrown is thrown by its route', () => {
  for (const { file, operations } of routes) {
    const codes = new Set(thrown.filter(({ route }) => route === file).map(({ code }) => code))
    for (const { id, thrown: declared = {} } of operations)
      for (const code of Object.keys(declared)) expect([id, code, codes.has(code)]).toEqual([id, code, true])
  }
})

test.each([
  ["throw new AppError('gone', { message: 'm', status: 404 })", ['gone']],
  ["throw new AppError('failed', { message: 'm' })", []],
  ["throw new AppError('busy', { message: 'm', status: 503 })", []],
  ["const CODE = 'closing'\nthrow new AppError(CODE, { message: 'm', status: 409 })", ['closing']],
  ["function f(code: 'a' | 'b') {\n  return new AppError(code, { message: 'm', status: 400 })\n}", ['a', 'b']],
  ["const f = (code: 'a') => new AppError(code, { message: 'm', status: 400 })", ['a']],
  ["const f = (code: string) => new AppError(code, { message: 'm', status: 400 })", ['code']],
  ["throw new AppError('gone', { message: 'm', status })", ['gone']],
])('%s', (text, codes) => {
  expect(thrownCodes('a.ts', text)).toEqual(codes)
})
