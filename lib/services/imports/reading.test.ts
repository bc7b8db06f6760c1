import { expect, test } from 'vitest'
import type { TableRow } from '@/lib/csv/table'
import { readAnswer } from './answer-words'
import { batchRows } from './batch-rows'
import { findColumns } from './columns'
import { lineKey, PeopleOfBatch, rowKey, rowKeysOf } from './group-rows'
import type { RowStatement } from './read-rows'
import { whenReader } from './read-when'

test.each([
  ['yes', 'in'],
  ['SÍ', 'in'],
  ['si\u0301', 'in'],
  ['Não', 'out'],
  ['opt_in', 'in'],
  ['Opt-Out', 'out'],
  ['opted out', 'out'],
  ['TRUE', 'in'],
  ['0', 'out'],
  ['1', 'in'],
  ['Unsubscribed', 'out'],
  ['suscrita', 'in'],
  ['Dada de baja', 'out'],
  ['DNC', 'out'],
  ['no contactar', 'out'],
  ['Oui', 'in'],
  ['Nein', 'out'],
  ['نعم', 'in'],
  ['לא', 'out'],
  ['Désabonnée', 'out'],
  // Invisible marks come along where Hebrew and Arabic are copied, and people write signs.
  ['לא\u200f', 'out'],
  ['\u2067لا\u2069', 'out'],
  ['כן\u200f', 'in'],
  ['No!', 'out'],
  ['«Não»', 'out'],
  ['"yes"', 'in'],
  ['❌ No', 'out'],
  ['(unsubscribed)', 'out'],
  // A box that nobody ticked.
  ['☐ yes', null],
  ['[ ] yes', null],
  ['✗', null],
  // Who asks has not agreed; a No is one among any signs.
  ['sí?', null],
  ['¿Sí?', null],
  ['sim ?', null],
  ['yes?!', null],
  ['نعم؟', null],
  ['Accepted?', null],
  ['no?', 'out'],
  ['unsubscribed?', 'out'],
  ['1%', null],
  ['perhaps', null],
  ['', null],
  ['active', null],
  ['2', null],
  ['constructor', null],
])('the answer %j is %j', (text, answer) => expect(readAnswer(text)).toBe(answer))

const read = whenReader('America/Sao_Paulo')
test.each([
  ['2026-03-04T10:00:00.123Z', '2026-03-04T10:00:00.123Z', '2026-03-04T10:00:00.123Z'],
  ['2026-03-04T10:00:00,5+02:00', '2026-03-04T08:00:00.500Z', '2026-03-04T08:00:00.500Z'],
  ['2026-03-04T10:00:00Z', '2026-03-04T10:00:00.000Z', '2026-03-04T10:00:00.999Z'],
  ['2026-03-04T10:00-0330', '2026-03-04T13:30:00.000Z', '2026-03-04T13:30:59.999Z'],
  ['2026-03-04 10:30:15', '2026-03-04T13:30:15.000Z', '2026-03-04T13:30:15.999Z'],
  ['2026-03-04 10:30:15 UTC', '2026-03-04T10:30:15.000Z', '2026-03-04T10:30:15.999Z'],
  ['2026-03-04', '2026-03-04T03:00:00.000Z', '2026-03-05T02:59:59.999Z'],
  ['1772618400', '2026-03-04T10:00:00.000Z', '2026-03-04T10:00:00.999Z'],
  ['1772618400123', '2026-03-04T10:00:00.123Z', '2026-03-04T10:00:00.123Z'],
])('%s is read for a Yes and for a No', (text, yes, no) => {
  for (let twice = 0; twice < 2; twice++) {
    expect(new Date(read(text, 'yes')!).toISOString()).toBe(yes)
    expect(new Date(read(text, 'no')!).toISOString()).toBe(no)
  }
})

test.each([
  '2026-02-30',
  '2026-02-30T10:00:00Z',
  '2026-13-01',
  '03/04/2026',
  '24:00',
  '2026-01-01T25:00:00Z',
  'yesterday',
  '1969-12-01',
  '12345',
  '2026-01-01T10:61:00Z',
  '2026-01-01T10:00:00+25:00',
  '2026-01-01T10:00:00-99:00',
  '2026-01-01T10:00:00+05:75',
])('%s is no time', (text) => expect(read(text, 'no')).toBeNull())

test('an hour that comes twice is the first for a Yes and the second for a No', () => {
  const readThere = whenReader('America/Santiago')
  const times = (['yes', 'no'] as const).map((side) => new Date(readThere('2026-04-04 23:30', side)!).toISOString())
  expect(times).toEqual(['2026-04-05T02:30:00.000Z', '2026-04-05T03:30:59.999Z'])
})

const none = { mapping: {}, hasTopic: false, hasAnswer: false }
const topicOf = (name: string) => ['promos', 'news', 'status'].find((key) => key === name)

test.each([
  [
    ['phone', 'topic', 'answer', 'when', 'proof', 'source'],
    [0, 1, 2, 3, 4, 5],
  ],
  [
    ['Fuente', 'Prueba', 'Fecha', 'Respuesta', 'Tema', 'Teléfono'],
    [5, 4, 3, 2, 1, 0],
  ],
  [
    ['Número de telefone', 'Tópico', 'Resposta', 'Data', 'Comprovante', 'Origem'],
    [0, 1, 2, 3, 4, 5],
  ],
  [
    ['id', 'Phone Number', 'subscription', 'opt-in', 'consented_at'],
    [1, 2, 3, 4, undefined, undefined],
  ],
])('the columns of %j are found', (header, places) => {
  const { people, topic, answer, when, proof, source } = findColumns(header, none, topicOf)
  expect([people[0], topic, answer, when.in[0], proof, source]).toEqual(places)
})

