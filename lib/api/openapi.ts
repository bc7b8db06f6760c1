import { z } from 'zod'
import { Components, type JsonSchema } from './json-schema'
import { API_BASE, type Operation } from './operation'
import { COMMON_PROBLEMS, type KnownProblem, problemsOf } from './problems'
import { SCOPES } from './scopes'

/** Of the address `/api/v1`: grows with what is added, and what breaks callers would be `/api/v2`. */
const VERSION = '1.0.0'

const Problem = z
  .object({
    type: z.string().meta({ examples: ['urn:sayso:problem:not_found'] }),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable; what programs look at', examples: ['not_found'] }),
    detail: z.string().meta({ description: 'For a developer’s eyes; holds nothing personal' }),
    request_id: z.string(),
    invalid_params: z
      .array(z.object({ name: z.string(), reason: z.string() }))
      .optional()
      .meta({ description: 'Where in the request, and what; never the value' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' })

const header = (description: string, schema: JsonSchema) => ({ description, schema })
const HEADERS = {
  'X-Request-Id': header('Names the request in our log', { type: 'string' }),
  RateLimit: header('What is left of the key’s minute, and seconds until it begins anew', {
    type: 'string',
    examples: ['"minute";r=5999;t=60'],
  }),
  'RateLimit-Policy': header('Calls a minute', { type: 'string', examples: ['"minute";q=6000;w=60'] }),
  'Retry-After': header('Seconds', { type: 'integer' }),
  'Idempotent-Replayed': header('`true`: this is the answer of the first time', { type: 'string' }),
}
const headersOf = (...names: (keyof typeof HEADERS)[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))

/**
 * The OpenAPI 3.1 document of these operations, from the schemas that validate their calls. JSON: no value in it is undefined.
 */
export function buildOpenApi(operations: readonly Operation[]): JsonSchema {
  const components = new Components()
  components.output(Problem)
  const paths: Record<string, JsonSchema> = {}
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describeOperation(operation, components),
    }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Sayso',
      version: VERSION,
      summary: 'May this be sent to these people? and everything around that question.',
      description:
        'Send your key as `Authorization: Bearer <key>`. A test key acts on a sandbox of its own, with your topics and nobody in it. Names are snake_case, times ISO 8601 in UTC. A readable reference is at `/docs/api`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: API_BASE }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: components.schemas,
      headers: HEADERS,
      responses: Object.fromEntries(
        Object.entries(COMMON_PROBLEMS).map(([name, problem]) => [name, problemResponse(problem.status, [problem])]),
      ),
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          description:
            'Makes a write safe to send again: the same key and request are answered as the first time, for 24 hours. By API key and endpoint.',
          schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
        },
      },
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: `A key has scopes: ${Object.entries(SCOPES)
            .map(([scope, meaning]) => `\`${scope}\` (${meaning})`)
            .join('; ')}.`,
        },
      },
    },
  }
}

function describeOperation(operation: Operation, components: Components): JsonSchema {
  const { id, tag, summary, description, scope, write } = operation
  const requestBody = bodyOf(operation, components)
  const parameters = [
    ...parametersOf(operation, 'path', components),
    ...parametersOf(operation, 'query', components),
    ...(write ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ]
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: `${description}\n\nScope: \`${scope}\`.`,
    security: [{ apiKey: [scope] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(requestBody ? { requestBody } : {}),
    responses: { [String(operation.status ?? 200)]: answerOf(operation, components), ...problemResponses(operation) },
  }
}

/** Each field of the schema of path or query is a parameter of its own. */
function parametersOf(operation: Operation, place: 'path' | 'query', components: Components): JsonSchema[] {
  const schema = place === 'path' ? operation.params : operation.query
  if (!schema) return []
  const { properties = {}, required = [] } = components.input(schema) as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  const given = new URLSearchParams(operation.example?.query ?? '')
  return Object.entries(properties).map(([name, { description, ...rest }]) => {
    const example = place === 'path' ? operation.example?.params?.[name] : given.get(name)
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: rest,
      ...(example == null ? {} : { example: typed(example, rest) }),
    }
  })
}

const typed = (example: string, schema: JsonSchema) =>
  schema['type'] === 'integer' || schema['type'] === 'number' ? Number(example) : example

function bodyOf({ body, stream, example }: Operation, components: Components): JsonSchema | null {
  if (stream) {
    // Bytes, not JSON: a media type without a schema is how OpenAPI 3.1 says it.
    const content = Object.fromEntries(stream.stream.map((type) => [type, {}]))
    return { required: true, description: stream.description, content }
  }
  if (!body) return null
  const media = { schema: components.input(body), ...(example?.body === undefined ? {} : { example: example.body }) }
  return { required: true, content: { 'application/json': media } }
}

function answerOf({ answer, answerTypes = [], write }: Operation, components: Components): JsonSchema {
  const content = {
    ...(answer ? { 'application/json': { schema: components.output(answer) } } : {}),
    ...Object.fromEntries(answerTypes.map((type) => [type, { schema: { type: 'string' } }])),
  }
  return {
    description: 'Done',
    headers: headersOf(
      'X-Request-Id',
      'RateLimit',
      'RateLimit-Policy',
      ...(write ? (['Idempotent-Replayed'] as const) : []),
    ),
    ...(Object.keys(content).length > 0 ? { content } : {}),
  }
}

function problemResponses(operation: Operation): Record<string, JsonSchema> {
  const byStatus = new Map<number, KnownProblem[]>()
  for (const problem of problemsOf(operation))
    byStatus.set(problem.status, [...(byStatus.get(problem.status) ?? []), problem])
  const responses = [...byStatus].map(([status, problems]) => {
    const [only] = problems
    const [shared] = Object.entries(COMMON_PROBLEMS).find(([, each]) => problems.length === 1 && each === only) ?? []
    return [String(status), shared ? { $ref: `#/components/responses/${shared}` } : problemResponse(status, problems)]
  })
  return Object.fromEntries(responses)
}

function problemResponse(status: number, problems: readonly KnownProblem[]): JsonSchema {
  // Before the key is known there is no minute to count in; what failed on our side is told without it.
  const counted = status === 401 || status >= 500 ? [] : (['RateLimit', 'RateLimit-Policy'] as const)
  const waits = status === 429 || status === 503 || problems.some(({ code }) => code === 'in_flight')
  return {
    description: problems.map(({ code, when }) => `\`${code}\`: ${when}`).join('\n\n'),
    headers: headersOf('X-Request-Id', ...counted, ...(waits ? (['Retry-After'] as const) : [])),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
}
