import { exportConsentsOperation } from '@/lib/api/operations/exports'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { begun, streamAnswer } from '@/lib/http/endpoint/stream-answer'
import { exportConsents } from '@/lib/services/records/export-consents'
import { presentConsents } from '../_present/consents'

export const GET = serve(exportConsentsOperation, async ({ deps, caller, query, requestId }) => {
  const range = { ...instant('from', query.updated_after), ...instant('to', query.updated_before) }
  const exported = await exportConsents(deps, caller, range)
  if (exported.outcome !== 'exported') return problemFor(exportConsentsOperation, exported, requestId)
  return streamAnswer(presentConsents(await begun(exported.parts)), {
    contentType: 'text/csv; charset=utf-8; header=present',
    operationId: exportConsentsOperation.id,
    requestId,
    headers: { 'Content-Disposition': 'attachment; filename="consents.csv"' },
  })
})

const instant = <Name extends 'from' | 'to'>(name: Name, time: string | undefined) =>
  time === undefined ? {} : ({ [name]: Date.parse(time) } as Record<Name, number>)
