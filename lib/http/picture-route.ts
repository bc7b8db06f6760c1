import { clientGone } from '@/lib/http/client-gone'
import { foreignHost } from '@/lib/http/foreign-host'
import { type Asked, type Entry, handleRequest, Refusal, requestIdOf } from '@/lib/http/handle-request'
import type { Deps } from '@/lib/services/deps'
import { businessOfHost } from '@/lib/services/domains/find-host'

interface PictureRoute {
  failure: string
  /** What the name of a picture looks like. */
  name: RegExp
  /** Returns the picture of the business with this number; null: there is none of this name. */
  find: (deps: Deps, business: number, name: string) => Promise<Picture | null>
}

interface Picture {
  content: Uint8Array
  /** Those that the picture has beside the ones of every picture. */
  headers: Record<string, string>
}

interface PictureRequest extends Asked {
  request: Request
  business: string
  name: string
}

const YEAR_SECONDS = 31_536_000

/**
 * Returns the function that serves a picture of a business, by a name that changes with the picture, so that the
 * response never changes. Anybody may see it. Under the host name of a business there are only its own pictures.
 */
export function pictureRoute({ failure, name: pattern, find }: PictureRoute) {
  const entry: Entry<PictureRequest, null, number, Response> = {
    failure,
    recognise: () => null,
    read: (_deps, _who, { business, name }) =>
      /^\d{1,9}$/.test(business) && pattern.test(name) ? Number(business) : new Refusal(notFound()),
    async run(deps, _, business, { request, name }) {
      const host = foreignHost(request)
      if (host !== null && (await businessOfHost(deps, host)) !== (await deps.configs.businessId(business)))
        return notFound()
      const found = await find(deps, business, name)
      if (!found) return notFound()
      return new Response(new Uint8Array(found.content), {
        headers: {
          'Cache-Control': `public, max-age=${YEAR_SECONDS}, immutable`,
          'X-Content-Type-Options': 'nosniff',
          ...found.headers,
        },
      })
    },
    failed(failed) {
      if (failed === 'client_gone') return clientGone()
      if (failed === 'unexpected') return plain('Something went wrong', 500)
      return plain('Unavailable', 503, { 'Retry-After': '5' })
    },
  }
  return (request: Request, business: string, name: string): Promise<Response> =>
    handleRequest(entry, { request, requestId: requestIdOf(request), business, name })
}

const plain = (text: string, status: number, headers: Record<string, string> = {}) =>
  new Response(text, { status, headers: { 'Cache-Control': 'no-store', ...headers } })
const notFound = () => plain('Not found', 404)
