import { consoleRoute } from '@/lib/http/console-route'
import { begun, streamAnswer } from '@/lib/http/endpoint/stream-answer'
import { EVIDENCE } from '@/lib/i18n/console/evidence/words'
import { exportEvidence } from '@/lib/services/transparency-log/export-evidence'
import { daysOf } from '../_evidence/days-of'

/** The sealed lines with their proofs. */
export const GET = consoleRoute({
  name: 'exportEvidence',
  right: 'evidence.read',
  async run(deps, { member, locale, business }, { request, requestId }) {
    const exported = await exportEvidence(deps, member, daysOf(request, business.timeZone))
    if (exported.outcome === 'not_allowed') return exported
    // Nobody can name a contact here.
    if (exported.outcome !== 'exported') return new Response(EVIDENCE[locale].covered.none, { status: 409 })
    return streamAnswer(await begun(exported.lines), {
      contentType: 'application/jsonl; charset=utf-8',
      operationId: 'exportEvidence',
      requestId,
      headers: { 'Content-Disposition': 'attachment; filename="evidence.jsonl"' },
    })
  },
})
