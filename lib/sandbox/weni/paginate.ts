import type { Position } from './modified-index'
import type { ApiRequest, Reply } from './reply'
import { refused } from './reply'

interface Paging<T> {
  request: ApiRequest
  limit: number
  descending: boolean
  walk: (descending: boolean, from: Position | null) => Iterable<T>
  position: (item: T) => Position
  accept: (item: T) => boolean
  /** The walk has left the requested range, so it can stop. */
  beyond: (item: T) => boolean
  present: (item: T) => unknown
}

/**
 * A page of cursor pagination: `next` and `previous` are absolute, keep the query, and hold a position rather than a
 * number of rows.
 */
export function paginate<T>(paging: Paging<T>): Reply {
  const { request, limit, descending, position } = paging
  const cursor = readCursor(request.query.get('cursor'))
  const backwards = cursor?.backwards ?? false
  const found: T[] = []
  for (const item of paging.walk(descending !== backwards, cursor?.from ?? null)) {
    if (!backwards && paging.beyond(item)) break
    if (!paging.accept(item)) continue
    found.push(item)
    if (found.length > limit) break
  }
  const more = found.length > limit
  const page = backwards ? found.slice(0, limit).reverse() : found.slice(0, limit)
  const first = page[0]
  const last = page.at(-1)
  const hasNext = backwards ? cursor !== null : more
  const hasPrevious = backwards ? more : cursor !== null
  return {
    status: 200,
    body: {
      next: hasNext && last ? link(request, position(last), false) : null,
      previous: hasPrevious && first ? link(request, position(first), true) : null,
      results: page.map(paging.present),
    },
  }
}

/** Lists that never fill a page. */
export function singlePage(results: unknown[]): Reply {
  return { status: 200, body: { next: null, previous: null, results } }
}

function link(request: ApiRequest, [at, id]: Position, backwards: boolean): string {
  const query = new URLSearchParams(request.query)
  query.set('cursor', Buffer.from(`${backwards ? 'r=1&' : ''}p=${at}.${id}`).toString('base64'))
  return `${request.address}?${query}`
}

function readCursor(text: string | null): { from: Position; backwards: boolean } | null {
  if (text === null) return null
  const match = /^(r=1&)?p=(\d+)\.(\d+)$/.exec(Buffer.from(text, 'base64').toString('utf8'))
  if (!match) throw refused(404, 'Invalid cursor')
  return { from: [Number(match[2]), Number(match[3])], backwards: match[1] !== undefined }
}
