import { expect, test } from 'vitest'
import { csvLine, safeCell } from './write-row'

test('cells are quoted where they must be, and only there', () => {
  expect(csvLine(['a', 'b,c', 'd"e', 'f\ng', 7, true, null])).toBe('a,"b,c","d""e","f\ng",7,true,\r\n')
  expect(csvLine(['a;b', 'c,d'], ';')).toBe('"a;b";c,d\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '  =1', '＝1', '\u{feff}=1', '|x', '%x'])(
  'a spreadsheet would run %j',
  (text) => {
    expect(safeCell(text)).toBe(`'${text}`)
  },
)

test.each(['Ana', '5511987650001', '', 'a=b', 'a-b', '1 + 1'])('a spreadsheet shows %j as it is', (text) => {
  expect(safeCell(text)).toBe(text)
})
