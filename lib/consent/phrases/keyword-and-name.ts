import { normaliseKeyword, understandKeyword } from '@/lib/consent/keywords'
import { LANGUAGES } from './lexicon/lexicon'
import { isKnown } from './spelling'

/** A person who signs, or adds what a form asked them for, writes this many words beside the keyword at most. */
const MOST_BESIDE = 4
const MOST_KEYWORD_WORDS = 3
/** Scripts of the languages whose sentences are not read, and which have no capital letters. */
const WITHOUT_CASE = /[\p{Script=Arabic}\p{Script=Hebrew}]/u
/** Words that show a thing is meant and no name: "הסר את הבצל", "abmelden vom Kurs", "إيقاف من". */
const OF_A_THING = new Set(
  [
    ...['את', 'מה', 'מן', 'של', 'עם', 'על', 'זה', 'בבקשה', 'من', 'في', 'على', 'عن', 'هذا', 'هذه', 'ال', 'مع', 'عند'],
    ...[
      'le',
      'les',
      'un',
      'une',
      'du',
      'mon',
      'ma',
      'il',
      'lo',
      'gli',
      'una',
      'mio',
      'mia',
      'der',
      'das',
      'dem',
      'den',
    ],
    ...['vom', 'ein', 'eine', 'mein', 'meine', 'dein', 'the', 'my', 'mi', 'el', 'meu', 'minha', 'o', 'sur', 'pour'],
  ].map(normaliseKeyword),
)
/** Small words inside names. */
const IN_NAMES = new Set('de da do dos das del la los las e y van von di soy sou'.split(' '))
/** Given names that are typed without a capital too. Each is no other word in the languages that we read. */
const GIVEN = new Set(
  'juan jose luis carlos jorge pedro miguel diego pablo fernando javier andres ricardo raul sergio eduardo roberto marcos lucas mateo joao paulo antonio francisco rafael bruno felipe gabriel thiago rodrigo gustavo maria ana carmen lucia elena laura sofia camila valentina juana marta patricia adriana fernanda juliana beatriz larissa mariana isabel teresa john james robert michael david william thomas mary linda susan karen sarah emily emma anna julia peter paul george'.split(
    ' ',
  ),
)

/**
 * Returns whether a text is a stop word with a number or a name before or behind it: "ABMELDEN 4711", "إيقاف محمد",
 * "cancelar João da Silva". It is then a stop of somebody who signed, or of an order or an appointment of that person;
 * nobody can tell, so it is never ordinary.
 */
export function isKeywordAndName(text: string): boolean {
  const written = text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  const most = MOST_BESIDE + MOST_KEYWORD_WORDS
  if (written.length < 2 || written.length > most) return false
  for (let size = Math.min(MOST_KEYWORD_WORDS, written.length - 1); size > 0; size--) {
    for (const [keyword, rest] of [
      [written.slice(0, size), written.slice(size)],
      [written.slice(-size), written.slice(0, -size)],
    ] as const) {
      if (rest.length > MOST_BESIDE) continue
      const { outcome, locale } = understandKeyword(keyword.join(' '))
      if (outcome === 'stop' && isName(rest, locale !== null && !isRead(locale))) return true
    }
  }
  return false
}

/**
 * Returns whether all words are a name or a number, and at least one is no small word. After a given name any word may
 * be the family's.
 * @param isUnread whether sentences of the keyword's language are not read: any word may be a name then
 */
function isName(words: readonly string[], isUnread: boolean): boolean {
  const said = words.map(normaliseKeyword)
  if (said.some((word) => OF_A_THING.has(word))) return false
  const mayBeAny = isUnread || GIVEN.has(said[0] ?? '')
  const isNamed = (word: string, place: number) =>
    isNumber(word) ||
    isOfName(words[place] ?? '', word) ||
    (mayBeAny && !WITHOUT_CASE.test(word) && word.length > 2 && !isKnown(word))
  return said.every((word, place) => isNamed(word, place) || IN_NAMES.has(word)) && said.some(isNamed)
}

const isRead = (locale: string): boolean => LANGUAGES.some((language) => language === locale)
const isNumber = (word: string): boolean => /^\p{N}{2,}$/u.test(word)

function isOfName(written: string, word: string): boolean {
  if (GIVEN.has(word)) return true
  if (WITHOUT_CASE.test(written)) return !/^(?:ال|לה|ל)?(?:طلب|הזמנה|תור|موعد)/u.test(word)
  // In a text of capitals a capital says nothing.
  return /^\p{Lu}\p{Ll}/u.test(written) && word.length > 2 && !isKnown(word)
}
