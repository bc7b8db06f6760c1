/** What an address of the Graph API names, below `/graph`. */
export interface GraphPath {
  /** As it came: `v24.0`. */
  version: string
  /** The object: a number's id, a media id, a template … */
  id: string
  /** What of it, in lower case; null: itself. */
  edge: string | null
  /** As it came, from the version on, without slashes at the ends. */
  rest: string
}

const VERSION = /^v\d{1,3}(?:\.\d{1,2})?$/
/** What ids of the Graph API are written in; `upload:…==` is one too. */
const ID = /^(?!\.{1,2}$)[\w.:=~+,@!-]+$/
/** Edges are words. `messages.` is none, and whoever serves it may take it for `messages`. */
const EDGE = /^\w+$/

/**
 * Where messages are sent: the second is Meta's Marketing Messages API, which takes the same bodies. [OWN: the
 * reference names only its terms being signed]. What is sent there is asked about in the same way, or it would be a way
 * around.
 */
const SEND_EDGES: ReadonlySet<string> = new Set(['messages', 'marketing_messages'])

/**
 * Reads a path as `/v24.0/106540352242922/messages`. Null for one that names no object in a version: the batch endpoint
 * at the root is none either, because it could hold any send. Escapes are refused: Meta would read `m%65ssages` as what
 * it is. So is whatever else may be read as another path than it looks.
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
 * Whether something can be sent by a request to this address, whatever its method: the Graph API takes methods as
 * parameters too.
 */
export function isSendEdge({ rest }: GraphPath): boolean {
  return rest
    .split('/')
    .slice(2)
    .some((segment) => SEND_EDGES.has(segment.toLowerCase()))
}

/**
 * The address at Meta: the caller's version in place of the one in `baseUrl` (`https://graph.facebook.com/v24.0/`), the
 * query as it came.
 */
export function upstreamUrl(baseUrl: string, { rest }: GraphPath, search: string): URL {
  const base = new URL(baseUrl)
  const root = base.pathname.replace(/\/+$/, '').replace(/\/v\d{1,3}(?:\.\d{1,2})?$/, '')
  return new URL(`${base.protocol}//${base.host}${root}/${rest}${search}`)
}
