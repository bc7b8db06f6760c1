import { randomBytes } from 'node:crypto'

/**
 * The header of W3C Trace Context (https://www.w3.org/TR/trace-context/, section 3.2): version, trace id, span id,
 * flags. A later version may have more behind a dash; `ff` and ids of zeros are invalid.
 */
const HEADER = /^(?!ff)([\da-f]{2})-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(-.{0,200})?$/
const SAMPLED = 1

/** @typedef {{ traceId: string, spanId: string, isSampled: boolean }} Parent a span of another process */

/**
 * Returns the span that a caller names, or null where the header is missing or is none.
 * @param {string | null} header
 * @returns {Parent | null}
 */
export function readTraceparent(header) {
  const [, version, traceId, spanId, flags = '', more] = HEADER.exec(header ?? '') ?? []
  if (!traceId || !spanId || (version === '00' && more !== undefined)) return null
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & SAMPLED) === SAMPLED }
}

/** @param {Parent} span */
export const writeTraceparent = ({ traceId, spanId, isSampled }) => `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`

export const newTraceId = () => randomBytes(16).toString('hex')
export const newSpanId = () => randomBytes(8).toString('hex')
