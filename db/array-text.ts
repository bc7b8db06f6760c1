/** Makes the text of an array that PostgreSQL reads, or leaves it to another way. */
type Serializer = (values: unknown) => unknown

/** The arrays that lists of ids, texts, numbers and times travel as, by the number of their type in PostgreSQL. */
const UUIDS = 2951
const TEXTS = 1009
const NUMBERS = 1007
const TIMES = 1185

const ID = /^[\da-f-]+$/
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
/** A text that would end a quoted one, or begin an escape, in the text of an array. */
const ESCAPED = /["\\]/

/** For each type what writes a value that needs no care; null leaves it, and its whole array, to the driver. */
const WRITERS: Readonly<Record<number, (value: unknown) => string | null>> = {
  [UUIDS]: (value) => (typeof value === 'string' && ID.test(value) ? value : null),
  [TEXTS]: (value) => (typeof value === 'string' && !ESCAPED.test(value) ? `"${value}"` : null),
  [NUMBERS]: (value) => (Number.isInteger(value) ? String(value) : null),
  [TIMES]: (value) => (typeof value === 'string' && TIME.test(value) ? `"${value}"` : null),
}

/**
 * Lets a driver write arrays of plain values in one go. postgres.js 3.4.9 escapes each value by two replacements, reads
 * each time as a date and writes it again: a tenth of what the worker does for a delivery. It sets its own way for an
 * array only after it has asked the server for its types, and asks for it each time that it needs one. So here its own
 * is kept for what is not plain, and ours is found.
 */
export function writeArraysPlainly(serializers: Record<number, Serializer>): void {
  for (const [type, write] of Object.entries(WRITERS)) {
    let driver: Serializer | undefined = serializers[Number(type)]
    const serialize: Serializer = (values) => plainArray(values, write) ?? (driver ? driver(values) : String(values))
    const keep = (own: Serializer) => {
      driver = own
    }
    Object.defineProperty(serializers, type, { get: () => serialize, set: keep, enumerable: true })
  }
}

function plainArray(values: unknown, write: (value: unknown) => string | null): string | null {
  if (!Array.isArray(values)) return null
  let text = ''
  for (const value of values as unknown[]) {
    const written = value === null ? 'null' : write(value)
    if (written === null) return null
    text += text === '' ? written : `,${written}`
  }
  return `{${text}}`
}
