import type { TableRow } from '@/lib/csv/table'
import type { RowCollector } from './batch-rows'
import { PeopleOfBatch } from './group-rows'
import type { PreparedBatch } from './prepared-batch'
import type { Refusal, RowHandlers, RowReader } from './read-rows'

/**
 * Returns what reads the rows of a batch and collects them by person. It makes no query, and keeps no row: most of them
 * say the same as others, and a batch waits in memory until it is written.
 */
export function batchReader(
  reader: Pick<RowReader, 'read'>,
  pepper: Buffer,
  configVersion: number,
): RowCollector<PreparedBatch> {
  const people = new PeopleOfBatch(pepper)
  const refused: Refusal[] = []
  const guessed: PreparedBatch['guessed'] = []
  let rows = 0
  const on: RowHandlers = {
    statement: people.add.bind(people),
    refused: (refusal) => void refused.push(refusal),
    guessed: (at) => void guessed.push(at),
  }
  return {
    add: (row: TableRow) => {
      rows++
      reader.read(row, on)
    },
    end: () => ({ rows, people: people.all(), refused, guessed, configVersion }),
  }
}
