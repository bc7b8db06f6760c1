import { postAudience, putAudience } from '@/lib/api/operations/audiences'
import { localeToByte, readLocale } from '@/lib/i18n/locales'
import { type Call, serve } from '@/lib/http/api/serve'
import { askAudience } from '@/lib/services/audience/ask-audience'

export const dynamic = 'force-dynamic'

type AudienceCall = Call<unknown, (typeof putAudience)['query'] extends infer Q ? QueryOf<Q> : never, unknown>
type QueryOf<Q> = Q extends { _output: infer Output } ? Output : never

/** Ordinary clients upload a file with PUT (`curl -T`); both are the same. */
async function answerAudience({ deps, caller, query, request }: AudienceCall): Promise<Response> {
  const subject =
    query.template === undefined
      ? { topic: query.topic ?? '' }
      : { template: { name: query.template, language: query.template_language } }
  const question = {
    subject,
    sender: query.sender,
    sourceId: query.source,
    column: query.column,
    languageColumn: query.language_column,
    language: query.language,
    onlyAllowed: query.only === 'allowed',
    links: caller.scopes.includes('links'),
    duplex: request.headers.get('sayso-stream')?.toLowerCase() === 'duplex',
    languageByte: (text: string | null | undefined) => localeToByte(readLocale(text)),
  }
  const { id, contentType, body } = await askAudience(deps, caller, question, request.body, request.signal)
  return new Response(body, {
    headers: { 'Content-Type': contentType, 'Cache-Control': 'private, no-store', 'Sayso-Audience-Id': id },
  })
}

export const PUT = serve(putAudience, answerAudience)
export const POST = serve(postAudience, answerAudience)
