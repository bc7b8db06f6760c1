import { clientGone } from '@/lib/http/client-gone'
import { foreignHost } from '@/lib/http/foreign-host'
import { type Asked, type Entry, handleRequest, Refusal, requestIdOf } from '@/lib/http/handle-request'
import { findCard } from '@/lib/services/card/find-card'
import { businessOfHost } from '@/lib/services/domains/find-host'

interface CardRequest extends Asked {
  request: Request
  business: string
  key: string
}

const YEAR_SECONDS = 31_536_000

/** Serves the picture that chats show beside a link, by a name that changes with the picture. */
const card: Entry<CardRequest, null, number, Response> = {
  failure: 'the picture of a link could not be shown',
  // A chat fetches it before anybody has opened the link. It is of the business and of nobody else.
  recognise: () => null,
  read: (_deps, _who, { business, key }) =>
    /^\d{1,9}$/.test(business) && /^[0-9a-f]{16}$/.test(key) ? Number(business) : new Refusal(notFound()),
  async run(deps, _, business, { request, key }) {
    const host = foreignHost(request)
    if (host !== null && (await businessOfHost(deps, host)) !== (await deps.configs.businessId(business)))
      return notFound()
    const found = await findCard(deps, business, key)
    if (!found) return notFound()
    return new Response(new Uint8Array(found), {
      headers: {
        'Content-Type': 'image/png',
        'Content-Length': String(found.length),
        'Cache-Control': `public, max-age=${YEAR_SECONDS}, immutable`,
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
        'X-Robots-Tag': 'noindex',
      },
    })
  },
  failed(failure) {
    if (failure === 'client_gone') return clientGone()
    if (failure === 'unexpected') return plain('Something went wrong', 500)
    return plain('Unavailable', 503, { 'Retry-After': '5' })
  },
}

const plain = (text: string, status: number, headers: Record<string, string> = {}) =>
  new Response(text, { status, headers: { 'Cache-Control': 'no-store', ...headers } })
const notFound = () => plain('Not found', 404)

export async function GET(
  request: Request,
  { params }: { params: Promise<{ business: string; key: string }> },
): Promise<Response> {
  return handleRequest(card, { request, requestId: requestIdOf(request), ...(await params) })
}
