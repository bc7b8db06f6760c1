/** @typedef {import('./traceparent.mjs').Parent} Parent */
/** @typedef {(traceId: string, parent: Parent | null) => boolean} Sampler `parent` is a span of another process */

/** The values of OTEL_TRACES_SAMPLER that are known here, all of OpenTelemetry's own but those of other systems. */
export const SAMPLERS = /** @type {const} */ ([
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
])

/** 13 hexadecimal digits, the most whose value a number of JavaScript holds exactly. */
const DIGITS = 13

/**
 * Returns what decides whether a trace is sent. Its spans in one process are all sent or none. The share is taken from
 * the last 14 digits of the trace id, the random ones of W3C Trace Context level 2, so that it is the same in every
 * process.
 * @param {typeof SAMPLERS[number]} name
 * @param {number} ratio from 0 to 1, for the two that have one
 * @returns {Sampler}
 */
export function samplerOf(name, ratio) {
  /** @param {string} traceId */
  const isInShare = (traceId) => Number.parseInt(traceId.slice(-14).slice(0, DIGITS), 16) >= (1 - ratio) * 16 ** DIGITS
  const isOfRoot = name.endsWith('traceidratio') ? isInShare : () => name.endsWith('always_on')
  if (!name.startsWith('parentbased_')) return isOfRoot
  return (traceId, parent) => (parent ? parent.isSampled : isOfRoot(traceId))
}