test('columns named by topics make the wide form; one named like a part and a topic is the topic', () => {
  const { topics, answer } = findColumns(['phone', 'promos', 'status', 'when'], none, topicOf)
  expect(topics.map(({ topic }) => topic)).toEqual(['promos', 'status'])
  expect(answer).toBeUndefined()
})

test('a column that is named by the call is that one, and no other', () => {
  const given = { ...none, mapping: { phone: 'B' }, hasTopic: true, hasAnswer: true }
  expect(findColumns(['phone', 'B'], given, topicOf).people).toEqual([1])
  expect(findColumns(['phone', 'b'], given, topicOf).people).toEqual([1])
  expect(() => findColumns(['phone', 'C'], given, topicOf)).toThrow(expect.objectContaining({ code: 'unknown_column' }))
})

test.each([[['name', 'promos']], [['phone', 'answer']], [['phone', 'topic']], [['promos']]])(
  'the columns %j are not enough, and the error says which is missing',
  (header) => {
    expect(() => findColumns(header, none, topicOf)).toThrow(
      expect.objectContaining({ code: 'columns_missing', status: 400 }),
    )
  },
)

const pepper = Buffer.alloc(32, 7)
const identity = {
  kind: 'phone' as const,
  value: '1',
  canonical: '+1',
  matchKey: 'phone:1',
  givenBy: 'typed' as const,
}
const saying = (topicId: string, proof: string, over: Partial<RowStatement> = {}): RowStatement => ({
  row: 2,
  place: 0,
  topicId,
  answer: 'in',
  claimed: 5,
  proof,
  source: '',
  ...over,
})

test('rows of one time and proof are one change, unless something came between about their topic', () => {
  const people = new PeopleOfBatch(pepper)
  for (const each of [saying('a', 'p'), saying('b', 'p'), saying('a', 'q'), saying('c', 'p'), saying('a', 'p')])
    people.add(identity, each)
  const [person] = people.all()
  expect(
    person?.groups.map(({ proof, sayings }) => `${proof} ${sayings.map(({ topicId }) => topicId).join('')}`),
  ).toEqual(['p abc', 'q a', 'p a'])
  expect(person?.groups[2]?.key).toBe(person?.groups[0]?.key)
})

test('a line’s dedupe key names each of its answers, and nothing of the number', () => {
  const people = new PeopleOfBatch(pepper)
  people.add(identity, saying('a', 'p'))
  people.add(identity, saying('b', 'p', { answer: 'out' }))
  const [group] = people.all()[0]?.groups ?? []
  const key = lineKey(group!, group!.sayings, null)
  expect(rowKeysOf(key)).toEqual([rowKey(group!.key, 'a', 'in'), rowKey(group!.key, 'b', 'out')])
  expect(rowKeysOf(lineKey(group!, group!.sayings, 'again'))).toEqual(rowKeysOf(key))
  expect(rowKeysOf('form:1.2')).toEqual([])
  expect(rowKeysOf(null)).toEqual([])
  const other = new PeopleOfBatch(Buffer.alloc(32, 8))
  other.add(identity, saying('a', 'p'))
  expect(other.all()[0]?.groups[0]?.key).not.toBe(group!.key)
})

/** Keeps all rows of a batch. */
function asTheyAre() {
  const rows: TableRow[] = []
  return { add: (row: TableRow) => void rows.push(row), end: () => rows }
}

test('batches are cut at the same places however a file arrives, and never between rows of one person', async () => {
  const phones = 'aaabbbbccdddddddddddde'.split('')
  const rows = phones.map((phone, i) => ({ row: i + 2, cells: [phone], text: phone }))
  const cut = async (pieces: number, skip = 0) => {
    const batches = (async function* () {
      for (let i = 0; i < rows.length; i += pieces) yield rows.slice(i, i + pieces)
    })()
    const out: string[] = []
    const columns = { names: ['phone'], people: [0] }
    for await (const batch of batchRows(batches, { sizeOf: () => 4, skip, columns }, asTheyAre))
      out.push(batch.map(({ cells }) => cells[0]).join(''))
    return out
  }
  expect(await cut(100)).toEqual(['aaabbbb', 'ccdddddd', 'dddddde'.slice(0, 6), 'e'])
  for (const pieces of [1, 2, 3, 5]) expect(await cut(pieces)).toEqual(await cut(100))
  // A run that goes on after the first batch gives the same.
  expect(await cut(3, 7)).toEqual((await cut(100)).slice(1))
})

test('a batch recognises who a row names as its reader does: a cell that says Yes is nobody', async () => {
  const rows = 'aaabbbb'.split('').map((phone, i) => ({ row: i + 2, cells: ['Sim', phone], text: phone }))
  const columns = { names: ['WhatsApp', 'Telefone'], people: [0, 1] }
  const batches = (async function* () {
    yield rows
  })()
  const cut: string[] = []
  for await (const batch of batchRows(batches, { sizeOf: () => 3, skip: 0, columns }, asTheyAre))
    cut.push(batch.map(({ cells }) => cells[1]).join(''))
  expect(cut).toEqual(['aaa', 'bbbb'])
})
