import { expect, test } from 'vitest'
import { readAnswer } from '@/lib/services/imports/answer-words'
import { personReader, writtenPerson } from './row-person'

const home = { country: 'CO', isGiven: false }
const columns = { names: ['phone', 'Country'], people: [0], countries: [{ index: 1, isOfNumber: false }] }
const countryIn = (raw: Record<string, unknown>, known = columns) =>
  personReader(known, home)({ row: 2, cells: [], text: JSON.stringify(raw), raw })

test('a country of NDJSON counts although the first object has no such key, that of the number first', () => {
  const none = { names: ['phone'], people: [0], countries: [] }
  expect(countryIn({ phone: '3105551234' }, none)).toMatchObject({ country: 'CO' })
  expect(countryIn({ phone: '3105551234', country_code: 1 }, none)).toMatchObject({ country: 'US' })
  expect(countryIn({ phone: '11987650001', pais: 'Brasil' }, none)).toMatchObject({ country: 'BR' })
  expect(countryIn({ phone: '3105551234', Country: 'Brasil', DDI: '+1' })).toMatchObject({ country: 'US' })
  expect(countryIn({ phone: '3105551234', Country: 'Colombia', DDI: null, city: '1' })).toMatchObject({ country: 'CO' })
})

test('the same person in the next row is not read again, unless the row names another country or names it otherwise', () => {
  const names = ['phone', 'Country', 'DDI']
  const countries = [1, 2].map((index) => ({ index, isOfNumber: index === 2 }))
  const read = personReader({ names, people: [0], countries }, home)
  const rowOf = (...cells: string[]) => ({ row: 2, text: cells.join(','), cells })
  const first = read(rowOf('912345678', 'Portugal', ''))
  expect(first).toMatchObject({ country: 'PT', by: 'person' })
  expect(read(rowOf('912345678', 'Portugal', ''))).toBe(first)
  expect(read(rowOf('912345678', '', 'Portugal'))).toMatchObject({ country: 'PT', by: 'number' })
  expect(read(rowOf('912345678', 'Espanha', ''))).toMatchObject({ country: 'ES', by: 'person' })
  expect(read(rowOf('912345678', '', ''))).toMatchObject({ country: 'CO', by: 'call' })
  expect(read(rowOf('912345679', '', ''))).toMatchObject({ text: '912345679', by: 'call' })
})

test('a cell that is plainly a number is no answer, so it names the person without being read as one', () => {
  const numbers = ['111111', '000000', '+0 (0) 0-0.0 00', '(11) 98765-4321', '11987654321.0']
  expect(numbers.map((cell) => readAnswer(cell))).toEqual(numbers.map(() => null))
  const person = (...cells: string[]) =>
    writtenPerson({ row: 2, text: '', cells }, { names: ['WhatsApp', 'phone'], people: [0, 1] })
  for (const number of numbers)
    expect([person('Sim', number), person(number, 'Sim'), person('', number), person('0', number)]).toEqual(
      Array.from({ length: 4 }, () => number),
    )
  // Nor does one that asks, or a box that nobody ticked.
  expect([person('sim?', '11987654321'), person('☐ yes', '11987654321')]).toEqual(['11987654321', '11987654321'])
  expect([person('Sim', 'não'), person('-', ''), person('Ana', '111111')]).toEqual(['Sim', '', 'Ana'])
})
