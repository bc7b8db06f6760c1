import { pino } from 'pino'
import { expect, test } from 'vitest'
import { serializeError } from './serialize-error'

/** The row of a check that failed, as PostgreSQL quotes it (`ExecConstraints`, "Failing row contains"). */
const refused = () =>
  Object.assign(new Error('violates check constraint "reviews_text_check"'), {
    ...{ code: '23514', table_name: 'reviews', severity: 'ERROR' },
    detail: 'Failing row contains (0190f0a0, Ana Souza, 5511987654321, no quiero mas mensajes).',
    where:
      'JSON data, line 1: {"phone":"5511987654321\nPL/pgSQL function sayso_enter(uuid, text[]) line 3 at SQL statement',
    internal_query: "select '5511987654321'",
  })

/** What the log has of an error. */
function written(err: unknown): string {
  const lines: string[] = []
  pino({ serializers: { err: serializeError } }, { write: (line: string) => void lines.push(line) }).error({ err })
  return lines.join('')
}

test('an error of the database says what and where it is, and nothing of the row that it is about', () => {
  for (const err of [refused(), new AggregateError([refused()], 'all of them')]) {
    const line = written(err)
    expect(line).not.toMatch(/Ana Souza|5511987654321|no quiero/)
    for (const word of ['23514', 'reviews_text_check', 'sayso_enter(uuid, text[]) line 3', 'serialize-error.test'])
      expect(line).toContain(word)
  }
})

test('any other error is written as before, and what is no error as it is', () => {
  const line = written(Object.assign(new Error('outer', { cause: new TypeError('inner') }), { code: 'E1' }))
  for (const word of ['outer: inner', 'caused by: TypeError', '"code":"E1"', '"type":"Error"'])
    expect(line).toContain(word)
  expect(serializeError('a word')).toBe('a word')
})
