import fc from 'fast-check'
import { getCountries, getExampleNumber } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { expect, test } from 'vitest'
import { phoneIdentity, readPlatformId, readUrn } from './identities'
import { readIdentity, readName, readWritten } from './names'
import { phoneMatchKey } from './phones'
import { looksMistyped } from './read-number'

const read = (text: string, country = 'BR') => {
  const reading = readWritten(text, country)
  if ('problem' in reading) return reading.problem
  return reading.isGuessed ? `${reading.identity.value} guessed` : reading.identity.value
}

// From files that failed: each of these was read as another person's number, or as none.
test.each([
  // What programs make of a column of numbers with gaps, and texts of which no number may be guessed.
  ['573005550101.0', '573005550101'],
  ['628125550102.0', '628125550102'],
  ['4915155550103.0', '4915155550103'],
  ['5511955550104.0', '5511955550104'],
  ['+5511955550104.00', '5511955550104'],
  ['573005550101,0', '573005550101'],
  ['11987658801.0', '5511987658801 guessed'],
  ['573005550101.5', 'unreadable'],
  ['573005550101.05', 'unreadable'],
  ['573005550101.0.0', 'unreadable'],
  ['5511.987658801', 'unreadable'],
  ['5.73E+11', 'unreadable'],
  ['5.73005550101E+11', 'unreadable'],
  ['5,73E+11', 'unreadable'],
  ['573005550101,5', 'unreadable'],
  // What a spreadsheet adds around a number.
  ["'+5511987650001", '5511987650001'],
  ['’+5511987650001', '5511987650001'],
  ["'5511987650001'", '5511987650001'],
  ['="+5511987650307"', '5511987650307'],
  ['="5511987650308"', '5511987650308'],
  ['=+5511987650308', '5511987650308'],
  ['\'="+5511987650308"', '5511987650308'],
  ['"+5511987650309"', '5511987650309'],
  ['“+5511987650309”', '5511987650309'],
  ['=55+11', 'unreadable'],
  ['=HYPERLINK("tel:+5511987650309")', 'unreadable'],
  // Marks that cannot be seen.
  ['\u202a+5511987650302\u202c', '5511987650302'],
  ['\u2068+5511987650303\u2069', '5511987650303'],
  ['\ufeff+5511987650304', '5511987650304'],
  ['+55\u00a011\u00a098765\u20110305', '5511987650305'],
  ['\u200e5511987650306', '5511987650306'],
  ['55\u200b11\u00ad98765\u20600306', '5511987650306'],
  ['+5511987650306\u0000', '5511987650306'],
  ['+55\u200211\u300098765\u22120306', '5511987650306'],
  ['＋５５（１１）９８７６５－０３０６', '5511987650306'],
  ['+٥٥١١٩٨٧٦٥٠٣٠٦', '5511987650306'],
  ['+५५११९८७६५०३०६', '5511987650306'],
  // Two numbers in one cell.
  ['+5511987650311; +5511987650312', 'several'],
  ['+5511987650313, +5511987650314', 'several'],
  ['+5511987650315 ::: +5511987650316', 'several'],
  ['+5511987650315 | 11987650316', 'several'],
  ['5511987650315\n5511987650316', 'several'],
  ['5511987650315 5511987650316', 'several'],
  ['(11) 98765-0315 (11) 98765-0316', 'several'],
  ['11 98765-0315 / 98765-0316', 'several'],
  ['11 98765-0315 ou 98765-0316', 'several'],
  ['11 98765-0315 y 98765-0316', 'several'],
  ['5511987650311/12', 'several'],
  ['+55 11 98765-0315 +55 11 98765-0316', 'several'],
  ['+5511987650311;', '5511987650311'],
  // As people write them.
  ['+55 (0) 11 98765-9704', '5511987659704'],
  ['(+55) 11 98765-4321', '5511987654321'],
  ['+55.11.98765.4321', '5511987654321'],
  ['573.005.550.101', '573005550101'],
  ['+5511987659933;ext=5', '5511987659933'],
  ['tel:+5511987659933;ext=5;isub=1', '5511987659933'],
  ['tel:8631234;phone-context=+1-914-555', 'unreadable'],
  ['+5511987659933 ramal 5', 'unreadable'],
  ['-5511987659933', 'unreadable'],
  ['whatsapp:+5511987659933', '5511987659933'],
  ['whatsapp:31987654321', '31987654321'],
  // National numbers, and what is doubtful about them.
  ['11987658801', '5511987658801 guessed'],
  ['(11) 98765-8802', '5511987658802 guessed'],
  ['011987659702', '5511987659702 guessed'],
  ['00 55 11 987659702', '5511987659702 guessed'],
  ['0055 11 98765-9702', '5511987659702 guessed'],
  ['(31) 98765-4321', '5531987654321 guessed'],
  ['31987654321', 'unreadable'],
  ['987657779', 'unreadable'],
  ['98765-7780', 'unreadable'],
  ['+55 98765-7780', 'unreadable'],
  ['+5587657780', 'unreadable'],
  ['0055 98765-7780', 'unreadable'],
  ['whatsapp:55987657780', 'unreadable'],
  ['+1 555-0199', 'unreadable'],
  ['+551187657780', '551187657780'],
  ['951234567', 'unreadable'],
  ['26123456', 'unreadable'],
  // With a digit too many, where the United States' plan would drop one.
  ['119876599332', 'unreadable'],
  ['11 98765-9933 1', 'unreadable'],
  ['1 11 98765-9933', 'unreadable'],
  // Countries that renumbered.
  ['+22507123456', '2250707123456'],
  ['+22997123456', '2290197123456'],
  ['+229 01 97 12 34 56', '2290197123456'],
  ['22997123456', 'unreadable'],
])('%j in Brazil is %s', (text, expected) => {
  expect(read(text)).toBe(expected)
})

