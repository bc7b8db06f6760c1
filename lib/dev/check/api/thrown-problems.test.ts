import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ALL_OPERATIONS } from '@/lib/api/all-operations'
import { problemsOf } from '@/lib/api/problems'
import { filesOfRepository } from '@/lib/dev/check/files-of-repository'
import { ROOT } from '@/lib/process/environment.mjs'
import { namesNeededBy, servedBy } from './needed-files'
import { thrownCodes } from './thrown-codes'

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

/** What a use case catches of what its files throw, by the id of the operation: then it is no problem of the call. */
const CAUGHT: Readonly<Record<string, readonly string[]>> = {
  // A problem of the one entry (lib/services/messages/make-links.ts).
  makeLinks: ['unknown_contact'],
}

/** The operations that the routes of the API serve, each with the codes that what its handler needs may throw. */
const served = filesOfRepository(ROOT, 'app/api/v1')
  .filter((file) => /\/route\.tsx?$/.test(file))
  .flatMap((route) => servedBy(ROOT, route, read(route)).map((one) => ({ ...one, route })))
  .flatMap(({ route, operation: name, files, text }) => {
    const operation = ALL_OPERATIONS.find(({ id }) => id === idOf.get(name))
    const own = thrownCodes(route, text).map((code) => ({ needed: route, code }))
    const codes = files.flatMap((needed) => thrownCodes(needed, read(needed)).map((code) => ({ needed, code })))
    return operation ? [{ route, operation, codes: [...own, ...codes] }] : []
  })

test('every operation is served by a route', () => {
  expect(served.map(({ operation }) => operation.id).toSorted()).toEqual(ALL_OPERATIONS.map(({ id }) => id).toSorted())
})

test('what the use cases of an operation throw is one of its problems', () => {
  const faults = served.flatMap(({ route, operation, codes }) => {
    const known = new Set([
      ...COMMON,
      ...problemsOf(operation).map(({ code }) => code),
      ...(CAUGHT[operation.id] ?? []),
    ])
    return codes
      .filter(({ code }) => !known.has(code))
      .map(({ needed, code }) => `${route}, ${operation.id}: ${code} of ${needed}`)
  })
  expect(faults).toEqual([])
})

test('what an operation declares as thrown, or catches, is thrown by what it needs', () => {
  for (const { operation, codes } of served)
    for (const code of [...Object.keys(operation.thrown ?? {}), ...(CAUGHT[operation.id] ?? [])])
      expect([operation.id, code, codes.some((each) => each.code === code)]).toEqual([operation.id, code, true])
})

test.each([
  ["import { a } from './a'", ['./a']],
  ["import {\n  type A,\n  b,\n} from '@/lib/b'", ['@/lib/b']],
  ["export * from './c'", ['./c']],
  ["import './d'", ['./d']],
  ["const { e } = await import('./e')", ['./e']],
  ["void import(\n  './f',\n).then(run)", ['./f']],
  ["import type { G } from './g'", []],
  ["type H = typeof import('./h')", []],
  ["let i: import('./i').I", []],
])('%s names what is needed at run time', (text, names) => {
  expect(namesNeededBy(text)).toEqual(names)
})

test('a handler needs what it names, and not what another handler of its file names', () => {
  const route = 'app/api/v1/topics/[topic]/route.ts'
  const handlers = servedBy(
    ROOT,
    route,
    `import { env } from '@/lib/env'
import { cleanText } from '@/lib/clean-text'
const both = () => cleanText()
export const GET = serve(oneOperation, async () => ({ body: both() }))
export const PUT = serve(otherOperation, async () => ({ body: env() }))`,
  )
  const needs = handlers.map(({ operation, files }) => [operation, files[0], files.includes('lib/clean-text.ts')])
  expect(needs).toEqual([
    ['oneOperation', 'lib/clean-text.ts', true],
    ['otherOperation', 'lib/env.ts', false],
  ])
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
