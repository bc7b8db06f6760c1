import { invalid } from './reply'

export const MAX_ITEMS = 100

/** Reads a body as the platform's serializers do: every field's error is collected, and all are returned together. */
export class Form {
  readonly #errors: Record<string, unknown> = {}

  constructor(readonly body: Record<string, unknown>) {}

  has(name: string): boolean {
    return this.body[name] !== undefined
  }

  fail(name: string, message: unknown): void {
    this.#errors[name] ??= typeof message === 'string' ? [message] : message
  }

  /** Runs a check whose result may be an error for that field. */
  check(name: string, message: string | null): void {
    if (message !== null) this.fail(name, message)
  }

  /** Returns a trimmed text, or undefined when it is absent or wrong. Numbers are read as text, as CharField does. */
  text(
    name: string,
    options: { required?: boolean; nullable?: boolean; max?: number; min?: number } = {},
  ): string | null | undefined {
    const value = this.body[name]
    if (value === undefined) {
      if (options.required) this.fail(name, 'This field is required.')
      return undefined
    }
    if (value === null) {
      if (!options.nullable) this.fail(name, 'This field may not be null.')
      return null
    }
    const text = asText(value)
    const problem = text === null ? 'Not a valid string.' : lengthProblem(text, options)
    this.check(name, problem)
    return problem === null && text !== null ? text : undefined
  }

  /** A list of at most 100 texts. */
  list(name: string): string[] | undefined {
    const value = this.body[name]
    if (value === undefined) return undefined
    if (!Array.isArray(value)) {
      this.fail(name, `Expected a list of items but got type "${typeName(value)}".`)
      return undefined
    }
    if (value.length > MAX_ITEMS) {
      this.fail(name, `This field can only contain up to ${MAX_ITEMS} items.`)
      return undefined
    }
    const texts = value.map(asText)
    const bad = texts.findIndex((text) => text === null)
    if (bad >= 0) this.fail(name, { [bad]: ['Not a valid string.'] })
    return bad >= 0 ? undefined : (texts as string[])
  }

  /** Responds 400 with all errors, if there are any. */
  done(): void {
    if (Object.keys(this.#errors).length > 0) throw invalid(this.#errors)
  }
}

/** Returns a text or number as trimmed text; null for what the framework calls no valid string. */
export function asText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' ? String(value) : null
}

function lengthProblem(text: string, { max = Infinity, min = 0 }: { max?: number; min?: number }): string | null {
  if (text === '') return 'This field may not be blank.'
  const length = Array.from(text).length
  if (length > max) return `Ensure this field has no more than ${max} characters.`
  return length < min ? `Ensure this field has at least ${min} characters.` : null
}

function typeName(value: unknown): string {
  if (value === null) return 'NoneType'
  return { string: 'str', number: 'int', boolean: 'bool', object: 'dict' }[typeof value as string] ?? typeof value
}
