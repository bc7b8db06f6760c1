import { createHash } from 'node:crypto'
import { ALL_OPERATIONS } from '@/lib/api/all-operations'
import { buildOpenApi } from '@/lib/api/openapi'

let made: { body: string; etag: string } | undefined

/** The document is the same until the next release, so it is made once. */
function document(): { body: string; etag: string } {
  if (made) return made
  const body = JSON.stringify(buildOpenApi(ALL_OPERATIONS))
  made = { body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` }
  return made
}

/** Returns the OpenAPI document. It is public, as the reference is, because it says nothing of any business. */
export function GET(request: Request): Response {
  const { body, etag } = document()
  const headers = {
    ETag: etag,
    'Cache-Control': 'public, no-cache',
    // Viewers on other origins may read it, because anybody can fetch it anyway.
    'Access-Control-Allow-Origin': '*',
  }
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (known.includes(etag) || known.includes('*')) return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...headers, 'Content-Type': 'application/json' } })
}
