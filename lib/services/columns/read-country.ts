import { COUNTRIES, dialCodeOf } from '@/lib/consent/phones'
import { plainDigits } from '@/lib/consent/read-number'
import { foldName } from './column-names'

/** Of the countries that share a calling code, the one whose plan reads the numbers of all of them. */
const MAIN: Readonly<Record<string, string>> = {
  ...{ '1': 'US', '7': 'RU', '39': 'IT', '44': 'GB', '47': 'NO', '61': 'AU', '212': 'MA', '262': 'RE', '290': 'SH' },
  ...{ '358': 'FI', '590': 'GP', '599': 'CW' },
}

/** Names beside those of CLDR: ISO 3166-1 alpha-3 where most of our businesses are, and what people write. */
const MORE: Readonly<Record<string, string>> = {
  ...{ AR: 'arg', BO: 'bol', BR: 'bra', CA: 'can', CL: 'chl', CO: 'col', CR: 'cri', DO: 'dom', EC: 'ecu', ES: 'esp' },
  ...{ GT: 'gtm', HN: 'hnd', MX: 'mex', NI: 'nic', PA: 'pan', PE: 'per', PT: 'prt', PY: 'pry', SV: 'slv', UY: 'ury' },
  ...{ VE: 'ven', DE: 'deu', FR: 'fra', IT: 'ita', US: 'usa eua eeuu estadosunidosdamerica', GB: 'gbr uk inglaterra' },
}

const LANGUAGES = ['en', 'es', 'pt'] as const

let known: ReadonlyMap<string, string> | null = null

/**
 * Returns the country that a cell names: by its calling code (`57`, `+57`), by ISO 3166-1 (`CO`) or by its name in
 * English, Spanish or Portuguese. Returns null for anything else.
 */
export function readCountry(text: string): string | null {
  if (/^\(?\s*(?:\+|00)?[\p{Nd}\s]+\)?(?:[.,]0+)?$/u.test(text)) {
    const digits = plainDigits(text.replace(/[.,]0+$/, '')).replace(/^0+/, '')
    return MAIN[digits] ?? COUNTRIES.find((country) => dialCodeOf(country) === `+${digits}`) ?? null
  }
  known ??= namesOfCountries()
  return known.get(foldName(text)) ?? null
}

function namesOfCountries(): ReadonlyMap<string, string> {
  const names = LANGUAGES.map((language) => new Intl.DisplayNames([language], { type: 'region' }))
  return new Map(
    COUNTRIES.flatMap((country) =>
      [country, ...names.map((each) => each.of(country) ?? country), ...(MORE[country]?.split(' ') ?? [])].map(
        (name) => [foldName(name), country] as const,
      ),
    ),
  )
}
