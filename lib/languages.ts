/**
 * The languages that Sayso speaks, each with what is known of it apart from its words. A language is added here, at the
 * end; the type checker then names every place that needs words in it (CONTRIBUTING.md, "Add a language").
 */

/**
 * The languages in which a person can read Sayso. The language byte of a token is the index + 1, so the order is part
 * of the format of links.
 */
export const LOCALES = ['es', 'pt-BR', 'en', 'fr', 'it', 'de', 'ar', 'he'] as const
export type Locale = (typeof LOCALES)[number]

/** The languages of the console, which is for the people of a business. Its page may speak any. */
export const CONSOLE_LOCALES = ['es', 'pt-BR', 'en'] as const satisfies readonly Locale[]

interface Language {
  /** In its own words, for the choice at the top of the page. */
  ownName: string
  direction: 'ltr' | 'rtl'
  /** As Weni and RapidPro name it (docs/reference/weni.md, 1.5). */
  iso6393: string
  /** Numbers of countries where businesses write in it: a guess for a contact whose language is not known. */
  numbers: RegExp
}

export const LANGUAGES = {
  es: { ownName: 'Español', direction: 'ltr', iso6393: 'spa', numbers: /^\+(34|5[1-46-9])/ },
  'pt-BR': { ownName: 'Português', direction: 'ltr', iso6393: 'por', numbers: /^\+55/ },
  en: { ownName: 'English', direction: 'ltr', iso6393: 'eng', numbers: /^\+(1|44|61)/ },
  fr: { ownName: 'Français', direction: 'ltr', iso6393: 'fra', numbers: /^\+(33|22[13-9]|237|24[123])/ },
  it: { ownName: 'Italiano', direction: 'ltr', iso6393: 'ita', numbers: /^\+39/ },
  de: { ownName: 'Deutsch', direction: 'ltr', iso6393: 'deu', numbers: /^\+4(3|9|23)/ },
  ar: {
    ownName: 'العربية',
    direction: 'rtl',
    iso6393: 'ara',
    numbers: /^\+(2(0|1[12368]|49)|96[1-8]|97[0134])/,
  },
  he: { ownName: 'עברית', direction: 'rtl', iso6393: 'heb', numbers: /^\+972/ },
} as const satisfies Record<Locale, Language>

/** Returns the language with this ISO 639-3 code, or null for one that we do not speak. */
export function localeOfIso6393(code: string | null | undefined): Locale | null {
  return LOCALES.find((locale) => LANGUAGES[locale].iso6393 === code) ?? null
}
