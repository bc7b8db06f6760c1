import { consoleRoute } from '@/lib/http/console-route'
import { rateOf } from '@/lib/services/template-watch/rate'
import { readWatchBoard } from '@/lib/services/template-watch/read-watch-board'
import { csvFile, daysAsked } from '../../_page/csv-file'

const HEADER = [
  ...['template', 'category', 'languages', 'first_seen_at', 'new', 'status', 'quality', 'state', 'state_since'],
  ...['sent', 'failed', 'delivered', 'read', 'left_direct', 'left_window', 'pauses_direct', 'pauses_window'],
  ...['agreed', 'not_needed', 'unanswered', 'refused'],
  ...['direct_per_1000', 'direct_low', 'direct_high', 'direct_state', 'direct_at_least'],
  ...['window_per_1000', 'window_low', 'window_high', 'window_state', 'window_at_least'],
]

/** The board of templates as a table. */
export const GET = consoleRoute({
  name: 'downloadTemplateBoard',
  right: 'templates.read',
  async run(deps, { member }, { request }) {
    const board = await readWatchBoard(deps, member, { days: daysAsked(request) })
    if (board.outcome !== 'read') return board
    const rows = board.templates.map((template) => {
      const { total, verdicts } = template
      const of = (by: 'direct' | 'window') => {
        const rate = rateOf(total.optouts[by], total.delivered)
        return [...rounded(rate), verdicts[by]?.state ?? 'too_little', verdicts[by]?.lowerBound ?? null]
      }
      return [
        ...[template.name, template.category, template.languages.join(' '), iso(template.firstSeenAt), template.isNew],
        ...[template.status, template.quality, template.state, template.stateSince && iso(template.stateSince)],
        ...[total.sent, total.failed, total.delivered, total.read],
        ...[total.optouts.direct, total.optouts.window, total.pauses.direct, total.pauses.window],
        ...[total.standing.agreed, total.standing.not_needed, total.standing.unanswered, total.standing.refused],
        ...of('direct'),
        ...of('window'),
      ]
    })
    return csvFile('templates', HEADER, rows)
  },
})

const iso = (at: number) => new Date(at).toISOString()

function rounded(rate: ReturnType<typeof rateOf>): (number | null)[] {
  if (!rate) return [null, null, null]
  return [rate.rate, rate.low, rate.high].map((value) => Math.round(value * 100) / 100)
}
