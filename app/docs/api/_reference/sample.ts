import { createHash } from 'node:crypto'
import type { JsonSchema } from '@/lib/api/json-schema'

type Named = Readonly<Record<string, JsonSchema>>

const TIME = '2026-11-25T12:00:00.000Z'

/** The values of examples, by the name of the field. The first value that the schema accepts is used. */
const LIKELY: Readonly<Record<string, readonly unknown[]>> = {
  allowed: [true],
  reason: ['opted_in', 'http_404'],
  code: ['person_said_no'],
  bucket: ['v2.contacts'],
  answer: ['in'],
  said: ['in'],
  said_by: ['person'],
  outcome: ['taken'],
  on: ['topic', false],
  actor: ['contact'],
  method: ['page'],
  kind: ['preferences', 'phone', 'weni', 'template', 'status'],
  status: ['active', 'done', 'found', 'APPROVED'],
  policy: ['opt_in'],
  category: ['marketing'],
  evidence: ['kept'],
  state: ['kept'],
  locale: ['es'],
  language: ['es'],
  key: ['promotions'],
  topic: ['promotions'],
  name: ['Promotions'],
  description: ['Discounts and new things.'],
  frequency: ['Once a week.'],
  value: ['+5511987650001'],
  contact: ['+5511987650001'],
  number: ['+551150550100'],
  phone_number_id: ['106540352242922'],
  country: ['BR'],
  jurisdiction: ['BR'],
  legal_name: ['Café Aurora Ltda.'],
  address: ['Rua Augusta 1500, São Paulo'],
  email: ['privacidad@cafe-aurora.example'],
  time_zone: ['America/Sao_Paulo'],
  whole: [true],
  archived: [false],
  paused: [false],
  stopped: [false],
  has_more: [false],
}

/** The fields that are null in an example if they may be null. */
const MOSTLY_NULL = new Set([
  ...['until', 'ended_at', 'expires_at', 'erased_at', 'released_at', 'kept_out_by', 'blocked_until', 'paused_until'],
  ...[
    'pause',
    'stop',
    'problem',
    'error',
    'reason',
    'refers_to',
    'next_before',
    'status_reason',
    'legal_basis',
    'after',
    'next',
  ],
])
/** The fields that are left out of an example if they may be, because it is clearer without them. */
const LEFT_OUT = /^(problem|reason|error)$/

/** The deepest level of an example. No schema of the API is deeper, and one that contains itself would not end. */
const DEEPEST = 12

/**
 * Returns an example of what a schema describes, made from the schema's own examples, words and formats. A test checks
 * each example with its schema. With `takesMany`, a schema of “one or many” gives the example of many.
 */
export function sampleOf(schema: JsonSchema, named: Named, takesMany = false): unknown {
  return sample(schema, { named, takesMany, name: '', depth: 0 })
}

interface Place {
  named: Named
  takesMany: boolean
  /** Of the field. */
  name: string
  depth: number
}

function sample(schema: JsonSchema, place: Place): unknown {
  const { name, depth, named } = place
  if (depth > DEEPEST) return null
  if (typeof schema['$ref'] === 'string') {
    const target = named[schema['$ref'].split('/').at(-1) ?? '']
    return target ? sample(target, { ...place, depth: depth + 1 }) : null
  }
  if ('const' in schema) return schema['const']
  const either = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined
  if (either) {
    const full = either.filter((each) => each['type'] !== 'null')
    if (full.length < either.length && MOSTLY_NULL.has(name)) return null
    const chosen = place.takesMany ? full.at(-1) : full[0]
    return chosen ? sample(chosen, { ...place, depth: depth + 1 }) : null
  }
  const examples = schema['examples']
  if (Array.isArray(examples) && examples.length > 0) return examples[0] as unknown
  if (Array.isArray(schema['enum']))
    return likely(name, (value) => (schema['enum'] as unknown[]).includes(value)) ?? (schema['enum'] as unknown[])[0]
  return sampleOfType(schema, place)
}

function sampleOfType(schema: JsonSchema, place: Place): unknown {
  const { name, depth } = place
  const below = { ...place, depth: depth + 1 }
  switch (schema['type']) {
    case 'object':
      return sampleObject(schema, below)
    case 'array':
      return schema['items'] ? [sample(schema['items'] as JsonSchema, { ...below, name: name.replace(/s$/, '') })] : []
    case 'boolean':
      return likely(name, (value) => typeof value === 'boolean') ?? false
    case 'integer':
    case 'number':
      return Math.max(1, Number(schema['minimum'] ?? 0))
    case 'string':
      return sampleText(schema, name)
    default:
      return null
  }
}

function sampleObject(schema: JsonSchema, place: Place): Record<string, unknown> {
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>
  const required = new Set((schema['required'] ?? []) as string[])
  const values = schema['additionalProperties']
  const own = Object.entries(properties)
    .filter(([name]) => required.has(name) || !LEFT_OUT.test(name))
    .map(([name, each]) => [name, sample(each, { ...place, name })] as const)
  if (own.length > 0 || typeof values !== 'object' || values === null) return Object.fromEntries(own)
  const key = keyOf(schema, place.name)
  return { [key]: sample(values as JsonSchema, { ...place, name: key }) }
}

/** Returns a key for an object of this name: one of its own words, a language for texts, else the likeliest key. */
function keyOf(schema: JsonSchema, name: string): string {
  const words = (schema['propertyNames'] as JsonSchema | undefined)?.['enum']
  if (Array.isArray(words)) return String(likely('reason', (value) => words.includes(value)) ?? words[0])
  return name === 'texts' ? 'en' : 'topic'
}

function sampleText(schema: JsonSchema, name: string): string {
  const format = schema['format']
  if (format === 'date-time') return TIME
  if (format === 'date') return TIME.slice(0, 10)
  if (format === 'uuid') return idOf(name)
  if (/^(hash|prev|digest|notice)$|_hash$/.test(name)) return createHash('sha256').update(name).digest('hex')
  if (/url$/.test(name)) return 'https://preferences.example.com/p/EQAAAAEBmQ…'
  // Of the words of an enum without an example, the last is the plainest.
  const words = LIKELY[name]?.filter((value) => typeof value === 'string')
  return words?.at(-1) ?? name.replaceAll('_', ' ')
}

const likely = (name: string, takes: (value: unknown) => boolean) => LIKELY[name]?.find(takes)

/** Returns a UUID that is always the same for the same field. */
function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `01990000-${hex.slice(0, 4)}-7000-8000-${hex.slice(4, 16)}`
}
