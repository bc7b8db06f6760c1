import { pictureRoute } from '@/lib/http/picture-route'
import { findLogo } from '@/lib/services/business/find-logo'

/**
 * Serves the logo of a business by the hash of its bytes. It has a content security policy of its own, because an SVG
 * could hold scripts.
 */
const serve = pictureRoute({
  failure: 'a logo could not be shown',
  name: /^[0-9a-f]{64}$/,
  async find(deps, business, hash) {
    const found = await findLogo(deps, business, hash)
    if (!found) return null
    const headers = {
      'Content-Type': found.contentType,
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
    }
    return { content: found.content, headers }
  },
})

export async function GET(
  request: Request,
  { params }: { params: Promise<{ business: string; hash: string }> },
): Promise<Response> {
  const { business, hash } = await params
  return serve(request, business, hash)
}
