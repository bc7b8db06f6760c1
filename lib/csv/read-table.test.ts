import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import { readTable, type TableOptions } from './read-table'
import { MAX_COLUMNS } from './table'
import { pieces, read } from './testing'
import { csvLine } from './write-row'

const cellsOf = ({ rows }: Awaited<ReturnType<typeof read>>) => rows.map(({ cells }) => cells)

async function refusal(content: string | Uint8Array, options: TableOptions = {}): Promise<AppError> {
  try {
    await read(content, options)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('the table was read')
}

test.each([
  ['commas', ',', 'phone,name'],
  ['semicolons', ';', 'phone;name'],
  ['tabs', '\t', 'phone\tname'],
  ['semicolons beside a quoted comma', ';', 'phone;"name, first"'],
])('%s are told apart by the header', async (_, delimiter, header) => {
  const table = await read(`${header}\r\n+5511987650001${delimiter}Ana\r\n`)
  expect(table).toMatchObject({ format: 'csv', delimiter, headerText: header })
  expect(table.rows).toEqual([{ row: 2, cells: ['+5511987650001', 'Ana'], text: `+5511987650001${delimiter}Ana` }])
})

test('a column alone needs no delimiter, and the last line no end', async () => {
  const table = await read('phone\n+5511987650001\n\n+5511987650002')
  expect(table.rows.map(({ row, cells }) => [row, ...cells])).toEqual([
    [2, '+5511987650001'],
    [4, '+5511987650002'],
  ])
})

test('line ends may be those of Unix, of Windows, and of an old Mac', async () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const table = await read(['a,b', '1,2', '3,4', ''].join(end))
    expect(table.lineEnd).toBe(end)
    expect(cellsOf(table)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
  }
})

test('quoted cells may hold delimiters, quotes and line ends, and come back as they came', async () => {
  const record = '1,"two, ""quoted""\r\nand a second line",3'
  const table = await read(`a,b,c\r\n${record}\r\n4,5,6\r\n`)
  expect(table.rows).toEqual([
    { row: 2, cells: ['1', 'two, "quoted"\r\nand a second line', '3'], text: record },
    { row: 3, cells: ['4', '5', '6'], text: '4,5,6' },
  ])
})

test('what csvLine writes is read again, however it is cut into pieces', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '7', '"', ',', ';', '\t', '\n', '\r', ' ', 'ç', '😀') })
  const rows = fc.array(fc.tuple(cell, cell, fc.constant('.')), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 5 }),
      async (given, size, batchRows) => {
        const file = [['x', 'y', 'z'], ...given].map((cells) => csvLine(cells)).join('')
        const table = await read(file, { size, batchRows })
        expect(cellsOf(table)).toEqual(given)
        expect(table.rows.map(({ problem }) => problem)).toEqual(given.map(() => undefined))
        expect([table.headerText, ...table.rows.map(({ text }) => text), ''].join('\r\n')).toBe(file)
      },
    ),
  )
})

test('rows with too many or too few cells are said to be so, and the next is read', async () => {
  const table = await read('a,b\n1\n1,2,3\n1,2\n')
  expect(table.rows.map(({ row, problem }) => [row, problem])).toEqual([
    [2, 'wrong_columns'],
    [3, 'wrong_columns'],
    [4, undefined],
  ])
})

test('text behind a closed quote makes its row unreadable, an open quote everything up to the end', async () => {
  const table = await read('a,b\n"1"x,2\n1,2\n1,"2\n3,4\n')
  expect(table.rows.map(({ row, problem }) => [row, problem])).toEqual([
    [2, 'wrong_quotes'],
    [3, undefined],
    [4, 'quote_not_closed'],
  ])
})

test('a line of ten million characters is skipped to its end, within quotes too', async () => {
  const long = 'x'.repeat(10_000_000)
  const inQuotes = `"${'line\n+5511987650001,yes\n""'.repeat(400_000)}"`
  const table = await read(`a,b\n1,${long}\n1,2\n2,${inQuotes}\n3,4\n`)
  expect(table.rows.map(({ row, text, problem }) => [row, text, problem])).toEqual([
    [2, '', 'line_too_long'],
    [3, '1,2', undefined],
    [4, '', 'line_too_long'],
    [5, '3,4', undefined],
  ])
})

