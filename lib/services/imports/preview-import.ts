import type { Tx } from '@/db/client'
import { type BusinessConfig, readConfig } from '@/db/queries/business/config'
import { findImport, type ImportRow, type ImportSettings } from '@/db/queries/imports/imports'
import type { RowRefusedReason } from '@/lib/api/outcomes'
import { COUNTRIES } from '@/lib/consent/phones'
import { cellOf } from '@/lib/csv/cell-of'
import type { Table, TableRow } from '@/lib/csv/table'
import { AppError } from '@/lib/errors'
import { findTopic } from '@/lib/find-topic'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { columnNames } from '@/lib/services/columns/match-columns'
import type { Deps } from '@/lib/services/deps'
import {
  chosenColumns,
  effectsUnchosen,
  guessedUses,
  isUse,
  type UnchosenEffect,
  type Use,
  type UseProblem,
  unclearColumns,
  usesOf,
} from './column-uses'
import type { Columns } from './columns'
import { columnsOf, openFile, readerOptions } from './open-file'
import { countRefused, type PreviewedRow, readShownRows } from './preview-rows'
import { type DateOrder, slashedDate } from './read-when'
import { topicsNamed } from './topics-in-name'

/** How many rows of the file are looked at. */
const LOOKED_AT = 1000
const SAMPLES = 3
const SAMPLE_CHARS = 40

/** What a member chose; what is left out is found by the names of the columns. */
export interface Choice {
  /** By the column's place. */
  uses: ReadonlyMap<number, string>
  yesMeans?: 'agreed' | 'refused' | undefined
  /** `none`: such dates are refused. */
  dates?: DateOrder | 'none' | undefined
  words: { in: string[]; out: string[] }
  topic?: string | undefined
  answer?: 'in' | 'out' | undefined
  country?: string | undefined
  source?: string | undefined
}

export interface PreviewedColumn {
  name: string
  use: Use
  /** What the column does if nothing is chosen for it; null: it is left out then. */
  unchosen: UnchosenEffect | null
  /** The first different values. */
  samples: string[]
}

/** Dates such as 03/04/2026 in a file, and the first row that shows which number is the day. */
export interface SlashedDates {
  example: string
  dayFirstRow: number | null
  monthFirstRow: number | null
  /** The order that is used; null: such dates are refused. */
  used: DateOrder | null
}

export interface ImportPreview {
  outcome: 'previewed'
  row: ImportRow
  config: BusinessConfig
  /** The countries to choose from for numbers without a country code. */
  countries: readonly string[]
  format: Table['format']
  delimiter: string
  columns: PreviewedColumn[]
  dates: SlashedDates | null
  problem: UseProblem | null
  /** The settings with which the rows below were read, and with which the import would run. */
  settings: ImportSettings
  /** The columns of answers whose names do not show what a Yes in them means. */
  unclear: string[]
  rows: PreviewedRow[]
  /** Of the first rows: how many were looked at, and how many answers or rows can't be read, by the reason. */
  lookedAt: number
  refused: [code: RowRefusedReason, count: number][]
}

/** `unknown_import`: there is none. `not_waiting`: it was begun, or its file is gone. */
export type PreviewResult = ImportPreview | { outcome: 'unknown_import' | 'not_waiting' } | NotAllowed

/**
 * Returns how a file would be read that waits for a member, without writing anything: by the same reader as its import,
 * and by the same rules against what the business knows now.
 */
export async function previewImport(deps: Deps, caller: Caller, id: string, choice: Choice): Promise<PreviewResult> {
  const { businessId } = caller
  const found = await inBusinessFor(deps, caller, 'imports.write', (tx) => findWaiting(tx, businessId, id))
  if (found.outcome !== 'found') return found
  const { row, config } = found
  const table = await openFile(deps, businessId, row)
  const names = columnNames(table)
  const looked = await firstRows(table)
  const initial = initialUses(table, names, config)
  const uses = names.map((_, place): Use => {
    const chosen = choice.uses.get(place)
    return chosen !== undefined && isUse(chosen, config.topics) ? chosen : (initial.uses[place] ?? '')
  })
  const dates = slashedDates(looked, names, uses, choice.dates)
  const topicOf = (name: string) => findTopic(config, name)?.id
  const topicsIn = topicsNamed(config.topics)
  const unclear = unclearColumns(names, uses, topicOf)
  const yesMeans = unclear.length > 0 ? choice.yesMeans : undefined
  const settings = settingsOf(uses, { ...choice, yesMeans }, dates)
  const given = { hasTopic: settings.topic !== undefined, hasAnswer: settings.answer !== undefined }
  const chosen = { uses, yesMeans, ...given, topicOf, topicsIn }
  const columns = chosenColumns(names, chosen)
  const unchosen = effectsUnchosen(names, topicsIn)
  const base = {
    ...{
      outcome: 'previewed' as const,
      row,
      config,
      format: table.format,
      delimiter: table.delimiter,
      dates,
      settings,
    },
    columns: names.map((name, place) => ({
      ...{ name, use: uses[place] ?? '', unchosen: unchosen[place] ?? null },
      samples: samplesOf(looked, names, place),
    })),
    countries: COUNTRIES,
    lookedAt: looked.length,
    unclear,
  }
  if ('problem' in columns) return { ...base, problem: columns, rows: [], refused: [] }
  const options = readerOptions(config, settings, columns)
  return {
    ...{ ...base, problem: null },
    rows: await readShownRows(deps, caller, options, looked),
    refused: countRefused(options, looked),
  }
}

