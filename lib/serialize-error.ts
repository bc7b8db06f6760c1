import { pino } from 'pino'

/**
 * What PostgreSQL adds to an error by which somebody can be read: `detail` quotes the row that was refused, with its
 * names, numbers and texts, and `where` and the query inside of a function may quote values.
 */
const QUOTING: ReadonlySet<string> = new Set(['detail', 'where', 'internal_query'])
/** The lines of `where` that name the place in a function of ours, and no value. */
const PLACE = /^PL\/pgSQL function [\w.]+(?:\([\w\s,[\]]*\))? line \d+ at [\w\s/]+$/

/** Returns an error as it is written to the log: as pino writes it, without what quotes a row or a value. */
export function serializeError(error: unknown): unknown {
  return error instanceof Error ? withoutRows(pino.stdSerializers.err(error)) : error
}

function withoutRows(line: object): Record<string, unknown> {
  const { where, aggregateErrors: several, ...rest } = line as Record<string, unknown>
  const places = typeof where === 'string' ? where.split('\n').filter((each) => PLACE.test(each)) : []
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => !QUOTING.has(name))),
    ...(places.length > 0 ? { where: places.join('\n') } : {}),
    ...(Array.isArray(several) ? { aggregateErrors: several.map((each: object) => withoutRows(each)) } : {}),
  }
}