test('a long open quote is said to be one', async () => {
  const table = await read(`a,b\n1,"${'x\n'.repeat(100_000)}`)
  expect(table.rows.map(({ problem }) => problem)).toEqual(['quote_not_closed'])
})

test('UTF-8 and UTF-16 are read with their marks, which are no part of the first name', async () => {
  const text = 'teléfono;nome\n+5511987650001;João 😀\n'
  const le = Buffer.from(`\u{feff}${text}`, 'utf16le')
  const encoded = [text, Buffer.from(`\u{feff}${text}`), le, Buffer.from(le).swap16()]
  for (const content of encoded)
    for (const size of [1, 3, 65_536]) {
      const table = await read(content, { size })
      expect(table.header).toEqual(['teléfono', 'nome'])
      expect(table.hasMark).toBe(content !== text)
      expect(cellsOf(table)).toEqual([['+5511987650001', 'João 😀']])
    }
})

test.each([
  ['Latin-1', Buffer.from('telefone;nome\n1;Jo\u{e3}o\n', 'latin1')],
  ['UTF-16 without its mark', Buffer.from('phone,name\n1,2\n', 'utf16le')],
  ['UTF-8 cut within a character', Buffer.from('phone\nJoão').subarray(0, 9)],
  ['bytes of anything', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 8, 0, 0xff, 0xfe])],
  ['HTML that is named .xls', '\n<html xmlns:x="urn:schemas-microsoft-com:office:excel">\n<table><tr><td>phone'],
  ['Excel’s XML', '\u{feff}<?xml version="1.0"?>\r\n<Workbook>'],
])('%s is refused, saying how to save it', async (_, content) => {
  const error = await refusal(content)
  expect(error).toMatchObject({ code: 'unreadable_table', status: 400 })
  expect(error.userMessage).toContain('UTF-8')
})

test.each([
  ['nothing', ''],
  ['blanks', ' \n\n \n'],
  ['a mark', '\u{feff}'],
  ['a JSON array', '[{"phone":"+5511987650001"}]'],
  ['a header too long to be one', `${'phone,'.repeat(20_000)}\n`],
  ['a header with an open quote', 'phone,"name\n+5511987650001,Ana\n'],
  ['NDJSON of nothing', '{}\n{}\n'],
  ['a form', '------WebKitFormBoundary7MA4\r\nContent-Disposition: form-data; name="file"\r\n\r\nphone\r\n'],
])('%s is no table', async (_, content) => {
  expect(await refusal(content)).toMatchObject({ code: 'unreadable_table', status: 400 })
})

test('a header alone is a table without rows', async () => {
  expect(await read('phone,name\r\n')).toMatchObject({ header: ['phone', 'name'], rows: [] })
})

test('NDJSON is told apart by its first character; bad lines are rows with a problem', async () => {
  const lines = ['{"phone":5511987650001,"name":"Ana","tags":["x"],"vip":true}', '{"phone":', '[1]', '"x"', '']
  const table = await read([...lines, '{"name":null,"phone":"+1"}', `{"x":"${'y'.repeat(70_000)}"}`].join('\r\n'))
  expect(table).toMatchObject({ format: 'ndjson', header: ['phone', 'name', 'tags', 'vip'] })
  expect(table.rows.map(({ row, cells, problem }) => [row, cells, problem])).toEqual([
    [1, ['5511987650001', 'Ana', undefined, 'true'], undefined],
    [2, [], 'invalid_json'],
    [3, [], 'invalid_json'],
    [4, [], 'invalid_json'],
    [6, ['+1', undefined, undefined, undefined], undefined],
    [7, [], 'line_too_long'],
  ])
  expect(table.rows[0]).toMatchObject({ text: lines[0], raw: { tags: ['x'] } })
})

test('keys that an object inherits are no columns', async () => {
  const table = await read('{"constructor":"x","phone":"1"}\n{"phone":"2"}\n')
  expect(cellsOf(table)).toEqual([
    ['x', '1'],
    [undefined, '2'],
  ])
})