async function findWaiting(tx: Tx, businessId: string, id: string) {
  const [row, config] = await Promise.all([findImport(tx, businessId, id), readConfig(tx, businessId)])
  if (!row || !config) return { outcome: 'unknown_import' as const }
  // Only a file that arrived in full has a number of rows.
  if (row.status !== 'receiving' || row.settings.total === undefined) return { outcome: 'not_waiting' as const }
  return { outcome: 'found' as const, row, config }
}

async function firstRows(table: Table): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const batch of table.batches) {
    rows.push(...batch)
    if (rows.length >= LOOKED_AT) break
  }
  return rows.slice(0, LOOKED_AT)
}

/** Returns what each column holds by its name; where that does not suffice, what it may hold. */
function initialUses(table: Table, names: readonly string[], config: BusinessConfig): { uses: Use[] } {
  const topicOf = (name: string) => findTopic(config, name)?.id
  try {
    return { uses: usesOf(withTopicIds(columnsOf(table, { columns: {} }, config), topicOf)) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { uses: guessedUses(names, topicOf) }
  }
}

const withTopicIds = (columns: Columns, topicOf: (name: string) => string | undefined): Columns => ({
  ...columns,
  topics: columns.topics.map((column) => ({ ...column, topic: topicOf(column.topic) ?? column.topic })),
})

/** Returns the dates of a file whose order is not plain, in the columns of times. */
function slashedDates(
  rows: readonly TableRow[],
  names: readonly string[],
  uses: readonly Use[],
  chosen: Choice['dates'],
): SlashedDates | null {
  const places = uses.flatMap((use, place) => (use.startsWith('when') ? [place] : []))
  const found: SlashedDates = { example: '', dayFirstRow: null, monthFirstRow: null, used: null }
  for (const row of rows)
    for (const place of places) {
      const text = cellOf(row, names, place)
      const date = slashedDate(text)
      // Which of 32.13.2026 is the day is no question: neither can be the month.
      if (!date || (date.first > 12 && date.second > 12)) continue
      found.example ||= text
      if (date.first > 12) found.dayFirstRow ??= row.row
      if (date.second > 12) found.monthFirstRow ??= row.row
    }
  if (found.example === '') return null
  const { dayFirstRow, monthFirstRow } = found
  const shown = dayFirstRow !== null && monthFirstRow === null ? 'day_first' : onlyMonthFirst(found)
  return { ...found, used: chosen === 'none' ? null : (chosen ?? shown) }
}

const onlyMonthFirst = ({ dayFirstRow, monthFirstRow }: SlashedDates) =>
  dayFirstRow === null && monthFirstRow !== null ? ('month_first' as const) : null

function settingsOf(uses: readonly Use[], choice: Choice, dates: SlashedDates | null): ImportSettings {
  const { yesMeans, words, topic, answer, country, source } = choice
  return {
    columns: {},
    uses: [...uses],
    ...(yesMeans && { yesMeans }),
    ...(dates?.used && { dates: dates.used }),
    ...(words.in.length + words.out.length > 0 && { words }),
    ...(topic && { topic }),
    ...(answer && { answer }),
    ...(country && { country }),
    ...(source && { source }),
  }
}

function samplesOf(rows: readonly TableRow[], names: readonly string[], place: number): string[] {
  const samples = new Set<string>()
  for (const row of rows) {
    const cell = cellOf(row, names, place)
    if (cell !== '') samples.add(cell.length > SAMPLE_CHARS ? `${cell.slice(0, SAMPLE_CHARS)}…` : cell)
    if (samples.size === SAMPLES) break
  }
  return [...samples]
}
