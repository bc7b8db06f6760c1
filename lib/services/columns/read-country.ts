import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { BoundedMap } from '@/lib/bounded-map'
import { COUNTRIES, dialCodeOf } from '@/lib/consent/phones'
import { plainDigits } from '@/lib/consent/read-number'
import { LOCALES } from '@/lib/languages'
import { foldName } from './column-names'

/** Of the countries that share a calling code, the one whose plan reads the numbers of all of them. */
const MAIN: Readonly<Record<string, string>> = {
  ...{ '1': 'US', '7': 'RU', '39': 'IT', '44': 'GB', '47': 'NO', '61': 'AU', '212': 'MA', '262': 'RE', '290': 'SH' },
  ...{ '358': 'FI', '590': 'GP', '599': 'CW' },
}

/** Names beside those of CLDR: ISO 3166-1 alpha-3 where most of our businesses are, and what people write. */
const MORE: Readonly<Record<string, string>> = {
  ...{ AR: 'arg', BR: 'bra', CA: 'can', CL: 'chl', CO: 'col', CR: 'cri', EC: 'ecu', ES: 'esp', SV: 'slv', UY: 'ury' },
  ...{ GT: 'gtm', HN: 'hnd', MX: 'mex', NI: 'nic', PA: 'pan', PE: 'per', PT: 'prt', PY: 'pry', DE: 'deu', FR: 'fra' },
  ...{ IT: 'ita', US: 'usa eua eeuu estadosunidosdamerica unitedstatesofamerica', GB: 'gbr uk inglaterra england' },
  BO: 'bol boliviaplurinationalstateof boliviaestadoplurinacionalde boliviaestadoplurinacionalda',
  VE: 'ven venezuelabolivarianrepublicof venezuelarepublicabolivarianade venezuelarepublicabolivarianada',
  ...{ DO: 'dom repdominicana repdom republicadominicana dominicanrep', AE: 'are uae eau emiratosarabes' },
  ...{ SA: 'sau ksa', RU: 'rus russianfederation', NL: 'nld holland holanda' },
}

/** People also write in the Portuguese of Portugal: Polónia, Irão. */
const LANGUAGES = [...LOCALES, 'pt-PT'] as const

/** No name of a country is longer, not even an official one with its code behind it. */
const LONGEST = 120

let known: ReadonlyMap<string, string> | null = null
let codes: ReadonlyMap<string, string> | null = null

/** A column has few countries, in a million rows. */
const KEPT_CELLS = 1000
const read = new BoundedMap<string | null>(KEPT_CELLS)

/**
 * Returns the country that a cell names: by its calling code (`57`, `+57`, `+1 809`), by ISO 3166-1 (`CO`), by its name
 * in a language of the page, or by two of these that agree (`Brasil (BR)`, `+57 (CO)`). Returns null for anything else.
 */
export const readCountry = (cell: string): string | null =>
  cell.length > LONGEST ? null : read.remember(cell, () => readCell(cell))

function readCell(cell: string): string | null {
  // Runs of blanks would take the expressions below long.
  const text = cell.trim().replace(/\s+/gu, ' ')
  const whole = readOne(text)
  if (whole !== null) return whole
  const parts = text.split(/[()[\]]|\s[-–—/|]\s/u).filter((part) => /[\p{L}\p{N}]/u.test(part))
  const [first, second] = parts.map((part) => ({ isCode: /\p{Nd}/u.test(part), country: readOne(part) }))
  if (!first?.country || !second?.country || parts.length !== 2) return null
  if (first.country === second.country) return first.country
  // A calling code may be that of several countries: +1 (DO).
  if (first.isCode === second.isCode || dialCodeOf(first.country) !== dialCodeOf(second.country)) return null
  return first.isCode ? second.country : first.country
}

/** A calling code, perhaps with the area code behind it that tells the countries of North America apart. */
const CODE = /^\(?\s*(?:\+|00)?[\p{Nd}\s]+(?:[-\s]\s*\(?\p{Nd}{3})?\)?(?:[.,]0+)?$/u
const NORTH_AMERICA = /^1[2-9]\d{2}$/

function readOne(text: string): string | null {
  if (CODE.test(text.trim())) {
    const digits = plainDigits(text.replace(/[.,]0+\s*$/, '')).replace(/^0+/, '')
    if (NORTH_AMERICA.test(digits)) return countryOfArea(digits)
    codes ??= countriesOfCodes()
    return codes.get(digits) ?? null
  }
  known ??= namesOfCountries()
  return known.get(foldName(text)) ?? null
}

/** Any line of an area shows its country: the plan knows which areas are whose. */
const ANY_LINE = '2345678'

const countryOfArea = (digits: string): string | null =>
  parsePhoneNumberFromString(`+${digits}${ANY_LINE}`)?.country ?? null

/** Returns the country of each calling code: the one whose plan reads all of its numbers, else the only one. */
function countriesOfCodes(): ReadonlyMap<string, string> {
  const countries = COUNTRIES.map((country) => [dialCodeOf(country)?.slice(1) ?? '', country] as const)
  return new Map([...countries, ...Object.entries(MAIN)])
}

function namesOfCountries(): ReadonlyMap<string, string> {
  const names = LANGUAGES.map((language) => new Intl.DisplayNames([language], { type: 'region' }))
  const named = COUNTRIES.flatMap((country) =>
    [...names.map((each) => each.of(country) ?? country), ...(MORE[country]?.split(' ') ?? [])].map(
      (name) => [foldName(name), country] as const,
    ),
  )
  // A name counts less than an ISO code.
  return new Map([...named, ...COUNTRIES.map((country) => [foldName(country), country] as const)])
}