test.each([
  ['0171/5555102', 'DE', '491715555102 guessed'],
  ['0171/5555102/03', 'DE', 'several'],
  ['1 (415) 555-2671', 'US', '14155552671'],
  // Without the country code, an old number can't be told from today's number with its beginning missing.
  ['97123456', 'BJ', 'unreadable'],
  ['61 12 34 56', 'BJ', 'unreadable'],
  ['49123456', 'CI', 'unreadable'],
  ['22997123456', 'BJ', '2290197123456'],
  ['06.12.34.56.78', 'FR', '33612345678 guessed'],
  ['415.555.2671', 'US', '14155552671 guessed'],
  ['011 55 11 98765-4321', 'US', '5511987654321 guessed'],
  ['5512345678.0', 'MX', '525512345678 guessed'],
  ['011 15 1234-5678', 'AR', '5491112345678 guessed'],
  ['15 2345-6789', 'AR', 'unreadable'],
  ['(15) 2345-6789', 'AR', 'unreadable'],
  ['015 2345 6789', 'AR', 'unreadable'],
  ['11 5234-5678', 'AR', '541152345678 guessed'],
  ['0812 5550 102', 'ID', '628125550102 guessed'],
  ['07 07 12 34 56', 'CI', '2250707123456 guessed'],
  ['07123456', 'CI', 'unreadable'],
  ['22997123456', 'BJ', '2290197123456'],
])('%j in %s is %s', (text, country, expected) => {
  expect(read(text, country)).toBe(expected)
})

test.each([
  ['+54 15 2345-6789', ['AR', 'BR', 'MX']],
  ['whatsapp:541523456789', ['AR', 'BR', 'MX']],
  ['541523456789', ['AR', 'BR', 'MX']],
  ['+54 9 15 2345-6789', ['AR', 'BR', 'MX']],
  ['9 15 2345-6789', ['AR']],
])('%j lacks its area code, so it is nobody’s number in imports and checks', (text, countries) => {
  const readings = countries.map((country) => [read(text, country), readName(text, country)])
  expect(readings).toEqual(countries.map(() => ['unreadable', null]))
})

