import { BODY_LIMITS } from './body-limits.mjs'

/**
 * Every address of the web server, said once: which methods it takes, how its metrics are labelled, whether its path is
 * a credential, and whether a slow body on it only holds a connection open. What is not in this table never reaches
 * Next, which would show pages of its own. A test compares it with the folders of app/ and with the operations of the
 * API.
 *
 * @typedef {object} Route
 * @property {string} path `:name` is one segment, `*` at the end is one or more; also the label in the metrics, never
 *   what was sent
 * @property {readonly string[]} methods
 * @property {'page' | 'api' | 'graph' | 'probe' | 'asset' | 'demo' | 'console'} kind `api`: refused by problem+json;
 *   `demo`: only there in the demo; `console`: Next's own pages, with scripts, under a policy with a nonce
 * @property {boolean} [smallBody] a small body, so a slow sender is only holding a connection open; how many bytes
 *   are read of each kind is in lib/body-limits.mjs
 * @property {boolean} [framed] shown by the console in a frame: it has a policy of its own
 * @property {boolean} [file] downloaded from the console, and recorded in the audit log: requests that other sites
 *   trigger are refused
 * @property {boolean | 'early'} [direct] called by our server itself, past Next's router
 *   (lib/server/web/direct-routes.mjs). `early`: loaded before the first request of a process, because somebody waits
 *   for its response and many ask for it; any other route is loaded at its own first request
 * @property {boolean} [ownPolicy] a document of the console without scripts, which brings its own content policy
 * @property {FormBound} [form] how large a form for a server action may be: Next decodes it before anybody is asked who
 *   they are
 * @property {boolean} [ownDomain] also served under the own host names of businesses; nothing else is
 * @property {boolean} [inside] served only to programs beside us, which use a name of the inner network
 * @property {boolean} [secret] the segment after its first one opens something: it is hidden in logs
 *
 * @typedef {{ bytes: number, parts: number }} FormBound a part is a field, or what the browser adds to tell the action
 */

