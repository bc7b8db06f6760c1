import { baseLanguage } from '../content'

/** Frequent words that only one of these languages has. */
const WORDS: Readonly<Record<'es' | 'pt' | 'en', ReadonlySet<string>>> = {
  es: setOf(`el los las una unos con más y del al es está están hola gracias aquí hoy ya pero muy desde tu tus su sus
    le te lo ha han fue hasta también puedes quieres tienes nuestro nuestra día ahora`),
  pt: setOf(`os um uma com mais em do da dos das na no nas nos ao é está estão olá oi obrigado obrigada você seu sua
    seus suas não aqui hoje até já pelo pela foi também pode quer tem nosso nossa dia agora e`),
  en: setOf(`the and your you for is of to with our we has have been hello hi thanks this at from it are was will
    be by an if or not can here today now`),
}

/** Words that both Spanish and Portuguese have say nothing of either. */
const SHARED: ReadonlySet<string> = setOf('está hasta a o de que para por se')

/** Fewer words than these of another language may be a name or a quotation. */
const LEAST_WORDS = 3

/**
 * Returns the language in which a text is written, if that is surely another one than it is declared to be: `es`, `pt`
 * or `en`. Null if it is the same, if the text is too short to say, or if the declared language is not one of these.
 */
export function languageOfText(text: string, declared: string): string | null {
  const own = baseLanguage(declared)
  if (own === null) return null
  const words = text.toLowerCase().match(/[\p{L}’']+/gu) ?? []
  const countOf = (language: 'es' | 'pt' | 'en') =>
    words.filter((word) => WORDS[language].has(word) && !SHARED.has(word)).length
  const others = (['es', 'pt', 'en'] as const)
    .filter((each) => each !== own)
    .map((each) => [each, countOf(each)] as const)
    .toSorted(([, a], [, b]) => b - a)
  const [best, count] = others[0] ?? ['', 0]
  return count >= LEAST_WORDS && count > 2 * countOf(own) ? best : null
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/u))
}
