import { consoleRoute } from '@/lib/http/console-route'
import { qualityWeek } from '@/lib/services/template-watch/quality-week'
import { csvFile } from '../../_page/csv-file'

/** How Meta rated the templates at the end of each of the last seven days, as a table. */
export const GET = consoleRoute({
  name: 'downloadQuality',
  right: 'templates.read',
  async run(deps, { member }) {
    const week = await qualityWeek(deps, member)
    if (week.outcome !== 'read') return week
    const rows = week.days.map(({ day, high, medium, low, unrated }) => [day, high, medium, low, unrated])
    return csvFile('quality', ['day', 'high', 'medium', 'low', 'unrated'], rows)
  },
})
