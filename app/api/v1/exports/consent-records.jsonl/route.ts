import { exportConsentRecordsOperation } from '@/lib/api/operations/evidence-exports'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { begun, streamAnswer } from '@/lib/http/endpoint/stream-answer'
import { documentKey } from '@/lib/services/transparency-log/data-integrity'
import { exportRecords } from '@/lib/services/transparency-log/export-records'
import { presentRecords } from '../_present/consent-records'
import { rangeOf } from '../_present/range'

export const GET = serve(exportConsentRecordsOperation, async ({ deps, caller, query, requestId }) => {
  const exported = await exportRecords(deps, caller, rangeOf(query))
  if (exported.outcome !== 'exported') return problemFor(exportConsentRecordsOperation, exported, requestId)
  const key = documentKey(deps.keys, deps.settings.baseUrl)
  return streamAnswer(await begun(presentRecords(exported.people, { key, now: () => deps.clock.now() })), {
    contentType: 'application/jsonl; charset=utf-8',
    operationId: exportConsentRecordsOperation.id,
    requestId,
    headers: { 'Content-Disposition': 'attachment; filename="consent-records.jsonl"' },
  })
})
