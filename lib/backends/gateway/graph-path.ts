/** What an address of the Graph API names, below `/graph`. */
export interface GraphPath {
  /** As it came: `v24.0`. */
  version: string
  /** The object: a number's id, a media id, a template … */
  id: string
  /** The part of the object, in lower case; null for the object itself. */
  edge: string | null
  /** As it came, from the version on, without slashes at the ends. */
  rest: string
}

const VERSION = /^v\d{1,3}(?:\.\d{1,2})?$/
/** The characters of ids of the Graph API; `upload:…==` is one too. */
const ID = /^(?!\.{1,2}$)[\w.:=~+,@!-]+$/
/** Edges are words. `messages.` is not one, and another server may take it for `messages`. */
const EDGE = /^\w+$/

/**
 * Where messages are sent. The second is Meta's Marketing Messages API, which accepts the same bodies [OWN: the
 * reference names only its terms being signed]. Messages to it are checked in the same way; otherwise it would be a way
 * around the check.
 */
const SEND_EDGES: ReadonlySet<string> = new Set(['messages', 'marketing_messages'])

/**
 * Reads a path such as `/v24.0/106540352242922/messages`. Returns null for one that names no object in a version: the
 * batch endpoint at the root is refused too, because it could contain any message. Escapes are refused, because Meta
 * would read `m%65ssages` as `messages`. So is anything else that may be read as another path than it seems.
 */
export function readGraphPath(pathname: string): GraphPath | null {
  const segments = pathname.split('/').filter((segment) => segment !== '')
  const [version = '', id, ...edges] = segments
  const [edge] = edges
  if (id === undefined || !VERSION.test(version) || !ID.test(id)) return null
  if (!edges.every((each) => EDGE.test(each))) return null
  return { version, id, edge: edge?.toLowerCase() ?? null, rest: segments.join('/') }
}

/**
 * Whether a request to this address can send a message, whatever its method: the Graph API accepts methods as
 * parameters too.
 */
export function isSendEdge({ rest }: GraphPath): boolean {
  return rest
    .split('/')
    .slice(2)
    .some((segment) => SEND_EDGES.has(segment.toLowerCase()))
}

/**
 * Returns the address at Meta: the caller's version in place of the one in `baseUrl`
 * (`https://graph.facebook.com/v24.0/`), with the query as it came.
 */
export function upstreamUrl(baseUrl: string, { rest }: GraphPath, search: string): URL {
  const base = new URL(baseUrl)
  const root = base.pathname.replace(/\/+$/, '').replace(/\/v\d{1,3}(?:\.\d{1,2})?$/, '')
  return new URL(`${base.protocol}//${base.host}${root}/${rest}${search}`)
}
