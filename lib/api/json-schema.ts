import { z } from 'zod'

/** JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
export type JsonSchema = { [keyword: string]: unknown }

/** The years that a time in a request may have, as a pattern that regular expressions of every language understand. */
export const HELD_YEARS = '^(19[7-9][0-9]|[2-9][0-9]{3})-'

const DEFINITIONS = '#/$defs/'
const COMPONENTS = '#/components/schemas/'

/** Collects the schemas that have a name (`.meta({ id })`) while other schemas are converted. */
export class Components {
  readonly schemas: Record<string, JsonSchema> = {}

  /** Returns the schema of what a request may hold, before defaults and transforms are applied. */
  input(schema: z.ZodType): JsonSchema {
    return this.#convert(schema, 'input')
  }

  /** Returns the schema of a response. Its objects stay open, so that a new field does not break a client. */
  output(schema: z.ZodType): JsonSchema {
    return this.#convert(schema, 'output')
  }

  #convert(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const converted: JsonSchema = z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
      override: ({ jsonSchema }) => tidy(jsonSchema, io),
    })
    const { $schema: _dialect, $defs: definitions = {}, ...root } = converted
    const names = new Map<string, string>()
    const named = Object.entries(definitions as Record<string, JsonSchema>)
    for (const [id] of named) names.set(id, id)
    for (const [id, definition] of named) {
      // One name has two shapes when the request takes something else than the response returns.
      const differs = () => id in this.schemas && !isEqual(this.schemas[id], moved(definition, names))
      if (differs()) names.set(id, `${id}Input`)
    }
    for (const [id, definition] of named) this.schemas[names.get(id) ?? id] = moved(definition, names) as JsonSchema
    return moved(root, names) as JsonSchema
  }
}

function tidy(schema: JsonSchema, io: 'input' | 'output'): void {
  // A format says the same as zod's pattern and is easier to read. The years that a request may name are not part of a
  // format, so that pattern stays.
  const isFormat = schema['format'] === 'uuid' || schema['format'] === 'date-time' || schema['format'] === 'date'
  if (isFormat && schema['pattern'] !== HELD_YEARS) delete schema['pattern']
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum']
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum']
  if (io === 'output' && schema['additionalProperties'] === false) delete schema['additionalProperties']
}

/** Returns a copy whose references point at the components of the document. */
function moved(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => moved(each, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      if (key !== '$ref' || typeof each !== 'string' || !each.startsWith(DEFINITIONS)) return [key, moved(each, names)]
      const id = each.slice(DEFINITIONS.length)
      return [key, `${COMPONENTS}${names.get(id) ?? id}`]
    }),
  )
}

const isEqual = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
