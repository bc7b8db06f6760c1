import { packVerifier } from '@/lib/verifier/packed'
import { VERIFIER_PAGE, VERIFIER_POLICY, VERIFIER_PROGRAM } from '@/lib/verifier/served'

const HOUR_SECONDS = 3600

let packed: Buffer<ArrayBuffer> | undefined

/** The offline verifier in its forms, by the names under which it is downloaded. */
const FILES: Readonly<Record<string, { type: string; body: () => string | Buffer<ArrayBuffer> }>> = {
  'sayso-verify.mjs': { type: 'text/javascript; charset=utf-8', body: () => VERIFIER_PROGRAM },
  'sayso-verify.html': { type: 'text/html; charset=utf-8', body: () => VERIFIER_PAGE },
  'sayso-verify.tgz': { type: 'application/gzip', body: () => (packed ??= packVerifier()) },
}

const HEADERS = {
  'Cache-Control': `public, max-age=${HOUR_SECONDS}`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

/** Returns the verifier as a page. It runs its own script, connects to nothing, and no site shows it in a frame. */
export function verifierPage(): Response {
  const policy = `${VERIFIER_POLICY}; frame-ancestors 'none'`
  const headers = { ...HEADERS, 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy }
  return new Response(VERIFIER_PAGE, { headers })
}

/** Returns the verifier as a file to keep, or 404 for another name. */
export function verifierFile(name: string): Response {
  const file = Object.hasOwn(FILES, name) ? FILES[name] : undefined
  if (!file) return new Response('Not found', { status: 404, headers: { 'Cache-Control': 'no-store' } })
  const disposition = `attachment; filename="${name}"`
  return new Response(file.body(), {
    headers: { ...HEADERS, 'Content-Type': file.type, 'Content-Disposition': disposition },
  })
}
