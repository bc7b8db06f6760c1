import { BoundedMap } from '@/lib/bounded-map'
import { readTilePath } from '@/lib/merkle/tile-path'
import type { Deps } from '@/lib/services/deps'
import { INSTALLATION } from '@/lib/services/transparency-log/logs'
import { findLog, readLogCheckpoint, readLogKeys, readLogTile } from '@/lib/services/transparency-log/read-log'
import { readNewestStamp } from '@/lib/services/transparency-log/time-stamps'
import { clientGone } from './client-gone'
import { type Asked, type Entry, handleRequest, Refusal, requestIdOf } from './handle-request'

/** What is one text. Only the log of the installation has time stamps: they cover all others. */
const WORDS = ['key', 'checkpoint', 'time-stamp'] as const
type Word = (typeof WORDS)[number]

/** What an address asks for: the log by its business (null: that of the installation), and what of it. */
interface Question {
  business: string | null
  what: Word | { tile: string }
}

interface LogRequest extends Asked {
  path: readonly string[]
}

interface Served {
  body: string | Uint8Array<ArrayBuffer>
  type: string
  /** How long it may be kept, in seconds; null: for ever. */
  seconds: number | null
}

const YEAR_SECONDS = 31_536_000
const CHECKPOINT_SECONDS = 10
const KEY_SECONDS = 60
/** Full tiles have 8 kB each, and never change. */
const tiles = new BoundedMap<Uint8Array<ArrayBuffer>>(256)
/** Checkpoints and keys, for as long as the caller may keep them. */
const texts = new BoundedMap<{ at: number; text: Promise<string | null> }>(1000)

const logEntry: Entry<LogRequest, null, Question, Response> = {
  failure: 'a log could not be served',
  recognise: () => null,
  read: (_deps, _who, { path }) => questionIn(path) ?? new Refusal(plain('Not found', 404)),
  async run(deps, _, question) {
    const businessId = question.business === null ? INSTALLATION : await findLog(deps, question.business)
    const served = businessId === null ? null : await find(deps, businessId, question.what)
    if (!served) return plain('Not found', 404)
    const { seconds } = served
    return new Response(served.body, {
      headers: {
        'Content-Type': served.type,
        'Cache-Control': seconds === null ? `public, max-age=${YEAR_SECONDS}, immutable` : `public, max-age=${seconds}`,
        // Monitors may run in a browser; nothing here is personal, and nothing depends on who asks.
        'Access-Control-Allow-Origin': '*',
        'X-Content-Type-Options': 'nosniff',
        'X-Robots-Tag': 'noindex',
      },
    })
  },
  failed(failed) {
    if (failed === 'client_gone') return clientGone()
    if (failed === 'unexpected') return plain('Something went wrong', 500)
    return plain('Unavailable', 503, { 'Retry-After': '5' })
  },
}

/** The path is read here: our own server gives a handler no parameter for the rest of a path. */
export const serveLog = (request: Request): Promise<Response> =>
  handleRequest(logEntry, { request, requestId: requestIdOf(request), path: pathOf(request) })

/** Returns what follows `/.well-known/sayso/`. */
const pathOf = ({ url }: Request): string[] => new URL(url).pathname.split('/').slice(3)

/**
 * Reads `key`, `checkpoint`, `time-stamp` and `tile/…` with or without a business before them. No business is
 * mistaken for a tile: its word is followed by one of these.
 */
function questionIn(path: readonly string[]): Question | null {
  const [first = '', ...rest] = path
  const whole = whatOf(path)
  if (whole) return { business: null, what: whole }
  const what = whatOf(rest)
  return what && { business: first, what }
}

function whatOf(path: readonly string[]): Question['what'] | null {
  const [first, ...rest] = path
  const word = WORDS.find((each) => each === first)
  if (path.length === 1 && word) return word
  // Levels have one digit, so that `tile/checkpoint` is the checkpoint of a business with that word.
  return first === 'tile' && /^\d$/.test(rest[0] ?? '') ? { tile: rest.join('/') } : null
}

const TEXTS: Record<Word, { seconds: number; type: string; read: typeof readLogKeys }> = {
  key: { seconds: KEY_SECONDS, type: 'text/plain; charset=utf-8', read: readLogKeys },
  checkpoint: { seconds: CHECKPOINT_SECONDS, type: 'text/plain; charset=utf-8', read: readLogCheckpoint },
  'time-stamp': {
    ...{ seconds: KEY_SECONDS, type: 'application/json' },
    read: (deps, businessId) => (businessId === INSTALLATION ? readNewestStamp(deps) : Promise.resolve(null)),
  },
}

async function find(deps: Deps, businessId: string, what: Question['what']): Promise<Served | null> {
  if (typeof what === 'string') {
    const { seconds, type, read } = TEXTS[what]
    const body = await remembered(deps, `${what} ${businessId}`, seconds, () => read(deps, businessId))
    return body === null ? null : { body, type, seconds }
  }
  const asked = readTilePath(what.tile)
  if (!asked) return null
  const name = `${businessId} ${what.tile}`
  const known = tiles.get(name)
  const found = known ?? (await readLogTile(deps, businessId, asked))
  if (!found) return null
  const body = known ?? new Uint8Array(found)
  tiles.set(name, body)
  return { body, type: 'application/octet-stream', seconds: null }
}

/** Many who ask at once, or one who asks without end, cost one query in this time. */
function remembered(deps: Deps, name: string, seconds: number, read: () => Promise<string | null>) {
  const known = texts.get(name)
  const now = deps.clock.now()
  if (known && now - known.at < seconds * 1000 && now >= known.at) return known.text
  const text = read()
  texts.set(name, { at: now, text })
  text.catch(() => texts.delete(name))
  return text
}

const plain = (text: string, status: number, headers: Record<string, string> = {}) =>
  new Response(text, { status, headers: { 'Cache-Control': 'no-store', ...headers } })
