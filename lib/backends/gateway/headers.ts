/** RFC 9110, 7.6.1: headers about one connection, not about the message. */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/**
 * Headers about the way to us, about a browser's visits to us, or about a trace of ours or of the caller's (W3C Trace
 * Context and Baggage): Meta must not get them.
 */
const OF_OURS =
  /^(host|expect|cookie|forwarded|traceparent|tracestate|baggage|x-real-ip|x-request-id|x-forwarded-.*|x-invoke-.*|x-middleware-.*|x-sayso-.*)$/

/** Headers about Meta's own origin; passed on, they would apply to ours. */
const OF_THEIR_ORIGIN = new Set([
  'alt-svc',
  'clear-site-data',
  'content-security-policy',
  'nel',
  'report-to',
  'set-cookie',
  'strict-transport-security',
])

type Pairs = Iterable<readonly [string, string | string[] | undefined]>

/** Returns a request's headers as they are passed on to Meta, with the credential. */
export function requestHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(kept(headers, (name) => OF_OURS.test(name)))
}

/** Returns a response's headers as they are passed back. */
export function responseHeaders(headers: Record<string, string | string[] | undefined>): Headers {
  return new Headers(kept(Object.entries(headers), (name) => OF_THEIR_ORIGIN.has(name)))
}

/**
 * Returns all headers except those about a connection, those that `Connection` names, and those that `isLeftOut`
 * accepts.
 */
function kept(headers: Pairs, isLeftOut: (name: string) => boolean): [string, string][] {
  const all = [...headers].flatMap(([name, value]): [string, string][] =>
    (Array.isArray(value) ? value : [value ?? '']).map((each) => [name.toLowerCase(), each]),
  )
  const named = all.flatMap(([name, value]) => (name === 'connection' ? value.toLowerCase().split(',') : []))
  const dropped = new Set([...HOP_BY_HOP, ...named.map((name) => name.trim())])
  return all.filter(([name, value]) => value !== '' && !dropped.has(name) && !isLeftOut(name))
}
