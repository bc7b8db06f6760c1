import { exportEvidenceOperation } from '@/lib/api/operations/evidence-exports'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { begun, streamAnswer } from '@/lib/http/endpoint/stream-answer'
import { exportEvidence } from '@/lib/services/transparency-log/export-evidence'
import { rangeOf } from '../_present/range'

export const GET = serve(exportEvidenceOperation, async ({ deps, caller, query, requestId }) => {
  const exported = await exportEvidence(deps, caller, rangeOf(query))
  if (exported.outcome !== 'exported') return problemFor(exportEvidenceOperation, exported, requestId)
  return streamAnswer(await begun(exported.lines), {
    contentType: 'application/jsonl; charset=utf-8',
    operationId: exportEvidenceOperation.id,
    requestId,
    headers: { 'Content-Disposition': 'attachment; filename="evidence.jsonl"' },
  })
})
