import { preferencesModel } from '@/app/(public)/p/[token]/_page/models'
import { PreferencesView } from '@/components/public/PreferencesView'
import { styleHashIn } from '@/components/public/stylesheet'
import { whoIsSignedIn } from '@/lib/auth/signed-in'
import { clientGone } from '@/lib/http/client-gone'
import { renderDocument } from '@/lib/http/document'
import { type Asked, type Entry, handleRequest, Refusal, requestIdOf } from '@/lib/http/handle-request'
import { rateLimit } from '@/lib/http/rate-limit'
import { readBody } from '@/lib/http/read-body'
import { spokenLocales } from '@/lib/i18n/page-notice'
import { withDraft } from '@/lib/services/business/draft-page'
import { readPage } from '@/lib/services/business/read-page'
import type { MemberCaller } from '@/lib/services/callers/caller'
import { type PreviewForm, readPreviewForm } from './_preview/draft-form'
import { visitOfNobody } from './_preview/page-visit'
import { inScheme } from './_preview/scheme'

interface PreviewRequest extends Asked {
  request: Request
}

/** One for each pause in typing, and more than anybody types. */
const PREVIEWS_A_MINUTE = 300
const takePreview = rateLimit(PREVIEWS_A_MINUTE, 60)

/**
 * Shows the page of the member's business with what they have typed and not saved, for a frame of the console. Nothing
 * is changed, and no form of the page can be sent.
 */
const preview: Entry<PreviewRequest, MemberCaller, PreviewForm, Response> = {
  failure: 'a preview of the page failed',
  async recognise() {
    const who = await whoIsSignedIn()
    return who ? who.member : new Refusal(plain('Sign in again', 401))
  },
  limit: (_deps, { memberId }) => (takePreview(memberId).allowed ? null : new Refusal(plain('Too many previews', 429))),
  async read(_deps, _member, { request }) {
    if (request.method !== 'POST') return readPreviewForm(new URL(request.url).searchParams)
    const body = await readBody(request)
    return body === null ? new Refusal(plain('Too large', 413)) : readPreviewForm(new URLSearchParams(body))
  },
  async run(deps, member, { l, scheme, draft }, { request }) {
    const stored = await readPage(deps, member)
    if ('outcome' in stored) return plain('Not allowed', 403)
    const page = withDraft(stored, draft)
    const spoken = spokenLocales(page)
    // A language that is only being written is shown as well.
    const locale = l ?? spoken[0] ?? 'en'
    const model = preferencesModel(
      visitOfNobody(request, page, locale, { now: deps.clock.now(), topicId: draft.topic?.id ?? null }),
    )
    return framed(inScheme(await renderDocument(<PreferencesView {...model} />), scheme))
  },
  expected: ({ status }) => plain('Not allowed', status),
  failed(failure) {
    if (failure === 'client_gone') return clientGone()
    return failure === 'outage' ? plain('Unavailable', 503) : plain('Something went wrong', 500)
  },
}

/** No script, no form, no other page: it is looked at, by the console alone. */
function framed(html: string): Response {
  const policy = [
    ...[`default-src 'none'`, `style-src ${styleHashIn(html)}`, `img-src 'self' data:`, `form-action 'none'`],
    ...[`frame-ancestors 'self'`, `base-uri 'none'`, 'sandbox allow-same-origin'],
  ].join('; ')
  return new Response(html, {
    headers: { ...HEADERS, 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy },
  })
}

const HEADERS = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
}

const plain = (text: string, status: number) =>
  new Response(text, {
    status,
    headers: { ...HEADERS, 'Content-Security-Policy': `default-src 'none'; frame-ancestors 'self'` },
  })

const serve = (request: Request): Promise<Response> =>
  handleRequest(preview, { request, requestId: requestIdOf(request) })

export { serve as GET, serve as POST }
