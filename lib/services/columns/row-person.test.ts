import { expect, test } from 'vitest'
import { personReader } from './row-person'

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
