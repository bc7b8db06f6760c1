import { LANGUAGES, type Locale } from '@/lib/languages'

/** "First strong isolate" and its end (Unicode Standard Annex 9): what `<bdi>` is in HTML, for texts of any kind. */
const [OPEN, CLOSE] = ['\u2068', '\u2069']

/** A letter of a script that is written from right to left. */
const FROM_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/**
 * What reads the same in any text from right to left: words of such a script, and digits alone. An address must not be
 * followed by what an app may take for a part of it.
 */
const NEEDS_NONE = /^([\p{Script=Arabic}\p{Script=Hebrew}\s]*|\p{Nd}*|https?:\/\/\S*)$/u

/**
 * Returns a name, number or word so that it keeps its own direction inside of a sentence in this language, and the
 * sentence keeps its own: "+55 … 4321" and "Café Aurora!" in Arabic, an Arabic name in English. Where all of it runs
 * one way the text is returned as it is, so that pages in one script weigh nothing more.
 */
export function isolate(text: string, locale: Locale): string {
  const needsNone = LANGUAGES[locale].direction === 'ltr' ? !FROM_RIGHT.test(text) : NEEDS_NONE.test(text)
  return needsNone ? text : `${OPEN}${text}${CLOSE}`
}
