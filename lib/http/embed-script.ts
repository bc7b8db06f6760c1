/**
 * Returns the response with the script for sites. Any site may load it: `Access-Control-Allow-Origin` is what lets a
 * browser compare it with an integrity hash.
 */
export function embedScript(text: string, cacheControl: string): Response {
  return new Response(text, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': cacheControl,
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
