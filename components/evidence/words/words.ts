import { isolate } from '@/lib/i18n/isolate'
import { type Locale, LOCALES } from '@/lib/i18n/locales'
import { ar } from './ar'
import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { he } from './he'
import { it } from './it'
import { ptBr } from './pt-br'
import type { Words } from './shape'

/** The words as they are written; `WORDS` keeps the direction of what is put into them. */
const WRITTEN = { en, es, 'pt-BR': ptBr, fr, it, de, ar, he } as const satisfies Record<Locale, Words>

/** Words of a language are texts, functions that take names and dates, and groups of both. */
type Part = string | readonly string[] | ((...given: never[]) => string) | { readonly [name: string]: Part }

/** Returns the words with every name that is put into them isolated, where it may run the other way. */
function isolating(part: Part, locale: Locale): Part {
  if (typeof part === 'string' || Array.isArray(part)) return part
  if (typeof part === 'function') {
    const write = part as (...given: unknown[]) => string
    return (...given: unknown[]) =>
      write(...given.map((value) => (typeof value === 'string' ? isolate(value, locale) : value)))
  }
  return Object.fromEntries(Object.entries(part).map(([name, each]) => [name, isolating(each, locale)]))
}

export const WORDS = Object.fromEntries(
  LOCALES.map((locale) => [locale, isolating(WRITTEN[locale] as unknown as Part, locale)]),
) as unknown as Readonly<Record<Locale, Words>>
