import fc from 'fast-check'
import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min'
import { expect, test } from 'vitest'
import { readIdentity, readName } from './names'
import { readPhone } from './phones'
import { mayBeNational, plainPhoneKey } from './plain-phones'
import { readNumber } from './read-number'

const COUNTRIES = getCountries()
const CODES = [...new Set(COUNTRIES.map((country) => `${getCountryCallingCode(country)}`)), '800', '870', '881', '999']
const RUNS = { numRuns: 5000 }

const digits = (min: number, max: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max }).map((all) => all.join(''))
const international = fc.tuple(fc.constantFrom(...CODES), digits(3, 14)).map(([code, rest]) => code + rest)

test('the fast reading of plain digits is that of readPhone, or none, for every calling code', () => {
  let [fast, read] = [0, 0]
  fc.assert(
    fc.property(international, (number) => {
      const phone = readPhone(`+${number}`)
      const expected = phone?.matchKey ?? null
      const key = plainPhoneKey(number)
      // Messages are sent to the digits, so the digits must be those of the number.
      if (key !== null)
        expect({ number, key, e164: `+${number}` }).toEqual({ number, key: expected, e164: phone?.e164 })
      if (key !== null) fast++
      if (expected !== null) read++
    }),
    RUNS,
  )
  // Only zeros and trunk prefixes are left to the slow way; otherwise the fast way would be of no use.
  expect(fast / read).toBeGreaterThan(0.7)
})

test('every calling code has numbers that are read fast', () => {
  const slow = COUNTRIES.filter((country) => {
    const code = getCountryCallingCode(country)
    const lengths = Array.from({ length: 14 }, (_, length) => length + 4)
    const firsts = ['2', '3', '4', '5', '6', '7', '8', '9']
    return !lengths.some((length) => firsts.some((first) => plainPhoneKey(code + first + '3'.repeat(length - 1))))
  })
  expect(slow).toEqual([])
})

test('digits that are read fast beside a country are read the same with care', () => {
  fc.assert(
    fc.property(international, fc.constantFrom(...COUNTRIES), (number, country) => {
      const key = mayBeNational(number, country) ? null : plainPhoneKey(number)
      if (key === null) return
      // With a space it is no plain number, so the slow way reads it.
      const careful = readNumber(`${number.slice(0, 4)} ${number.slice(4)}`, country)
      const phone = 'phone' in careful ? careful.phone : null
      expect({ number, country, key: phone?.matchKey, e164: phone?.e164 }).toEqual({
        number,
        country,
        key,
        e164: `+${number}`,
      })
    }),
    RUNS,
  )
})

test('a name and the identity made of it have one match key', () => {
  const sign = fc.constantFrom('', '+', 'whatsapp:', 'tel:+', ' ')
  fc.assert(
    fc.property(
      sign,
      fc.oneof(international, digits(4, 12)),
      fc.constantFrom(...COUNTRIES),
      (start, number, country) => {
        const name = readName(start + number, country)
        const matchKey = readIdentity(start + number, country)?.matchKey
        expect(name).toEqual(matchKey === undefined ? null : { matchKey })
      },
    ),
    { numRuns: 3000 },
  )
})

const key = (digits: string) => ({ matchKey: `phone:${digits}` })

test.each<[string, string, string, ReturnType<typeof readName>]>([
  ['an international number', '+5511987654321', 'BR', key('551187654321')],
  ['the same elsewhere', '+5511987654321', 'US', key('551187654321')],
  ['as WhatsApp writes it', '5511987654321', 'BR', key('551187654321')],
  ['as people write it', ' +55 (11) 98765-4321 ', 'BR', key('551187654321')],
  ['a national number', '(11) 98765-4321', 'BR', key('551187654321')],
  ['a national number in digits, which would be none of the United States', '11987654321', 'BR', key('551187654321')],
  ['a number of the United States in digits, which would be none of Brazil’s', '14155552671', 'MX', key('14155552671')],
  ['a national number with its trunk zero', '011 98765-4321', 'BR', key('551187654321')],
  ['area code 55 in Brazil', '55 99123-4567', 'BR', key('555591234567')],
  ['two people’s number: Belo Horizonte and the Netherlands', '31987654321', 'BR', null],
  ['the same with its country', '+5531987654321', 'BR', key('553187654321')],
  ['the same with the other country', '+31987654321', 'BR', key('31987654321')],
  ['a number of the United States at home', '4155552671', 'US', key('14155552671')],
  ['with the country code', '14155552671', 'US', key('14155552671')],
  ['a URN of WhatsApp, whose digits have the country code', 'whatsapp:31987654321', 'BR', key('31987654321')],
  ['Mexico’s old form', '5215512345678', 'MX', key('525512345678')],
  ['a BSUID', 'BR.13491208655302741918', 'BR', { matchKey: 'bsuid:BR.13491208655302741918' }],
  [
    'a contact id, in any case',
    '019AB0FF-1234-7abc-8def-0123456789ab',
    'BR',
    { contactId: '019ab0ff-1234-7abc-8def-0123456789ab' },
  ],
  ['nothing', '', 'BR', null],
  ['a short number', '12345', 'BR', null],
  ['text', 'call me', 'BR', null],
  ['a number in text', 'call +5511987654321', 'BR', null],
  ['no country code', '+999123456789', 'BR', null],
  ['too many digits', '+55119876543210000', 'BR', null],
  ['a million digits', '1'.repeat(1_000_000), 'BR', null],
])('reads %s', (_what, name, country, expected) => {
  expect(readName(name, country)).toEqual(expected)
})

test('a business whose country is unknown reads international numbers only', () => {
  expect(readName('11987654321', 'XX')).toEqual(readName('+11987654321', 'XX'))
  expect(readName('+5511987654321', 'XX')).toEqual(key('551187654321'))
})
