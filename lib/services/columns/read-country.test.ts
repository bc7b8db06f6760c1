import { Metadata } from 'libphonenumber-js/core'
import { expect, test, vi } from 'vitest'
import { readCountry } from './read-country'

test.each([
  ...[
    ['57', 'CO'],
    ['+57', 'CO'],
    ['0057', 'CO'],
    ['57.0', 'CO'],
    ['(+57)', 'CO'],
    ['٥٧', 'CO'],
    ['1', 'US'],
    ['7', 'RU'],
  ],
  ...[
    ['+1 809', 'DO'],
    ['1809', 'DO'],
    ['+1-809', 'DO'],
    ['1 (829)', 'DO'],
    ['+1787', 'PR'],
    ['1-305', 'US'],
    ['1416', 'CA'],
  ],
  ...[
    ['co', 'CO'],
    ['RU', 'RU'],
    ['COL', 'CO'],
    ['UAE', 'AE'],
    ['EE. UU.', 'US'],
    ['U.S.A.', 'US'],
    ['UK', 'GB'],
  ],
  ...[
    ['Deutschland', 'DE'],
    ['Allemagne', 'DE'],
    ['Alemanha', 'DE'],
    ['Germania', 'DE'],
    ['Germany', 'DE'],
  ],
  ...[
    ['الأردن', 'JO'],
    ['الاردن', 'JO'],
    ['ישראל', 'IL'],
    ['Polónia', 'PL'],
    ['Rep. Dominicana', 'DO'],
  ],
  ...[
    ['Brasil (BR)', 'BR'],
    ['BR - Brasil', 'BR'],
    ['Brazil – BR', 'BR'],
    ['+57 (CO)', 'CO'],
    ['CO (+57)', 'CO'],
  ],
  ...[
    ['+1 (DO)', 'DO'],
    ['Canada (+1)', 'CA'],
    ['Colombia (57)', 'CO'],
    ['Bolivia (Plurinational State of)', 'BO'],
  ],
  ...[
    ['Guinea-Bissau', 'GW'],
    ['Guinea - Bissau', 'GW'],
  ],
])('%s is %s', (text, country) => expect(readCountry(text)).toBe(country))

test.each([
  ...['', 'Otro', 'Sin dato', 'LATAM', '999', '1999', 'Georgia (US)', 'Samoa (American)', 'CO - Perú', 'Brasil (Sul)'],
  ...['+57 (BR)', 'CO - CO - CO', '2'],
])('%s is no country', (text) => expect(readCountry(text)).toBeNull())

test('a cell that is long, or mostly blanks, is no country and costs nothing', () => {
  expect(readCountry(`(${' '.repeat(60_000)}x`)).toBeNull()
  expect(readCountry(`57${' '.repeat(60_000)}`)).toBeNull()
  expect(readCountry(`(${' '.repeat(100)}57`)).toBe('CO')
  expect(readCountry('1 '.repeat(60))).toBeNull()
})

test('no numbering plan is asked for a calling code, and none again for a cell that was read before', () => {
  // What is made once, for all cells.
  readCountry('+355')
  readCountry('Otro país')
  const plans = vi.spyOn(Metadata.prototype, 'selectNumberingPlan')
  const asked = () => plans.mock.calls.length
  try {
    const cells = Array.from({ length: 300 }, (_, code) => [`+${code}`, `00${code}`, `(${code})`]).flat()
    for (const cell of cells) readCountry(cell)
    expect(asked()).toBe(0)
    expect(readCountry('1 - 876')).toBe('JM')
    const once = asked()
    expect(once).toBeGreaterThan(0)
    for (let row = 0; row < 1000; row++) expect(readCountry('1 - 876')).toBe('JM')
    expect(asked()).toBe(once)
  } finally {
    plans.mockRestore()
  }
})
