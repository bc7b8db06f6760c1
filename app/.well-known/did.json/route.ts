import { webDeps } from '@/lib/services/runtime'
import { didDocument } from '@/lib/services/transparency-log/data-integrity'

/** Returns the public keys of the documents that are signed here, as did:web names them. */
export function GET(): Response {
  const { keys, settings } = webDeps()
  return new Response(JSON.stringify(didDocument(keys, settings.baseUrl)), {
    headers: {
      'Content-Type': 'application/did+json',
      'Cache-Control': 'public, max-age=60',
      'Access-Control-Allow-Origin': '*',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
