import { type Cell, csvLine, safeCell } from '@/lib/csv/write-row'

/** Returns a download of a table. Texts are written so that a spreadsheet takes none for a formula. */
export function csvFile(name: string, header: readonly string[], rows: readonly (readonly Cell[])[]): Response {
  const safe = (cells: readonly Cell[]) => cells.map((cell) => (typeof cell === 'string' ? safeCell(cell) : cell))
  const text = csvLine([...header]) + rows.map((cells) => csvLine(safe(cells))).join('')
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; ${fileName(name)}`,
      'Cache-Control': 'private, no-store',
    },
  })
}

const NAME_CHARS = 100

/**
 * Returns the name of a file for its header, which takes only Latin letters: a program that names a template by the API
 * may call it as it likes. Any other name is written a second time in the form of RFC 6266, 4.3.
 */
function fileName(name: string): string {
  const plain = name.replaceAll(/[^\w.-]+/g, '_').slice(0, NAME_CHARS)
  if (plain === name) return `filename="${name}.csv"`
  // Half a sign, which no address can hold, becomes the sign for what can't be read.
  const whole = encodeURIComponent(Buffer.from(Array.from(name).slice(0, NAME_CHARS).join('')).toString())
  const escaped = whole.replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `filename="${plain}.csv"; filename*=UTF-8''${escaped}.csv`
}

/** Returns how many days a download is about. */
export function daysAsked(request: Request): number {
  const days = Number(new URL(request.url).searchParams.get('days'))
  return Number.isInteger(days) && days >= 1 && days <= 90 ? days : 30
}
