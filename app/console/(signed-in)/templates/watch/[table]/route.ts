import { consoleRoute } from '@/lib/http/console-route'
import { qualityWeek } from '@/lib/services/template-watch/quality-week'
import { rateOf } from '@/lib/services/template-watch/rate'
import { readSaves } from '@/lib/services/template-watch/read-saves'
import { readWatchBoard } from '@/lib/services/template-watch/read-watch-board'
import type { WatchedTemplate } from '@/lib/services/template-watch/types'
import { csvFile, daysAsked } from '../../_page/csv-file'

/** A table of the board as a file: `board.csv`, `saves.csv` or `quality.csv`. */
export const GET = consoleRoute<{ table: string }>({
  name: 'downloadTemplateTable',
  right: 'templates.read',
  async run(deps, { member }, { request, params: { table } }) {
    if (table === 'quality.csv') {
      const week = await qualityWeek(deps, member)
      if (week.outcome !== 'read') return week
      const rows = week.days.map(({ day, high, medium, low, unrated }) => [day, high, medium, low, unrated])
      return csvFile('quality', ['day', 'high', 'medium', 'low', 'unrated'], rows)
    }
    if (table !== 'board.csv' && table !== 'saves.csv') return new Response(null, { status: 404 })
    const board = await readWatchBoard(deps, member, { days: daysAsked(request) })
    if (board.outcome !== 'read') return board
    if (table === 'board.csv') return csvFile('templates', BOARD, board.templates.map(boardRow))
    const range = { from: board.days[0] ?? '', to: board.days.at(-1) ?? '' }
    const saves = await readSaves(deps, member, { ...range, name: null })
    if (saves.outcome === 'not_allowed') return saves
    const reasons = saves.outcome === 'read' ? saves.reasons : []
    const rows = reasons.map(({ reason, stops, pause, topics }) => [reason, stops, pause, topics])
    return csvFile('saves', ['reason', 'stopped_everything', 'took_a_pause', 'kept_topics'], rows)
  },
})

const BOARD = [
  ...['template', 'category', 'languages', 'first_seen_at', 'new', 'status', 'quality', 'state', 'state_since'],
  ...['sent', 'failed', 'delivered', 'read', 'left_direct', 'left_window', 'pauses_direct', 'pauses_window'],
  ...['agreed', 'not_needed', 'unanswered', 'refused'],
  ...['direct_per_1000', 'direct_low', 'direct_high', 'direct_state', 'direct_at_least'],
  ...['window_per_1000', 'window_low', 'window_high', 'window_state', 'window_at_least'],
]

function boardRow(template: WatchedTemplate) {
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
}

const iso = (at: number) => new Date(at).toISOString()

function rounded(rate: ReturnType<typeof rateOf>): (number | null)[] {
  if (!rate) return [null, null, null]
  return [rate.rate, rate.low, rate.high].map((value) => Math.round(value * 100) / 100)
}
