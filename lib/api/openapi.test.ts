import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { GET } from '@/app/api/v1/openapi.json/route'
import { ALL_OPERATIONS } from './all-operations'
import type { JsonSchema } from './json-schema'
import { buildOpenApi } from './openapi'
import { operation } from './operation'
import { problemsOf } from './problems'
import { isScope } from './scopes'

const text = JSON.stringify(buildOpenApi(ALL_OPERATIONS))
const document = () => JSON.parse(text) as { components: Record<string, JsonSchema> }

test('the document is OpenAPI 3.1, by its own schema and with every reference resolved', async () => {
  const validator = new Validator()
  const result = await validator.validate(document())
  expect(result).toEqual({ valid: true })
  expect(validator.version).toBe('3.1')
  expect(text).not.toContain('$defs')
  const { components } = document()
  for (const [, name = '', at = ''] of text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g))
    expect(components[name]).toHaveProperty(at)
})

const ROOT = join(import.meta.dirname, '../..')
const API = join(ROOT, 'app/api/v1')

/**
 * Returns what the folders of app/api/v1 answer to, such as `GET /topics/{topic}`. The document itself and the
 * catch-all route are not operations.
 */
function served(): string[] {
  return readdirSync(API, { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => /(^|\/)route\.tsx?$/.test(name) && !name.startsWith('[...rest]') && !name.startsWith('openapi.json'),
    )
    .flatMap((name) => {
      const text = readFileSync(join(API, name), 'utf8')
      const path = `/${relative('.', join(name, '..'))}`.replaceAll(/\[(\w+)\]/g, '{$1}')
      const methods = [...text.matchAll(/export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/g)]
      return methods.map(([, method]) => `${method} ${path}`)
    })
    .toSorted()
}

test('every route has its operation in the list, and every operation its route', () => {
  const listed = ALL_OPERATIONS.map(({ method, path }) => `${method} ${path}`).toSorted()
  expect(listed).toEqual(served())
  expect(listed.length).toBeGreaterThan(10)
})

test('ids are told apart, and what a path names is what params reads', () => {
  const ids = ALL_OPERATIONS.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { path, params } of ALL_OPERATIONS) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const read = params ? Object.keys((z.toJSONSchema(params, { io: 'input' }) as JsonSchema)['properties'] ?? {}) : []
    expect(read).toEqual(named)
  }
})

test('each operation says its scope, and examples are what their own schemas take', () => {
  for (const { id, scope, body, query, params, example } of ALL_OPERATIONS) {
    const faults = [
      isScope(scope) ? null : 'scope',
      example?.body === undefined || body?.safeParse(example.body).success ? null : 'body',
      example?.params === undefined || params?.safeParse(example.params).success ? null : 'params',
      example?.query === undefined || query?.safeParse(Object.fromEntries(new URLSearchParams(example.query))).success
        ? null
        : 'query',
    ].filter((fault) => fault !== null)
    expect({ id, faults }).toEqual({ id, faults: [] })
  }
})

test('no operation passes over a parameter or a field that it does not know: a misspelt one would mean nothing', () => {
  const knows = (schema: z.ZodType | undefined) => {
    const issues = schema?.safeParse({ onyl: 'allowed' }).error?.issues ?? []
    return schema !== undefined && !issues.some(({ code }) => code === 'unrecognized_keys')
  }
  expect(ALL_OPERATIONS.filter(({ query, body }) => knows(query) || knows(body)).map(({ id }) => id)).toEqual([])
})

test('what is taken in may differ from what is answered under the same name', () => {
  const Thing = z.object({ size: z.number().default(1) }).meta({ id: 'Thing' })
  const made = operation({
    id: 'makeThing',
    method: 'POST',
    path: '/things',
    tag: 'Things',
    summary: 's',
    description: 'd',
    scope: 'check',
    body: Thing,
    answer: z.object({ thing: Thing }),
  })
  const { paths, components } = buildOpenApi([made]) as { paths: JsonSchema; components: { schemas: JsonSchema } }
  expect(components.schemas).toMatchObject({
    Thing: { properties: { size: { type: 'number' } } },
    ThingInput: { required: ['size'] },
  })
  expect(JSON.stringify(paths)).toContain('#/components/schemas/ThingInput')
})

/** Every value of the document under one of these names. */
function valuesOf(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => [...(key === name ? [each] : []), ...valuesOf(each, name)])
}

test('patterns are written so that programs in any language can read them', () => {
  const patterns = valuesOf(document(), 'pattern').filter((each) => typeof each === 'string')
  expect(patterns.length).toBeGreaterThan(5)
  for (const pattern of patterns) {
    // Without the flag u; and without what only some know: properties of characters, looking around, names.
    expect(() => new RegExp(pattern)).not.toThrow()
    expect(pattern).not.toMatch(/\\[pPkK]|\(\?[<=!]|\\u\{/)
  }
})

test('the schema says which two fields may not be sent together, and such calls are refused', () => {
  const { paths } = buildOpenApi(ALL_OPERATIONS) as { paths: Record<string, Record<string, JsonSchema>> }
  const said = (path: string, method: string) => JSON.stringify(paths[path]?.[method]?.['requestBody'])
  for (const path of ['/check', '/links'])
    expect(said(path, 'post')).toContain('"oneOf":[{"required":["contact"]},{"required":["contacts"]}]')
  expect(said('/check', 'post')).toContain('"oneOf":[{"required":["topic"]},{"required":["template"]}]')
  expect(said('/settings', 'patch')).toContain('"minProperties":1')
  const preferences = said('/contacts/{id}/preferences', 'put')
  for (const rule of [
    '"not":{"required":["stop","return"]}',
    '"not":{"required":["pause","resume"]}',
    '"then":{"required":["evidence"]}',
  ])
    expect(preferences).toContain(rule)
})

test('a path that can’t be read is a problem of every operation that has something in its path', () => {
  for (const operation of ALL_OPERATIONS)
    expect(problemsOf(operation).some(({ code }) => code === 'invalid_path')).toBe(operation.params !== undefined)
})

test('it is public, and a copy that is known is not sent again', async () => {
  const first = GET(new Request('http://sayso.test/api/v1/openapi.json'))
  expect(first.headers.get('content-type')).toBe('application/json')
  expect(await first.json()).toEqual(document())
  const etag = first.headers.get('etag') ?? ''
  for (const known of [etag, `W/${etag}`, `"x", ${etag}`]) {
    const again = GET(new Request('http://sayso.test/', { headers: { 'if-none-match': known } }))
    expect([again.status, await again.text()]).toEqual([304, ''])
  }
  expect(GET(new Request('http://sayso.test/', { headers: { 'if-none-match': '"x"' } })).status).toBe(200)
})
