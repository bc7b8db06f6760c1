/**
 * The languages that Sayso speaks, each with what is known of it apart from its words. A language is added here, at the
 * end; the type checker then names every place that needs words in it (CONTRIBUTING.md, "Add a language").
 */

/**
 * The languages in which a person can read Sayso. The language byte of a token is the index + 1, so the order is part
 * of the format of links.
 */
export const LOCALES = ['es', 'pt-BR', 'en'] as const
export type Locale = (typeof LOCALES)[number]

interface Language {
  /** In its own words, for the choice at the top of the page. */
  ownName: string
  direction: 'ltr' | 'rtl'
  /** As Weni and RapidPro name it (docs/reference/weni.md, 1.5). */
  iso6393: string
  /** Numbers of countries where most people speak it: a guess for a contact whose language is not known. */
  numbers: RegExp
}

export const LANGUAGES = {
  es: { ownName: 'Español', direction: 'ltr', iso6393: 'spa', numbers: /^\+(34|5[1-46-9])/ },
  'pt-BR': { ownName: 'Português', direction: 'ltr', iso6393: 'por', numbers: /^\+55/ },
  en: { ownName: 'English', direction: 'ltr', iso6393: 'eng', numbers: /^\+(1|44|61)/ },
} as const satisfies Record<Locale, Language>

/** Returns the language with this ISO 639-3 code, or null for one that we do not speak. */
export function localeOfIso6393(code: string | null | undefined): Locale | null {
  return LOCALES.find((locale) => LANGUAGES[locale].iso6393 === code) ?? null
}
