import { presentRecords } from '@/app/api/v1/exports/_present/consent-records'
import { consoleRoute } from '@/lib/http/console-route'
import { begun, streamAnswer } from '@/lib/http/endpoint/stream-answer'
import { documentKey } from '@/lib/services/transparency-log/data-integrity'
import { exportRecords } from '@/lib/services/transparency-log/export-records'
import { daysOf } from '../_evidence/days-of'

/** Consent records of ISO/IEC TS 27560, each signed. */
export const GET = consoleRoute({
  name: 'exportConsentRecords',
  right: 'evidence.read',
  async run(deps, { member, business }, { request, requestId }) {
    const exported = await exportRecords(deps, member, daysOf(request, business.timeZone))
    if (exported.outcome === 'not_allowed') return exported
    // Nobody can name a contact here.
    if (exported.outcome !== 'exported') return new Response(null, { status: 404 })
    const key = documentKey(deps.keys, deps.settings.baseUrl)
    return streamAnswer(await begun(presentRecords(exported.people, { key, now: () => deps.clock.now() })), {
      contentType: 'application/jsonl; charset=utf-8',
      operationId: 'exportConsentRecords',
      requestId,
      headers: { 'Content-Disposition': 'attachment; filename="consent-records.jsonl"' },
    })
  },
})
