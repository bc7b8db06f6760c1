import { pictureRoute } from '@/lib/http/picture-route'
import { findCard } from '@/lib/services/card/find-card'

/** Serves the picture that chats show beside a link. A chat fetches it before anybody has opened the link. */
const serve = pictureRoute({
  failure: 'the picture of a link could not be shown',
  name: /^[0-9a-f]{16}$/,
  async find(deps, business, key) {
    const content = await findCard(deps, business, key)
    if (!content) return null
    const headers = {
      'Content-Type': 'image/png',
      'Content-Length': String(content.length),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Robots-Tag': 'noindex',
    }
    return { content, headers }
  },
})

export async function GET(
  request: Request,
  { params }: { params: Promise<{ business: string; key: string }> },
): Promise<Response> {
  const { business, key } = await params
  return serve(request, business, key)
}
