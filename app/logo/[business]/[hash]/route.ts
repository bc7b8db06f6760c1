import { findLogo } from '@/lib/services/business/find-logo'
import { webDeps } from '@/lib/services/runtime'

const YEAR_SECONDS = 31_536_000

/** A business's logo by the hash of its bytes, so it never changes. Under a policy of its own: an SVG could hold scripts. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ business: string; hash: string }> },
): Promise<Response> {
  const { business, hash } = await params
  const logo =
    /^\d{1,9}$/.test(business) && /^[0-9a-f]{64}$/.test(hash) ? await findLogo(webDeps(), Number(business), hash) : null
  if (!logo) return new Response('Not found', { status: 404, headers: { 'Cache-Control': 'no-store' } })
  return new Response(new Uint8Array(logo.content), {
    headers: {
      'Content-Type': logo.contentType,
      'Cache-Control': `public, max-age=${YEAR_SECONDS}, immutable`,
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
    },
  })
}
