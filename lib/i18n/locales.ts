import { type Locale, LOCALES } from '@/lib/languages'

export { type Locale, LOCALES } from '@/lib/languages'

/** Longer headers are cut: no reader has that many languages, and any stranger can send the header. */
const ACCEPT_LANGUAGE_MAX_CHARS = 256

/** Hebrew, as Java and old Android name it. */
const FORMER_NAMES = new Map([['iw', 'he']])

const BY_TAG = new Map(LOCALES.map((locale) => [locale.toLowerCase(), locale]))
/** The first of our locales with a base wins: so the last is set first. */
const BY_BASE = new Map(LOCALES.toReversed().map((locale) => [locale.toLowerCase().split('-', 1)[0] ?? '', locale]))

/**
 * Reads a language tag as people and systems write it (`pt_BR`, `PT`, `es-419`). Returns null for a language that we do
 * not have.
 */
export function readLocale(text: string | null | undefined): Locale | null {
  if (!text) return null
  const tag = text.trim().toLowerCase().replaceAll('_', '-')
  const base = tag.split('-', 1)[0] ?? ''
  return BY_TAG.get(tag) ?? BY_BASE.get(FORMER_NAMES.get(base) ?? base) ?? null
}

/**
 * Returns the best of the `supported` locales for an Accept-Language header (RFC 9110 section 12.5.4). A region that we
 * do not have falls back to its language (`pt-PT` gets Brazilian Portuguese). Without any match, returns the first
 * supported one, which is the business's own.
 */
export function negotiateLocale(
  acceptLanguage: string | null | undefined,
  supported: readonly Locale[] = LOCALES,
): Locale {
  const wishes = (acceptLanguage ?? '')
    .slice(0, ACCEPT_LANGUAGE_MAX_CHARS)
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.split(';')
      const quality = params.map((param) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/i.exec(param)?.[1]).find(Boolean)
      return { locale: readLocale(tag), quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter((wish) => wish.quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
  for (const { locale } of wishes) if (locale && supported.includes(locale)) return locale
  return supported[0] ?? 'en'
}

/** Returns the language byte of a token; 0 means that no language is given. */
export function localeToByte(locale: Locale | null): number {
  return locale ? LOCALES.indexOf(locale) + 1 : 0
}

/** The inverse of `localeToByte`; a byte of a language we no longer have reads as none. */
export function localeFromByte(byte: number): Locale | null {
  return LOCALES[byte - 1] ?? null
}