test('a batch has no more rows than asked for, and fewer when they are long', async () => {
  const sizes = async (content: string, options: TableOptions) => {
    const found = []
    for await (const batch of (await readTable(pieces(Buffer.from(content), 65_536), options)).batches)
      found.push(batch.length)
    return found
  }
  expect(await sizes(`a\n${'1\n'.repeat(25)}`, { batchRows: 10 })).toEqual([10, 10, 5])
  expect(Math.max(...(await sizes(`a\n${`${'1'.repeat(60_000)}\n`.repeat(60)}`, {})))).toBeLessThan(20)
})

test('an eager reader gives what arrived, however little', async () => {
  let sent = 0
  async function* slow() {
    for (const line of ['phone\n1\n', '2\n', '3\n']) {
      sent++
      yield Buffer.from(line)
    }
  }
  const { batches } = await readTable(slow(), { eager: true })
  const seen = []
  for await (const batch of batches) seen.push([batch.length, sent])
  expect(seen).toEqual([
    [1, 1],
    [1, 2],
    [1, 3],
  ])
})

test('an input that breaks off breaks the reading, and one whose reader stops is closed', async () => {
  async function* cut() {
    yield Buffer.from(`phone\n${'1\n'.repeat(5)}`)
    yield Buffer.from('2\n')
    throw new Error('cut')
  }
  const { batches } = await readTable(cut(), { batchRows: 2 })
  await expect(async () => {
    for await (const _ of batches);
  }).rejects.toThrow('cut')

  let ended = false
  async function* endless() {
    try {
      yield Buffer.from('phone\n')
      for (;;) yield Buffer.from('1\n')
    } finally {
      ended = true
    }
  }
  const table = await readTable(endless(), { batchRows: 2 })
  for await (const _ of table.batches) break
  expect(ended).toBe(true)
})

test.each([
  ['sep=;\nphone;answer\n1,5;no\n', ';', 'sep=;\nphone;answer', 3],
  ['\u{feff}SEP=,\r\nphone,note;more;still\r\n1,x\r\n', ',', 'SEP=,\r\nphone,note;more;still', 3],
  ['sep=\t\rphone\tanswer\r1\tno\r', '\t', 'sep=\t\rphone\tanswer', 3],
  ['sep=x\n1\n', ',', 'sep=x', 2],
])('Excel’s line %j names the delimiter and is given back before the header', async (file, delimiter, text, row) => {
  for (const size of [1, 7, 65_536]) {
    const table = await read(file, { size })
    expect(table).toMatchObject({ delimiter, headerText: text })
    expect(table.rows.map((each) => each.row)).toEqual([row])
  }
})

test('a table with too many columns is refused at its header, before a row is read', async () => {
  const names = (count: number) => Array.from({ length: count }, (_, at) => `c${at}`)
  expect((await read(`${names(MAX_COLUMNS).join(',')}\n`)).header).toHaveLength(MAX_COLUMNS)
  const object = (count: number) => JSON.stringify(Object.fromEntries(names(count).map((name) => [name, 1])))
  expect((await read(object(MAX_COLUMNS))).header).toHaveLength(MAX_COLUMNS)
  for (const file of [`phone,${','.repeat(60_000)}\n`, `${names(MAX_COLUMNS + 1).join(';')}\n`, object(5_000)]) {
    expect(await refusal(file)).toMatchObject({ code: 'unreadable_table', status: 400 })
    expect((await refusal(file)).userMessage).toContain('1000 columns')
  }
})

test('a batch is bounded by the cells that its rows are given back with, however short they are', async () => {
  const header = Array.from({ length: 500 }, (_, at) => `c${at}`).join(',')
  const table = await readTable(pieces(Buffer.from(`${header}\n${'1\n'.repeat(2_000)}`), 65_536))
  const sizes = []
  for await (const batch of table.batches) sizes.push(batch.length)
  expect(sizes).toEqual(Array.from({ length: 10 }, () => 200))
})

test('of a row of NDJSON only the cells that are asked for are made', async () => {
  const first = JSON.stringify(Object.fromEntries(Array.from({ length: 900 }, (_, at) => [`c${at}`, 1])))
  const { rows } = await read(`${first}\n{"c1":"x"}\n`)
  expect(Object.hasOwn(rows[1]!, 'cells')).toBe(false)
  expect(rows[1]!.cells.slice(0, 3)).toEqual([undefined, 'x', undefined])
})
