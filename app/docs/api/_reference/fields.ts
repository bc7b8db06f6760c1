import type { FieldView } from '@/components/docs/view'
import type { JsonSchema } from '@/lib/api/json-schema'

type Named = Readonly<Record<string, JsonSchema>>

/** The deepest level of fields in the reference: below it, a list does not help the reader. */
const DEEPEST = 4

/**
 * Returns the fields of a schema. The fields of an object inside it follow the object, one level deeper. `named` has
 * the components of the document.
 */
export function fieldsOf(schema: JsonSchema, named: Named, depth = 0): FieldView[] {
  const { schema: own } = unwrapped(schema, named)
  const properties = (own['properties'] ?? {}) as Record<string, JsonSchema>
  const required = (own['required'] ?? []) as string[]
  if (Object.keys(properties).length > 0)
    return Object.entries(properties).flatMap(([name, each]) =>
      fieldOf(name, each, named, { required: required.includes(name), depth }),
    )
  const values = own['additionalProperties']
  if (isSchema(values)) return fieldOf('<key>', values, named, { required: false, depth })
  return alternatives(own).flatMap((each, index) => {
    const inner = fieldsOf(each, named, depth + 1)
    if (inner.length === 0) return []
    return [{ ...BARE, name: index === 0 ? 'either' : 'or', depth, type: typeOf(each, named) }, ...inner]
  })
}

const BARE = { required: false, description: null, words: [] } as const satisfies Partial<FieldView>

function fieldOf(
  name: string,
  schema: JsonSchema,
  named: Named,
  { required, depth }: { required: boolean; depth: number },
): FieldView[] {
  const { schema: own, description } = unwrapped(schema, named)
  const item = inside(own, named)
  const fallback = own['default'] ?? schema['default']
  const field: FieldView = {
    name,
    depth,
    type:
      fallback === undefined
        ? typeOf(schema, named)
        : `${typeOf(schema, named)}, ${JSON.stringify(fallback)} unless given`,
    required,
    description,
    words: wordsOf(item, named),
  }
  return depth >= DEEPEST ? [field] : [field, ...fieldsOf(item, named, depth + 1)]
}

/** Returns the schema that a reference, or “this or null”, is about. */
function unwrapped(schema: JsonSchema, named: Named): { schema: JsonSchema; description: string | null } {
  let own = schema
  let description: string | null = null
  for (let hop = 0; hop < 10; hop++) {
    const said = own['description']
    description ??= typeof said === 'string' ? said : null
    const target = referred(own, named) ?? onlyBesideNull(own)
    if (!target) break
    own = target
  }
  return { schema: own, description }
}

function referred(schema: JsonSchema, named: Named): JsonSchema | null {
  const reference = schema['$ref']
  return typeof reference === 'string' ? (named[reference.split('/').at(-1) ?? ''] ?? null) : null
}

const isNull = (schema: JsonSchema) => schema['type'] === 'null'
const alternatives = (schema: JsonSchema) =>
  ((schema['anyOf'] ?? schema['oneOf'] ?? []) as JsonSchema[]).filter((each) => !isNull(each))

function onlyBesideNull(schema: JsonSchema): JsonSchema | null {
  const [only, ...others] = alternatives(schema)
  return only && others.length === 0 ? only : null
}

/** Returns the schema of the items of a list. */
function inside(schema: JsonSchema, named: Named): JsonSchema {
  let own = schema
  while (isSchema(own['items'])) own = unwrapped(own['items'], named).schema
  return own
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
}

function wordsOf(schema: JsonSchema, named: Named): string[] {
  const { schema: own } = unwrapped(schema, named)
  if (Array.isArray(own['enum'])) return own['enum'].map(String)
  return 'const' in own ? [JSON.stringify(own['const'])] : []
}

const FORMATS: Readonly<Record<string, string>> = { uuid: 'UUID', 'date-time': 'time', date: 'date' }

function typeOf(schema: JsonSchema, named: Named): string {
  const target = referred(schema, named)
  if (target) return typeOf(target, named)
  const either = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined
  if (either) return [...new Set(either.map((each) => typeOf(each, named)))].join(' or ')
  const { type, format, items, additionalProperties: values } = schema
  if (type === 'array')
    return `list of ${plural(isSchema(items) ? typeOf(items, named) : 'anything')}${counted(schema)}`
  if (type === 'object' && isSchema(values)) return `object of ${plural(typeOf(values, named))} by key`
  if (typeof format === 'string' && FORMATS[format]) return FORMATS[format]
  if (Array.isArray(schema['enum'])) return 'word'
  if (type === 'string') return `string${counted(schema)}`
  if (type === 'integer' || type === 'number') return `${type}${between(schema)}`
  return typeof type === 'string' ? type : 'anything'
}

const plural = (type: string) => (/^(string|object|integer|number|word|UUID|time|date)$/.test(type) ? `${type}s` : type)

function counted({ maxLength, maxItems }: JsonSchema): string {
  const most = maxLength ?? maxItems
  return typeof most === 'number' ? `, up to ${most.toLocaleString('en')}` : ''
}

function between({ minimum, maximum }: JsonSchema): string {
  const [from, to] = [minimum, maximum].map((each) => (typeof each === 'number' ? each.toLocaleString('en') : null))
  if (from && to) return `, ${from} to ${to}`
  return from ? `, from ${from}` : ''
}
