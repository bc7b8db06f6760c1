import { iso } from '@/app/api/v1/_present/time'
import { listAlertsOperation } from '@/lib/api/operations/template-watch'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { listAlerts } from '@/lib/services/template-alerts/list-alerts'

export const GET = serve(listAlertsOperation, async ({ deps, caller, query, requestId }) => {
  const [at = '', id = ''] = query.after?.split('.') ?? []
  const after = query.after === undefined ? undefined : { recordedAt: Number(at), id }
  const page = await listAlerts(deps, caller, { after, limit: query.limit })
  if (page.outcome !== 'read') return problemFor(listAlertsOperation, page, requestId)
  return {
    body: {
      alerts: page.alerts.map(({ id: alertId, kind, templateId, name, language, value, occurredAt }) => ({
        ...{ id: alertId, kind, facts: value, occurred_at: iso(occurredAt) },
        template: templateId !== null && name !== null && language !== null ? { id: templateId, name, language } : null,
      })),
      next: page.next && `${page.next.recordedAt}.${page.next.id}`,
    },
  }
})
