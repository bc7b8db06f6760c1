/**
 * Spans in the JSON form of OTLP (https://opentelemetry.io/docs/specs/otlp/, "JSON Protobuf Encoding"): ids are
 * hexadecimal, whole numbers of 64 bits are texts, enumerations are numbers.
 * @typedef {import('./span.mjs').Span} Span
 * @typedef {Readonly<Record<string, string | number>>} Resource what is said of the process
 */

/** `SpanKind` and `StatusCode` of opentelemetry/proto/trace/v1/trace.proto. */
const KINDS = { internal: 1, server: 2, client: 3 }
const ERROR = 2
/** `SpanFlags`: whether it is known that the parent is of another process, and that it is. */
const KNOWS_REMOTE = 0x100
const IS_REMOTE = 0x200
const SAMPLED = 1

/**
 * Returns the body of an `ExportTraceServiceRequest`.
 * @param {Resource} resource
 * @param {readonly Span[]} spans
 */
export const exportRequest = (resource, spans) =>
  JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: attributesOf(resource) },
        scopeSpans: [{ scope: { name: 'sayso' }, spans: spans.map(spanOf) }],
      },
    ],
  })

/** @param {Span} span */
function spanOf({ traceId, spanId, parentId, hasRemoteParent, name, kind, times, attributes, failed }) {
  return {
    traceId,
    spanId,
    ...(parentId === null ? {} : { parentSpanId: parentId }),
    flags: SAMPLED | KNOWS_REMOTE | (hasRemoteParent ? IS_REMOTE : 0),
    name,
    kind: KINDS[kind],
    startTimeUnixNano: `${times.began}000`,
    endTimeUnixNano: `${times.ended}000`,
    attributes: attributesOf(/** @type {Resource} */ (attributes)),
    status: failed ? { code: ERROR } : {},
  }
}

/** @param {Resource} attributes */
const attributesOf = (attributes) =>
  Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  }))
