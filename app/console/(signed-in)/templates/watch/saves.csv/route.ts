import { consoleRoute } from '@/lib/http/console-route'
import { readSaves } from '@/lib/services/template-watch/read-saves'
import { readWatchBoard } from '@/lib/services/template-watch/read-watch-board'
import { csvFile, daysAsked } from '../../_page/csv-file'

/** Who had stopped everything and then took something smaller, by reason, as a table. */
export const GET = consoleRoute({
  name: 'downloadSaves',
  right: 'templates.read',
  async run(deps, { member }, { request }) {
    const board = await readWatchBoard(deps, member, { days: daysAsked(request) })
    if (board.outcome !== 'read') return board
    const range = { from: board.days[0] ?? '', to: board.days.at(-1) ?? '' }
    const saves = await readSaves(deps, member, { ...range, name: null })
    if (saves.outcome === 'not_allowed') return saves
    const reasons = saves.outcome === 'read' ? saves.reasons : []
    const rows = reasons.map(({ reason, stops, pause, topics }) => [reason, stops, pause, topics])
    return csvFile('saves', ['reason', 'stopped_everything', 'took_a_pause', 'kept_topics'], rows)
  },
})
