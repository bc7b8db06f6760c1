import { clientGone, isClientGone } from '@/lib/http/client-gone'
import { problem } from '@/lib/http/problem'
import { readBytes } from '@/lib/http/read-body'
import { log } from '@/lib/log'
import { answerHandshake, mayBeSigned, receiveWebhook } from '@/lib/services/inbound/receive-webhook'
import { webDeps } from '@/lib/services/runtime'

interface Context {
  params: Promise<{ backend: string }>
}

/** Meta posts up to 3 MB (docs/reference/whatsapp.md, 1.1). */
const LIMIT_BYTES = 4 * 1024 * 1024
const CHALLENGE_MAX_CHARS = 1024

/** Meta's handshake: the challenge comes back as it came when the verify token is the backend's. Changes nothing. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { backend } = await params
  const query = new URL(request.url).searchParams
  try {
    const challenge = await answerHandshake(webDeps(), backend, {
      mode: query.get('hub.mode'),
      verifyToken: query.get('hub.verify_token'),
      challenge: query.get('hub.challenge')?.slice(0, CHALLENGE_MAX_CHARS) ?? null,
    })
    if (challenge === null) return problem(403, 'forbidden', 'The verify token is not the one of this backend.')
    return new Response(challenge, {
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' },
    })
  } catch (error) {
    return unavailable(error, request)
  }
}

/** Takes in what WhatsApp posts: signature and size are checked, the rest is worked off after the answer. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { backend } = await params
  try {
    const signature = request.headers.get('x-hub-signature-256')
    // Nobody's 4 MB are held for a backend that is not there.
    if (!(await mayBeSigned(webDeps(), backend, signature))) return unsigned()
    const raw = await readBytes(request, LIMIT_BYTES)
    if (raw === null) return problem(413, 'too_large', 'The body may have 4 MB at most.')
    const outcome = await receiveWebhook(webDeps(), backend, signature, raw)
    if (outcome === 'refused') return unsigned()
    return new Response(null, { status: 200, headers: { 'Cache-Control': 'private, no-store' } })
  } catch (error) {
    return unavailable(error, request)
  }
}

/** One answer to a wrong signature and to a backend that is not there. */
const unsigned = () => problem(401, 'unauthorized', 'The signature is not the one of this backend.')

function unavailable(error: unknown, request: Request): Response {
  if (isClientGone(error, request)) return clientGone()
  log.error({ err: error }, 'what WhatsApp posted could not be taken in')
  return problem(503, 'unavailable', 'Nothing was taken in. Try again.', { headers: { 'Retry-After': '5' } })
}
