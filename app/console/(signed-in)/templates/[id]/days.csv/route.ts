import { consoleRoute } from '@/lib/http/console-route'
import { isUuid } from '@/lib/ids'
import { readWatchedTemplate } from '@/lib/services/template-watch/read-watched-template'
import { nameOfTemplate } from '@/lib/services/templates/read-template'
import { csvFile, daysAsked } from '../../_page/csv-file'

const HEADER = [
  ...['day', 'sent', 'failed', 'delivered', 'read', 'left_direct', 'left_window', 'pauses_direct', 'pauses_window'],
  ...['agreed', 'not_needed', 'unanswered', 'refused'],
]

/** One template day by day, as a table. */
export const GET = consoleRoute<{ id: string }>({
  name: 'downloadTemplateDays',
  right: 'templates.read',
  async run(deps, { member }, { request, params: { id } }) {
    const template = isUuid(id) ? await nameOfTemplate(deps, member, id) : null
    if (!template) return new Response(null, { status: 404 })
    if ('outcome' in template) return template
    const { name } = template
    const watch = await readWatchedTemplate(deps, member, name, { days: daysAsked(request) })
    if (watch.outcome === 'not_allowed') return watch
    const days = watch.outcome === 'read' ? watch.days : []
    const rows = days.map(({ day, sent, failed, delivered, read, optouts, pauses, standing }) => [
      ...[day, sent, failed, delivered, read, optouts.direct, optouts.window, pauses.direct, pauses.window],
      ...[standing.agreed, standing.not_needed, standing.unanswered, standing.refused],
    ])
    return csvFile(name, HEADER, rows)
  },
})
