import { v7 } from 'uuid'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The nil UUID (RFC 9562), where a column must have a value and there is none. */
export const NIL_ID = '00000000-0000-0000-0000-000000000000'

/**
 * Returns a new UUIDv7 (RFC 9562). It starts with the time in milliseconds, so that rows made together are close in an
 * index.
 */
export function newId(): string {
  return v7()
}

/**
 * Whether `text` is a UUID as PostgreSQL prints it: lower case, with hyphens, of any version (ids from backends are
 * v4). Other spellings are refused, because ids are compared as text.
 */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text)
}
