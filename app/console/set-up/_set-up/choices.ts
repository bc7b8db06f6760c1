import type { Locale } from '@/lib/i18n/locales'

const LETTERS = Array.from({ length: 26 }, (_, place) => String.fromCodePoint(65 + place))
/** Parts of the world and of no country, which the names of regions also have. */
const NO_COUNTRY = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'])

/** Returns every country with its name in a language, in the order of that language. */
export function countriesIn(locale: Locale): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  // Old codes, such as that of the Soviet Union, have today's as their canonical form.
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(
    (code) => !NO_COUNTRY.has(code) && new Intl.Locale(`und-${code}`).region === code,
  )
  const named = codes.flatMap((value) => {
    const label = names.of(value)
    return label === undefined ? [] : [{ value, label }]
  })
  const { compare } = new Intl.Collator(locale)
  return named.toSorted((one, other) => compare(one.label, other.label))
}

/** Returns every time zone by its IANA name, and one that was chosen by another name of it. */
export const timeZones = (chosen: string): { value: string; label: string }[] =>
  [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...(chosen === '' ? [] : [chosen])])].map((value) => ({
    value,
    label: value.replaceAll('_', ' '),
  }))

/** Returns the country of the first language tag that names one (`pt-BR`), or an empty text. */
export const regionOf = (acceptLanguage: string | null): string =>
  /\b[a-z]{2,3}-([A-Z]{2})\b/.exec((acceptLanguage ?? '').slice(0, 256))?.[1] ?? ''
