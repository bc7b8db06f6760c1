import { presentConsents } from '@/app/api/v1/exports/_present/consents'
import { consoleRoute } from '@/lib/http/console-route'
import { begun, streamAnswer } from '@/lib/http/endpoint/stream-answer'
import { type ExportRange, exportConsents } from '@/lib/services/records/export-consents'
import { startOfDay } from '@/lib/services/records/start-of-day'

/** All consent, or that of the people who changed something on some days of the business. */
export const GET = consoleRoute({
  name: 'downloadConsents',
  right: 'exports.read',
  async run(deps, { member, business }, { request, requestId }) {
    const { searchParams } = new URL(request.url)
    const day = (name: string, days: number) => startOfDay(searchParams.get(name) ?? '', business.timeZone, days)
    const [from, to] = [day('from', 0), day('to', 1)]
    const range: ExportRange = { ...(from !== null && { from }), ...(to !== null && { to }) }
    const exported = await exportConsents(deps, member, range)
    if (exported.outcome === 'not_allowed') return exported
    return streamAnswer(presentConsents(await begun(exported.parts)), {
      contentType: 'text/csv; charset=utf-8; header=present',
      operationId: 'downloadConsents',
      requestId,
      headers: { 'Content-Disposition': 'attachment; filename="consents.csv"' },
    })
  },
})