const READ = ['GET', 'HEAD']
const WRITE = ['POST']
const ANY = [...READ, ...WRITE, 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** @param {string} path @param {readonly string[]} methods @returns {Route} */
const api = (path, methods) => ({ path: `/api/v1/${path}`, methods, kind: 'api', direct: true })

/** Far more than the input of an action of the console: the browser sends the last answer back too. */
const FORM = { bytes: 4 * BODY_LIMITS.usual, parts: 600 }
/** A form with one picture, and few fields around it. */
const PICTURE_FORM = { bytes: 1024 * 1024, parts: 60 }
const WITH_PICTURE = ['/look', '/set-up/look']

/** A screen of the console. Its forms are posted to its own address. @param {string} path @returns {Route} */
const screen = (path) => ({
  path: `/console${path}`,
  methods: [...READ, ...WRITE],
  kind: 'console',
  form: WITH_PICTURE.includes(path) ? PICTURE_FORM : FORM,
})

/** @type {readonly Route[]} */
export const ROUTES = [
  { path: '/', methods: READ, kind: 'page', ownDomain: true },
  {
    path: '/p/:token',
    methods: [...READ, ...WRITE],
    kind: 'page',
    smallBody: true,
    direct: 'early',
    secret: true,
    ownDomain: true,
  },
  { path: '/b/:business', methods: [...READ, ...WRITE], kind: 'page', smallBody: true, direct: true },
  { path: '/b/:business/qr.svg', methods: READ, kind: 'page', direct: true },
  {
    path: '/p/:token/embed/:look',
    methods: [...READ, ...WRITE],
    kind: 'page',
    smallBody: true,
    direct: true,
    secret: true,
    ownDomain: true,
  },
  { path: '/embed.js', methods: READ, kind: 'page' },
  { path: '/embed/:file', methods: READ, kind: 'page' },
  { path: '/logo/:business/:hash', methods: READ, kind: 'page', ownDomain: true },
  { path: '/card/:business/:key', methods: READ, kind: 'page', direct: true, ownDomain: true },
  { path: '/.well-known/sayso/*', methods: READ, kind: 'page', direct: true },
  { path: '/.well-known/did.json', methods: READ, kind: 'page' },
  { path: '/verify', methods: READ, kind: 'page' },
  { path: '/verify/:file', methods: READ, kind: 'page' },
  { path: '/docs', methods: READ, kind: 'page' },
  { path: '/docs/api', methods: READ, kind: 'page' },

  { path: '/api/inbound/:backend', methods: [...READ, ...WRITE], kind: 'api', smallBody: true, direct: 'early' },
  { path: '/api/inbound/:backend/link', methods: WRITE, kind: 'api', smallBody: true, direct: true },
  { path: '/api/inbound/:backend/message', methods: WRITE, kind: 'api', smallBody: true, direct: true },
  { path: '/api/mcp', methods: WRITE, kind: 'api', smallBody: true, direct: true },
  { ...api('check', WRITE), direct: 'early' },
  api('audience', ['POST', 'PUT']),
  api('audiences/:id', READ),
  api('links', WRITE),
  api('contacts/lookup', WRITE),
  api('contacts/:id', READ),
  api('contacts/:id/preferences', ['PUT']),
  api('contacts/:id/evidence', READ),
  api('imports', [...READ, ...WRITE]),
  api('imports/:id', READ),
  api('imports/:id/report', READ),
  api('events', READ),
  api('exports/consents.csv', READ),
  api('exports/evidence.jsonl', READ),
  api('exports/consent-records.jsonl', READ),
  api('topics', READ),
  api('topics/:topic', [...READ, 'PATCH']),
  api('templates', [...READ, 'PUT', 'PATCH']),
  ...['watch', 'watch/:name', 'watch/:name/lint', 'alerts', 'saves', 'quality'].map((path) =>
    api(`template-${path}`, READ),
  ),
  api('sources', [...READ, ...WRITE]),
  api('backends', READ),
  api('backends/:id/replay', WRITE),
  api('settings', [...READ, 'PATCH']),
  { path: '/api/v1/openapi.json', methods: READ, kind: 'api' },

  { path: '/graph/:version/:number/messages', methods: ANY, kind: 'graph', smallBody: true, direct: 'early' },
  { path: '/graph/:version/:number/marketing_messages', methods: ANY, kind: 'graph', smallBody: true, direct: true },
  { path: '/graph/*', methods: ANY, kind: 'graph', direct: true },

  screen(''),
  { path: '/console/auth/begin', methods: READ, kind: 'console' },
  { path: '/console/auth/callback/:provider', methods: READ, kind: 'console' },
  screen('/audit'),
  screen('/evidence'),
  { path: '/console/evidence/export.jsonl', methods: READ, kind: 'console', file: true },
  { path: '/console/evidence/records.jsonl', methods: READ, kind: 'console', file: true },
  ...['/members', '/members/invite', '/members/:id', '/developers', '/developers/new'].map(screen),
  { path: '/console/audit/export.csv', methods: READ, kind: 'console', file: true },
  ...[
    '/account',
    '/prove',
    '/backends',
    '/backends/new/:kind',
    '/backends/:id',
    '/backends/:id/contacts',
    '/backends/:id/log',
  ].map(screen),
  { path: '/console/backends/:id/flow', methods: READ, kind: 'console', file: true },
  screen('/templates'),
  screen('/templates/watch'),
  { path: '/console/templates/watch/:table', methods: READ, kind: 'console', file: true },
  screen('/templates/:id'),
  screen('/templates/:id/recipients'),
  { path: '/console/templates/:id/days.csv', methods: READ, kind: 'console', file: true },
  screen('/sign-in'),
  { ...screen('/sign-in/code'), smallBody: true },
  ...['/set-up', '/set-up/owner', '/set-up/business', '/set-up/topics', '/set-up/look', '/set-up/link'].map(screen),
  { ...screen('/invitation/:token'), smallBody: true, secret: true },
  { ...screen('/password/:token'), smallBody: true, secret: true },
  screen('/imports'),
  screen('/imports/:id'),
  { path: '/console/imports/file', methods: WRITE, kind: 'console' },
  { path: '/console/imports/consents.csv', methods: READ, kind: 'console', file: true },
  { path: '/console/imports/audience.csv', methods: READ, kind: 'console', file: true },
  { path: '/console/imports/:id/report.csv', methods: READ, kind: 'console', file: true },
  screen('/business'),
  { path: '/console/business/archive.zip', methods: WRITE, kind: 'console' },
  screen('/people'),
  { path: '/console/people/find', methods: WRITE, kind: 'console', smallBody: true },
  screen('/people/:id'),
  { path: '/console/people/:id/evidence', methods: READ, kind: 'console', file: true, ownPolicy: true },
  { path: '/console/people/:id/export.json', methods: READ, kind: 'console', file: true },
  screen('/reviews'),
  { path: '/console/reviews/phrases.tsv', methods: READ, kind: 'console', file: true },
  ...['/topics', '/topics/new', '/topics/:topic', '/look'].map(screen),
  screen('/look/languages/:language'),
  { path: '/console/look/code.svg', methods: READ, kind: 'console', file: true },
  { path: '/console/preview', methods: [...READ, ...WRITE], kind: 'console', smallBody: true, framed: true },

  { path: '/healthz', methods: READ, kind: 'probe' },
  { path: '/readyz', methods: READ, kind: 'probe' },
  { path: '/metrics', methods: READ, kind: 'probe' },
  { path: '/ask', methods: READ, kind: 'probe', direct: true, inside: true },
  { path: '/_next/static/*', methods: READ, kind: 'asset' },
  { path: '/sandbox', methods: READ, kind: 'demo' },
  { path: '/sandbox/state', methods: READ, kind: 'demo' },
  { path: '/sandbox/messages', methods: WRITE, kind: 'demo' },
]

/** Every method of the table: what an unknown address would accept. */
export const METHODS = [...new Set(ROUTES.flatMap(({ methods }) => methods))]

/** The beginnings of paths whose next segment is a credential. */
export const SECRET_PREFIXES = [
  ...new Set(ROUTES.filter(({ secret }) => secret).map(({ path }) => path.replace(/:.*/, ''))),
]

/** The label of metrics for an address that is not in the table. */
export const OTHER = 'other'

/** @typedef {{ next: Map<string, Node>, any?: Node, rest?: Route, route?: Route }} Node */

/** @returns {Node} */
const node = () => ({ next: new Map() })

const ROOT = node()
for (const route of ROUTES) {
  let at = ROOT
  for (const segment of segmentsOf(route.path)) {
    if (segment === '*') at.rest = route
    else if (segment.startsWith(':')) at = at.any ??= node()
    else {
      const below = at.next.get(segment) ?? node()
      at.next.set(segment, below)
      at = below
    }
  }
  if (!route.path.endsWith('*')) at.route = route
}

/**
 * Returns the route of a path without its query, or undefined for an unknown address. A slash at the end is ignored.
 * @param {string} path
 * @returns {Route | undefined}
 */
export function routeOf(path) {
  const segments = segmentsOf(path.endsWith('/') ? path.slice(0, -1) : path)
  // Meta's own server accepts its paths in any case; ours are matched as they are written.
  const isGraph = segments[0] === 'graph'
  let at = ROOT
  /** @type {Route | undefined} */
  let rest
  for (const segment of segments) {
    if (segment === '') return undefined
    rest = at.rest ?? rest
    const below = at.next.get(isGraph ? segment.toLowerCase() : segment) ?? at.any
    if (!below) return rest
    at = below
  }
  return at.route ?? rest
}

/** @param {string} path */
export function segmentsOf(path) {
  return path === '/' || path === '' ? [] : path.slice(1).split('/')
}
