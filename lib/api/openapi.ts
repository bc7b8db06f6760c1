import { z } from 'zod'
import { Components, type JsonSchema } from './json-schema'
import { API_BASE, type Operation } from './operation'
import { COMMON_PROBLEMS, type KnownProblem, problemsOf } from './problems'
import { SCOPES } from './scopes'

/** The version of `/api/v1`. Additions raise it; a change that breaks callers would get the address `/api/v2`. */
const VERSION = '1.0.0'

const Problem = z
  .object({
    type: z.string().meta({ examples: ['urn:sayso:problem:unknown_topic'] }),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'A stable code for programs to compare', examples: ['unknown_topic'] }),
    detail: z.string().meta({ description: 'An explanation for developers. It holds no personal data.' }),
    request_id: z.string(),
    invalid_params: z
      .array(z.object({ name: z.string(), reason: z.string() }))
      .optional()
      .meta({ description: 'The parts of the request that are wrong, and why. The value itself is never repeated.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' })

const header = (description: string, schema: JsonSchema) => ({ description, schema })
const HEADERS = {
  'X-Request-Id': header('The id of the request in Sayso’s log', { type: 'string' }),
  RateLimit: header(
    'The calls that the key has left in this minute (`r`), and the seconds until the next one begins (`t`)',
    {
      type: 'string',
      examples: ['"minute";r=5999;t=60'],
    },
  ),
  'RateLimit-Policy': header('The calls that the key may make (`q`) in a window of seconds (`w`)', {
    type: 'string',
    examples: ['"minute";q=6000;w=60'],
  }),
  'Retry-After': header('The seconds to wait before the call is sent again', { type: 'integer' }),
  'Idempotent-Replayed': header(
    '`true`: this is the stored response to the first request with the same Idempotency-Key',
    { type: 'string' },
  ),
}
const headersOf = (...names: (keyof typeof HEADERS)[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))

/**
 * Returns the OpenAPI 3.1 document of the operations, made from the schemas that validate their calls. It is plain
 * JSON: no value in it is undefined.
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
      summary: 'Ask whether a message may be sent to a person, and record, import and prove what people chose.',
      description:
        'Send your key as `Authorization: Bearer <key>`. A test key belongs to a test business, which has your topics and none of your contacts. Names are in snake_case; times are ISO 8601 in UTC. The same reference, made for reading, is at `/docs/api`.',
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
            'Makes a write safe to send again. For 24 hours, the same request with the same Idempotency-Key gets the response of the first one, and nothing is written twice. An Idempotency-Key belongs to one API key and one endpoint.',
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

/** Returns one parameter for each field of the schema of the path or of the query. */
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
    // The body is bytes and not JSON. OpenAPI 3.1 says so by a media type without a schema.
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
    description: 'The call succeeded.',
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
  // Calls are counted by key, so a call without a valid key has no count. Failures of Sayso itself leave it out.
  const counted = status === 401 || status >= 500 ? [] : (['RateLimit', 'RateLimit-Policy'] as const)
  const waits = status === 429 || status === 503 || problems.some(({ code }) => code === 'in_flight')
  return {
    description: problems.map(({ code, when }) => `\`${code}\`: ${when}`).join('\n\n'),
    headers: headersOf('X-Request-Id', ...counted, ...(waits ? (['Retry-After'] as const) : [])),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
}
