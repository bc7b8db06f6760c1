import { GraphError } from './errors'

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value that must be an object; missing: 131008. */
export function asRecord(value: unknown, name: string): Record<string, unknown> {
  if (!isRecord(value)) throw new GraphError(131008, `The parameter ${name} is required.`)
  return value
}

/** The object under a name. */
export function record(parent: Record<string, unknown>, name: string): Record<string, unknown> {
  return asRecord(parent[name], name)
}

/** A text that is not empty; missing: 131008. */
export function textOf(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '') throw new GraphError(131008, `The parameter ${name} is required.`)
  return value
}
