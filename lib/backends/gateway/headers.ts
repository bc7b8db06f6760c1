/** RFC 9110, 7.6.1: about one connection, not about the message. */
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

/** About the way to us, or about a browser's visits to us: nothing of it is Meta's to know. */
const OF_OURS =
  /^(host|expect|cookie|forwarded|x-real-ip|x-request-id|x-forwarded-.*|x-invoke-.*|x-middleware-.*|x-sayso-.*)$/

/** Said of Meta's own origin; passed on they would be said of ours. */
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

/** A request's headers as they go on to Meta; the credential is among them. */
export function requestHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(kept(headers, (name) => OF_OURS.test(name)))
}

/** An answer's headers as they go back. */
export function responseHeaders(headers: Record<string, string | string[] | undefined>): Headers {
  return new Headers(kept(Object.entries(headers), (name) => OF_THEIR_ORIGIN.has(name)))
}

/** All but those about a connection, those that `Connection` names, and those `isLeftOut`. */
function kept(headers: Pairs, isLeftOut: (name: string) => boolean): [string, string][] {
  const all = [...headers].flatMap(([name, value]): [string, string][] =>
    (Array.isArray(value) ? value : [value ?? '']).map((each) => [name.toLowerCase(), each]),
  )
  const named = all.flatMap(([name, value]) => (name === 'connection' ? value.toLowerCase().split(',') : []))
  const dropped = new Set([...HOP_BY_HOP, ...named.map((name) => name.trim())])
  return all.filter(([name, value]) => value !== '' && !dropped.has(name) && !isLeftOut(name))
}
