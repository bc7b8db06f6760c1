import fc from 'fast-check'
import {
  type CountryCode,
  getCountries,
  getExampleNumber,
  Metadata,
  parsePhoneNumberFromString,
  type PhoneNumber,
} from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { describe, expect, test } from 'vitest'
import { readWritten } from './names'
import { phoneMatchKey } from './phones'

type Type = 'MOBILE' | 'FIXED_LINE'
interface Patterns {
  callingCode(): string
  type(name: Type): { pattern(): string } | undefined
}

/** How many numbers of each type are taken from the plan of each country. */
const SAMPLES = 12

/** Returns numbers that the plan of a country has, the same ones at each run. */
function numbersOf(country: CountryCode, type: Type): PhoneNumber[] {
  const metadata = new Metadata()
  metadata.selectNumberingPlan(country)
  const plan = metadata.numberingPlan as unknown as Patterns
  const pattern = plan.type(type)?.pattern()
  const national = pattern
    ? fc.sample(fc.stringMatching(new RegExp(`^(?:${pattern})$`)), { numRuns: SAMPLES, seed: 3 })
    : []
  const sampled = national.map((digits) => parsePhoneNumberFromString(`+${plan.callingCode()}${digits}`))
  const example = type === 'MOBILE' ? getExampleNumber(country, examples) : undefined
  return [example, ...sampled].flatMap((number) =>
    number && number.isValid() && number.country === country && isReadBack(number, country) ? [number] : [],
  )
}

/** Gabon's numbers from before 2019 are read by the library as today's when they are written as national numbers. */
const isReadBack = (number: PhoneNumber, country: CountryCode) =>
  parsePhoneNumberFromString(number.formatNational(), country)?.number === number.number

function keyOf(text: string, country: string): string {
  const reading = readWritten(text, country)
  return 'identity' in reading ? reading.identity.matchKey : reading.problem
}

/** The ways in which people and programs write a number with its country code and without the plus. */
const withCode = ({ number, countryCallingCode, nationalNumber }: PhoneNumber) => [
  number.slice(1),
  `${number.slice(1)}.0`,
  `${countryCallingCode} ${nationalNumber}`,
  `(${countryCallingCode}) ${nationalNumber}`,
]

describe.each(getCountries())('a business in %s', (country) => {
  const mobiles = numbersOf(country, 'MOBILE')
  const lines = numbersOf(country, 'FIXED_LINE')

  test('reads a mobile of its country with the country code and without a plus as that mobile', () => {
    for (const mobile of mobiles)
      for (const text of withCode(mobile))
        expect([text, keyOf(text, country)]).toEqual([text, keyOf(mobile.number, '')])
  })

  test('never reads another number where its own is written with its code, or as a national number', () => {
    const wrong = [...mobiles, ...lines].flatMap((number) =>
      [...withCode(number), number.formatNational()].filter((text) => {
        const key = keyOf(text, country)
        return key !== phoneMatchKey(number.number) && key !== 'unreadable'
      }),
    )
    expect(wrong).toEqual([])
  })

  test('never reads another number where its own mobile is written without the zero before it', () => {
    const wrong = mobiles.filter((number) => {
      const key = keyOf(number.nationalNumber, country)
      return key !== phoneMatchKey(number.number) && key !== 'unreadable'
    })
    expect(wrong).toEqual([])
  })
})

test.each([
  ['491701234567', 'DE', '491701234567'],
  ['4915155550103.0', 'DE', '4915155550103'],
  ['(49) 170 1234567', 'DE', '491701234567'],
  ['(04917) 1234567', 'DE', '4949171234567'],
  ['38344123456', 'XK', '38344123456'],
  ['62812345678', 'ID', '62812345678'],
  ['358401234', 'FI', '358401234'],
  // The area code 4921 without its zero, or Düsseldorf with the country code.
  ['4921123456', 'DE', null],
])('%s in %s is %s', (text, country, digits) => {
  expect(keyOf(text, country)).toBe(digits === null ? 'unreadable' : `phone:${digits}`)
})
