import { expect, test } from 'vitest'
import type { Table, TableRow } from '@/lib/csv/table'
import type { Caller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { answerRows, type RowQuestion } from './answer-rows'

const question: RowQuestion = {
  subject: { topic: 'promos' },
  sourceNumber: 0,
  columns: { names: ['phone', 'País'], people: [0], countries: [{ index: 1, isOfNumber: false }] },
  onlyAllowed: false,
  links: false,
  country: 'BR',
  languageByte: () => 0,
}

test('the rows of a batch are read before its transaction begins, so that no connection waits for them', async () => {
  const happened: string[] = []
  const rows: TableRow[] = ['11987650001', '912345678', '+351912345678'].map((phone, place) => ({
    ...{ row: place + 2, text: `${phone},Portugal` },
    get cells() {
      happened.push(`row ${place + 2} is read`)
      return [phone, 'Portugal']
    },
  }))
  const gone = new Error('there is no database')
  const begin = () => {
    happened.push('a transaction begins')
    return Promise.reject(gone)
  }
  const deps = { db: { sql: { begin } } } as unknown as Deps
  const caller: Caller = { kind: 'key', businessId: 'b', keyId: 'k', scopes: ['check'], mode: 'live' }
  const batches = (async function* () {
    yield rows
  })()
  const table = { format: 'csv', header: ['phone', 'País'], headerText: 'phone,País', lineEnd: '\n', batches }
  const answered = answerRows(deps, caller, table as unknown as Table, question, {
    ...{ rows: 0, allowed: 0, unreadable: 0, reasons: {} },
  })
  // The first piece is the header.
  await answered.next()
  await expect(answered.next()).rejects.toBe(gone)
  expect(new Set(happened.slice(0, -1))).toEqual(new Set(rows.map(({ row }) => `row ${row} is read`)))
  expect(happened.at(-1)).toBe('a transaction begins')
})
