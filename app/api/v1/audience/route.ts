import { type AudienceQuery, postAudienceOperation, putAudienceOperation } from '@/lib/api/operations/audiences'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { type Call, serve } from '@/lib/http/endpoint/serve'
import { localeToByte, readLocale } from '@/lib/i18n/locales'
import { askAudience } from '@/lib/services/audience/ask-audience'

export const dynamic = 'force-dynamic'

/** Ordinary clients upload a file with PUT (`curl -T`). POST does the same. */
async function answerAudience({
  deps,
  caller,
  query,
  request,
  requestId,
}: Call<unknown, AudienceQuery, unknown>): Promise<Response> {
  const subject =
    query.template === undefined
      ? { topic: query.topic ?? '' }
      : { template: { name: query.template, language: query.template_language } }
  const question = {
    subject,
    sender: query.sender,
    source: query.source,
    column: query.column,
    languageColumn: query.language_column,
    language: query.language,
    onlyAllowed: query.only === 'allowed',
    links: caller.scopes.includes('links'),
    languageByte: (text: string) => localeToByte(readLocale(text)),
    duplex: request.headers.get('sayso-stream')?.toLowerCase() === 'duplex',
  }
  const result = await askAudience(deps, caller, question, request.body, request.signal)
  // PUT and POST are one endpoint under two methods, with the same problems.
  if (result.outcome !== 'answered') return problemFor(putAudienceOperation, result, requestId)
  const { id, contentType, body } = result
  return new Response(body, {
    headers: { 'Content-Type': contentType, 'Cache-Control': 'private, no-store', 'Sayso-Audience-Id': id },
  })
}

export const PUT = serve(putAudienceOperation, answerAudience)
export const POST = serve(postAudienceOperation, answerAudience)
