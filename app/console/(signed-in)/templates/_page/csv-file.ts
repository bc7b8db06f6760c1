import { type Cell, csvLine, safeCell } from '@/lib/csv/write-row'

/** Returns a download of a table. Texts are written so that a spreadsheet takes none for a formula. */
export function csvFile(name: string, header: readonly string[], rows: readonly (readonly Cell[])[]): Response {
  const safe = (cells: readonly Cell[]) => cells.map((cell) => (typeof cell === 'string' ? safeCell(cell) : cell))
  const text = csvLine([...header]) + rows.map((cells) => csvLine(safe(cells))).join('')
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
}

/** Returns how many days a download is about. */
export function daysAsked(request: Request): number {
  const days = Number(new URL(request.url).searchParams.get('days'))
  return Number.isInteger(days) && days >= 1 && days <= 90 ? days : 30
}