test('a platform’s own id of that form is taken as it is, so that no refusal is lost', () => {
  const matchKey = 'phone:541523456789'
  for (const id of ['541523456789', '5491523456789'])
    expect(readPlatformId(id)).toMatchObject({ kind: 'phone', value: id, matchKey })
  for (const urn of ['whatsapp:541523456789', 'tel:+541523456789']) expect(readUrn(urn)).toMatchObject({ matchKey })
  // The gateway checks the same person that signed calls name.
  expect(phoneIdentity('+541523456789')).toMatchObject({ matchKey })
})

const number = fc
  .record({
    start: fc.constantFrom(
      '551198765',
      '552198765',
      '57300555',
      '491515555',
      '62812555',
      '52551234',
      '1415555',
      '22507071',
      '22901971',
    ),
    end: fc.integer({ min: 1000, max: 9999 }),
  })
  // Of Ivory Coast and Benin two digits more.
  .map(({ start, end }) => `${start}${start.startsWith('22') ? '23' : ''}${end}`.slice(0, 13))
const around = fc.constantFrom(
  '@',
  "'@",
  '="@"',
  '"@"',
  '\u202a@\u202c',
  '\ufeff@',
  ' @\u00a0',
  '@;',
  '@.0',
  '@,0',
  '\t@',
)
const mark = fc.constantFrom('', ' ', '-', '\u2011', '\u00a0', '\u200b', '\u2066')

test('whatever a spreadsheet does to a number with its country, it is that number or none', () => {
  let lost = 0
  fc.assert(
    fc.property(number, around, mark, (whole, wrapper, between) => {
      const text = wrapper.replace(
        '@',
        `+${whole.slice(0, 2)}${between}${whole.slice(2, 7)}${between}${whole.slice(7)}`,
      )
      const key = readIdentity(text, 'BR')?.matchKey
      if (key === undefined) lost++
      else expect({ text, key }).toEqual({ text, key: phoneMatchKey(`+${whole}`) })
    }),
    { numRuns: 2000, seed: 7 },
  )
  // Only a decimal after a number in groups is refused, because no program writes that.
  expect(lost).toBeLessThan(500)
})

test('any text is read without an error, and the fast reading and the careful one agree', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...Array.from('0123456789+-() .,;/E=\'"\n\u200e\u00a0')), maxLength: 24 }),
  )
  fc.assert(
    fc.property(text, fc.constantFrom('BR', 'US', 'DE', 'CI', 'XX'), (written, country) => {
      const name = readName(written, country)
      const reading = readWritten(written, country)
      expect(name).toEqual('identity' in reading ? { matchKey: reading.identity.matchKey } : null)
      if (!('identity' in reading) || reading.identity.kind !== 'phone') return
      // Messages go to these digits, and they belong to the same person.
      expect(reading.identity.value).toMatch(/^[1-9]\d{4,17}$/)
      expect(readName(`+${reading.identity.value}`, country)).toEqual(name)
    }),
    { numRuns: 4000, seed: 11 },
  )
})

test('a mobile of any country is itself when its people write it, or it is refused as two people’s', () => {
  const home: string[] = []
  const refused: string[] = []
  for (const country of getCountries()) {
    const example = getExampleNumber(country, examples)
    if (!example) continue
    expect(read(example.number, 'BR')).toBe(example.number.slice(1))
    const national = readWritten(example.formatNational(), country)
    if ('problem' in national) refused.push(country)
    else {
      expect([country, national.identity.matchKey]).toEqual([country, phoneMatchKey(example.number)])
      home.push(country)
    }
  }
  // The others have a number of another country in the same digits.
  expect(home.length / (home.length + refused.length)).toBeGreaterThan(0.8)
})

test.each([
  ['319876543210', 'BR', true],
  // A number of Germany, and with one digit less one of Chapecó.
  ['499876543210', 'BR', true],
  ['5411987654321', 'BR', true],
  ['5511987654321', 'BR', false],
  ['14155552671', 'BR', false],
  ['573005550101', 'BR', false],
  ['4915155550103', 'BR', false],
  ['351912345678', 'BR', false],
  ['5511987654321', 'MX', false],
  ['5215512345678', 'MX', false],
])('%s of a business in %s looks mistyped: %s', (digits, country, is) => {
  expect(looksMistyped(digits, country)).toBe(is)
})
