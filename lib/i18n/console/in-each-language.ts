import { type Locale, LOCALES } from '@/lib/languages'

/**
 * Returns the words of one area of the console by language. The page speaks more languages than the console: in those
 * it is English, though nobody can choose them there.
 */
export const inEachLanguage = <Words>({
  en,
  es,
  ptBr,
}: Record<'en' | 'es' | 'ptBr', Words>): Readonly<Record<Locale, Words>> => {
  const words: Readonly<Record<string, Words>> = { es, 'pt-BR': ptBr }
  return Object.fromEntries(LOCALES.map((locale) => [locale, words[locale] ?? en])) as Record<Locale, Words>
}
