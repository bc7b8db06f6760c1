import { csvLine, safeCell } from '@/lib/csv/write-row'
import { consoleRoute, say } from '@/lib/http/console-route'
import { begun, streamAnswer } from '@/lib/http/endpoint/stream-answer'
import { COMMON } from '@/lib/i18n/console/common/words'
import { type AudienceRow, exportAudience } from '@/lib/services/records/export-audience'

/** Whom the business may message about a topic at this moment. */
export const GET = consoleRoute({
  name: 'downloadAudience',
  right: 'exports.read',
  async run(deps, { member, locale }, { request, requestId }) {
    const exported = await exportAudience(deps, member, new URL(request.url).searchParams.get('topic') ?? '')
    if (exported.outcome === 'not_allowed') return exported
    if (exported.outcome === 'unknown_topic') return say(404, COMMON[locale].notFound.title)
    return streamAnswer(lines(await begun(exported.parts)), {
      contentType: 'text/csv; charset=utf-8; header=present',
      operationId: 'downloadAudience',
      requestId,
      headers: { 'Content-Disposition': `attachment; filename="audience-${exported.topic}.csv"` },
    })
  },
})

async function* lines(parts: AsyncIterable<AudienceRow[]>): AsyncGenerator<string> {
  yield csvLine(['contact_id', 'phone', 'bsuid', 'answered_at'])
  for await (const rows of parts)
    yield rows
      .map(({ contactId, phone, bsuid, answeredAt }) =>
        csvLine([
          contactId,
          phone?.replaceAll(/\D/g, '') ?? null,
          bsuid === null ? null : safeCell(bsuid),
          answeredAt === null ? null : new Date(answeredAt).toISOString(),
        ]),
      )
      .join('')
}
