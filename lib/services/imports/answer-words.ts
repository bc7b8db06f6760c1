import { meaningOf } from '@/lib/services/columns/column-names'
import type { Meant } from './columns'

/**
 * What systems write for Yes and No, in English, Spanish and Portuguese, compared without case, accents, blanks,
 * hyphens and underscores. A word that could mean either ("active", "ok", "blocked") is not in the list: its row is
 * refused, and the business has to say what the word means.
 */
const WORDS = {
  in: 'yes y true t 1 in on optin optedin subscribe subscribed granted agreed accepted si s verdadero sim verdadeiro suscrito suscrita suscripto suscripta inscrito inscrita aceptado aceptada aceito aceita alta',
  out: 'no n false f 0 out off optout optedout unsubscribe unsubscribed denied withdrawn revoked refused stop nao falso cancelado cancelada rechazado rechazada recusado recusada revogado revogada revocado revocada desuscrito desuscrita desuscripto desuscripta descadastrado descadastrada dadodebaja dadadebaja baja',
}

const MEANING: ReadonlyMap<string, 'in' | 'out'> = new Map(
  (['in', 'out'] as const).flatMap((answer) => WORDS[answer].split(' ').map((word) => [word, answer] as const)),
)

/** Words that a business adds for one file, by the form in which words are compared. */
export type OwnWords = ReadonlyMap<string, 'in' | 'out'>

/** Returns Yes or No; null for a word that is neither. The words of the business come before ours. */
export function readAnswer(text: string, own?: OwnWords): 'in' | 'out' | null {
  const meaning = own?.get(fold(text)) ?? MEANING.get(text) ?? MEANING.get(fold(text))
  return meaning ?? (isRefusalName(text) ? 'out' : null)
}

/** Whether a cell is what a column of refusals is named by: `Do not contact`, `no molestar`. */
const isRefusalName = (text: string) => meaningOf(text)?.part === 'refusal'

/** Returns the words that a business named for Yes and for No. A word that it named for both is a No. */
export function ownWords(words: { in: readonly string[]; out: readonly string[] }): OwnWords {
  return new Map((['in', 'out'] as const).flatMap((answer) => words[answer].map((word) => [fold(word), answer])))
}

/**
 * Returns a name or a word in the form in which words are compared: lower case, no accents, no blanks, hyphens,
 * underscores or dots.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\s_.\-–—?¿]+/gu, '')
    .toLowerCase()
}

const TRUE: ReadonlySet<string> = new Set('yes y true t 1 on si s verdadero sim verdadeiro x'.split(' '))
const FALSE: ReadonlySet<string> = new Set('no n false f 0 off nao falso'.split(' '))

/** Words that mean No by themselves, in a column of any name. */
const REFUSED: ReadonlySet<string> = new Set([...WORDS.out.split(' ').filter((word) => !FALSE.has(word)), 'stopped'])

/**
 * Returns what a cell means in a column of refusals (`opted_out`, `unsubscribed`, `baja`). Yes in it is a No of the
 * person, and so are a word that the business named for Yes, and one that means No by itself, whatever it was named
 * for. No in it means nothing, because a person does not agree by not refusing. Returns null for a word that is
 * neither.
 */
export function readRefusal(text: string, own?: OwnWords): 'out' | 'nothing' | null {
  const word = fold(text)
  if (REFUSED.has(word)) return 'out'
  const named = own?.get(word)
  if (named) return named === 'in' ? 'out' : 'nothing'
  if (TRUE.has(word)) return 'out'
  return FALSE.has(word) ? 'nothing' : null
}

/**
 * Returns whether a cell beside a Yes says No, in a column of refusals or in one of answers; null for a cell of a
 * column of refusals that is no word of ours, such as the date of the refusal. In a column that may hold anything
 * (`status`) only what means No by itself counts: a word (`unsubscribed`, `baja`), what columns of refusals are named
 * by (`Do not contact`), or a word that the business named for No. In a column of refusals such a word is a No as well;
 * only a plain "no" there says that the person did not refuse.
 */
export function isRefusedIn(text: string, { isRefusal, isClear }: Meant, own?: OwnWords): boolean | null {
  const word = fold(text)
  const isNamedNo = own?.get(word) === 'out' && !(isRefusal && FALSE.has(word))
  if (REFUSED.has(word) || isRefusalName(text) || isNamedNo) return true
  if (!isRefusal) return isClear && readAnswer(text, own) === 'out'
  const read = readRefusal(text, own)
  if (read !== null) return read === 'out'
  return readAnswer(text, own) === 'in' ? false : null
}
