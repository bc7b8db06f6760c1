import { LANGUAGES } from '@/lib/languages'
import { type Locale, LOCALES, negotiateLocale, readLocale } from './locales'

/**
 * Returns the language to write to a contact in: the first of `known` that the business speaks (the language they wrote
 * in or chose), else that of their number, else the business's own.
 */
export function contactLocale(
  business: { locales: readonly string[]; defaultLocale: string },
  phone: string | null,
  ...known: (string | null)[]
): Locale {
  const supported = business.locales.flatMap((locale) => readLocale(locale) ?? [])
  const candidates = [
    ...known.map((each) => readLocale(each)),
    localeOfNumber(phone),
    readLocale(business.defaultLocale),
  ]
  return (
    candidates.find((each): each is Locale => each !== null && supported.includes(each)) ??
    negotiateLocale(null, supported)
  )
}

/** A guess for people whose language is not known; they can change it on the page. */
function localeOfNumber(phone: string | null): Locale | null {
  return LOCALES.find((locale) => LANGUAGES[locale].numbers.test(phone ?? '')) ?? null
}
