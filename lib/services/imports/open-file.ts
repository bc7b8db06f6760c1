import { inBusiness } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import { readChunk } from '@/db/queries/imports/import-chunks'
import type { ImportRow, ImportSettings } from '@/db/queries/imports/imports'
import { readTable } from '@/lib/csv/read-table'
import type { Table } from '@/lib/csv/table'
import { AppError } from '@/lib/errors'
import { findTopic } from '@/lib/find-topic'
import { columnNames, shownName } from '@/lib/services/columns/match-columns'
import type { Deps } from '@/lib/services/deps'
import { ownWords } from './answer-words'
import { chosenColumns, type Chosen, isUse, type UseProblem } from './column-uses'
import { type Columns, findColumns } from './columns'
import { openPiece } from './file-piece'
import type { RowReaderOptions } from './read-rows'
import { topicsNamed } from './topics-in-name'

/** Returns how the rows of a file are read with a configuration. */
export function readerOptions(config: BusinessConfig, settings: ImportSettings, columns: Columns): RowReaderOptions {
  const { topic, answer, source, country, dates, words } = settings
  return {
    columns,
    dates,
    words: words && ownWords(words),
    topics: config.topics,
    timeZone: config.timeZone,
    country: country ?? config.country,
    isCountryGiven: country !== undefined,
    defaults: { topic, answer, source },
  }
}

/**
 * Returns the columns of an import's file.
 * @throws AppError `columns_missing`, `unknown_column`, `columns_ambiguous` (400)
 */
export function columnsOf(
  table: Pick<Table, 'format' | 'header'>,
  settings: ImportSettings,
  config: BusinessConfig,
): Columns {
  const { uses, yesMeans } = settings
  if (uses) return demanded(chosenColumns(columnNames(table), chosenOf(settings, uses, yesMeans, config)))
  return findColumns(
    columnNames(table),
    {
      ...{ mapping: settings.columns, yesMeans },
      ...{ hasTopic: settings.topic !== undefined, hasAnswer: settings.answer !== undefined },
    },
    (name) => findTopic(config, name)?.id,
    topicsNamed(config.topics),
  )
}

const chosenOf = (
  { topic, answer }: ImportSettings,
  uses: readonly string[],
  yesMeans: ImportSettings['yesMeans'],
  config: BusinessConfig,
): Chosen => ({
  uses: uses.map((use) => (isUse(use, config.topics) ? use : '')),
  yesMeans,
  hasTopic: topic !== undefined,
  hasAnswer: answer !== undefined,
  topicOf: (name) => findTopic(config, name)?.id,
  topicsIn: topicsNamed(config.topics),
})

/**
 * The columns were checked when the import was begun, so a problem now means that an earlier version checked them.
 * @throws AppError `columns_missing`, `columns_ambiguous` (400)
 */
function demanded(columns: Columns | UseProblem): Columns {
  if (!('problem' in columns)) return columns
  const message = `columns that were chosen can't be read`
  if (!('column' in columns))
    throw new AppError('columns_missing', {
      message,
      status: 400,
      userMessage: 'The file lacks a column that is needed.',
    })
  const name = shownName(columns.column)
  const why =
    columns.problem === 'answer_unclear'
      ? `A Yes in the column ${name} may mean that a person agreed, or that they refused. Choose which.`
      : `The column ${name} says who refused everything, and would be lost beside columns of topics.`
  throw new AppError('columns_ambiguous', { message, status: 400, userMessage: why })
}

/** Returns the file of an import as a table, which is read piece by piece as rows are asked for. */
export async function openFile(deps: Deps, businessId: string, row: ImportRow): Promise<Table> {
  return readTable(pieces(deps, businessId, row))
}

async function* pieces(deps: Deps, businessId: string, { id, chunks }: ImportRow): AsyncGenerator<Uint8Array> {
  const fetch = (place: number) => inBusiness(deps.db, businessId, (tx) => readChunk(tx, businessId, id, place))
  let next = chunks > 0 ? fetch(0) : null
  for (let place = 0; next; place++) {
    const sealed = await next
    if (!sealed) throw new AppError('file_incomplete', { message: `piece ${place} of an import is gone` })
    next = place + 1 < chunks ? fetch(place + 1) : null
    // A piece that is read ahead may fail before it is awaited.
    next?.catch(() => {})
    yield await openPiece(deps.keys, sealed, { fileId: id, place })
  }
}
