/** The languages of the console. The page may speak more: the console is for the people of the business. */
export type ConsoleLocale = 'en' | 'es' | 'pt-BR'

/** Returns the words of one area of the console by language. */
export const inEachLanguage = <Words>({
  en,
  es,
  ptBr,
}: Record<'en' | 'es' | 'ptBr', Words>): Readonly<Record<ConsoleLocale, Words>> => ({ en, es, 'pt-BR': ptBr })
