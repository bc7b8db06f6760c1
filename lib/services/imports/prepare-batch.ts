import type { TableRow } from '@/lib/csv/table'
import { PeopleOfBatch } from './group-rows'
import type { Refusal, RowHandlers, RowReader } from './read-rows'
import type { PreparedBatch } from './write-batch'
import { yieldToEventLoop } from './yield-to-event-loop'

/** Reads the rows of a batch and collects them by person. It makes no query. */
export async function prepareBatch(
  reader: RowReader,
  pepper: Buffer,
  rows: readonly TableRow[],
  configVersion: number,
): Promise<PreparedBatch> {
  const people = new PeopleOfBatch(pepper)
  const refused: Refusal[] = []
  const guessed: PreparedBatch['guessed'] = []
  const on: RowHandlers = {
    statement: people.add.bind(people),
    refused: (refusal) => void refused.push(refusal),
    guessed: (at) => void guessed.push(at),
  }
  const breath = yieldToEventLoop()
  for (const row of rows) {
    reader.read(row, on)
    const pause = breath()
    if (pause) await pause
  }
  return { rows: rows.length, people: people.all(), refused, guessed, configVersion }
}
