import { mayHaveCertificate } from '@/lib/http/certificate-hosts'
import { clientGone } from '@/lib/http/client-gone'
import { type Asked, type Entry, handleRequest, Refusal, requestIdOf } from '@/lib/http/handle-request'

interface CertificateRequest extends Asked {
  request: Request
}

/**
 * Says whether a certificate may be got for a host name: only for the proven names of businesses. Caddy asks it before
 * it gets one on demand (docs/own-domain.md). Only programs beside us reach it (lib/server/web/hosts.mjs).
 */
const certificate: Entry<CertificateRequest, null, string, Response> = {
  failure: 'a question about a certificate failed',
  recognise: () => null,
  read(_deps, _who, { request }) {
    const host = new URL(request.url).searchParams.get('domain')
    return host === null || host.length > 253 ? new Refusal(plain('No such name', 404)) : host.toLowerCase()
  },
  async run(deps, _who, host) {
    switch (await mayHaveCertificate(deps, host)) {
      case 'yes':
        return plain('A business shows its page under this name', 200)
      case 'no':
        return plain('No such name', 404)
      case 'too_many':
        return plain('Too many unknown names were asked about. Ask again in a minute.', 429)
    }
  },
  // Without an answer Caddy gets no certificate now, and asks again at the next visit.
  failed: (failure) => (failure === 'client_gone' ? clientGone() : plain('Unavailable', 503)),
}

const plain = (text: string, status: number) =>
  new Response(`${text}\n`, { status, headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain' } })

export async function GET(request: Request): Promise<Response> {
  return handleRequest(certificate, { request, requestId: requestIdOf(request) })
}
