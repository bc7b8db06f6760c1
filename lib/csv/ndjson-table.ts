import { isNestedTooDeep } from '@/lib/clean-text'
import { droppedName } from '@/lib/json-names'
import { batched, begun, type Limits, type Piece } from './batches'
import { unreadableTable } from './decode'
import { LineScanner } from './line-scanner'
import { checkWidth, type Table, type TableRow } from './table'

/** Reads one JSON object a line. The columns are the keys of the first object. */
export async function ndjsonTable(pieces: AsyncIterable<Piece>, limits: Limits): Promise<Omit<Table, 'hasMark'>> {
  const scanner = new LineScanner(limits.maxChars)
  let row = 0
  let header: string[] = []
  const toRow = (line: string | null): TableRow | null => {
    row++
    if (line === null) return { row, cells: [], text: '', problem: 'line_too_long' }
    const text = line.trim()
    if (text === '') return null
    const raw = parseObject(text)
    if (!raw) return { row, cells: [], text, problem: 'invalid_json' }
    if (header.length === 0) {
      header = Object.keys(raw)
      checkWidth(header.length)
    }
    return new ObjectRow(row, header, text, raw)
  }
  const batches = await begun(
    batched(pieces, (piece) => scanner.scan(piece.text, piece.last), toRow, { ...limits, widthOf: () => 1 }),
  )
  if (header.length === 0) {
    await batches.return(undefined)
    throw unreadableTable(
      'no_objects',
      'None of the first lines is a JSON object with fields. Send one JSON object on each line (NDJSON), or CSV.',
    )
  }
  return { format: 'ndjson', header, delimiter: '', headerText: '', lineEnd: '\n', batches }
}

/**
 * A row of NDJSON. Its cells are made only when all of them are asked for: a million short lines must not cost the
 * width of the header.
 */
class ObjectRow implements TableRow {
  constructor(
    readonly row: number,
    readonly header: readonly string[],
    readonly text: string,
    readonly raw: Record<string, unknown>,
  ) {}

  get cells(): (string | undefined)[] {
    return this.header.map((name) => scalar(this.raw, name))
  }
}

/**
 * Returns the object of a line. Returns null for anything else, for one with a name twice, which may say Yes and No,
 * and for one that is nested too deep to be written again.
 */
function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    return isNestedTooDeep(value) || droppedName(text, value) ? null : (value as Record<string, unknown>)
  } catch {
    return null
  }
}

/** Returns a value of an NDJSON row as a cell's text; undefined for an absent key, null, an object or an array. */
function scalar(raw: Record<string, unknown>, name: string): string | undefined {
  const value = Object.hasOwn(raw, name) ? raw[name] : undefined
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}
