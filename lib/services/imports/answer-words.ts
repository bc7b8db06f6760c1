import { remembering } from '@/lib/remembering'
import { meaningOf } from '@/lib/services/columns/column-names'
import { AGREES, bareAnswer, foldAnswer, meansNo, NO, REFUSES, saysRefused, YES, yesForm } from '@/lib/yes-and-no'
import type { Meant } from './beside-columns'

const MEANING: ReadonlyMap<string, 'in' | 'out'> = new Map([
  ...[...YES, ...AGREES].map((word) => [word, 'in'] as const),
  ...[...NO, ...REFUSES].map((word) => [word, 'out'] as const),
])

/** Words that a business adds for one file, by the form in which each answer is looked for. */
export type OwnWords = ReadonlyMap<string, 'in' | 'out'>

/**
 * Returns Yes or No; null for a word that is neither. A word that means No by itself (`unsubscribed`) is a No whatever
 * the business named it for. Otherwise the words of the business come before ours. A Yes that asks (`sí?`) is none,
 * unless the business named it with its question mark.
 */
export function readAnswer(text: string, own?: OwnWords): 'in' | 'out' | null {
  if (saysNo(text, false, own)) return 'out'
  const word = yesForm(text)
  const read = own?.get(word) ?? MEANING.get(word)
  return read ?? (NO.has(bareAnswer(text)) ? 'out' : null)
}

/**
 * Returns what a cell of a column of answers says: by `readRefusal` in a column of refusals, else by `readAnswer`.
 * Where `isRefusal` is null, because nobody knows what a Yes in the column means, only what is a No either way counts.
 */
export function readCell(text: string, isRefusal: boolean | null, own?: OwnWords): 'in' | 'out' | 'nothing' | null {
  if (isRefusal !== null) return isRefusal ? readRefusal(text, own) : readAnswer(text, own)
  return readAnswer(text, own) === 'out' && readRefusal(text, own) === 'out' ? 'out' : null
}

/**
 * Returns `readCell` with these words. A file says few of them, again and again, and to read one takes longer than the
 * rest of its row.
 */
export function cellReader(own?: OwnWords): typeof readCell {
  const [ofAnswers, ofRefusals, ofEither] = [false, true, null].map((isRefusal) =>
    remembering((text) => readCell(text, isRefusal, own)),
  )
  return (text, isRefusal) => {
    const read = isRefusal === null ? ofEither : isRefusal ? ofRefusals : ofAnswers
    return read ? read(text) : null
  }
}

/** The address of a page, also without `https://`. */
const ADDRESS = /^(?:(?:https?:\/\/|mailto:|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\/\S*)$/i

/** Whether a cell is what a column of refusals is named by: `Do not contact`, `no molestar`. */
const isRefusalName = (text: string) => meaningOf(text)?.part === 'refusal'

/** Returns the words that a business named for Yes and for No. A word that it named for both is a No. */
export function ownWords(words: { in: readonly string[]; out: readonly string[] }): OwnWords {
  return new Map([
    ...words.in.map((word) => [yesForm(word), 'in'] as const),
    ...words.out.map((word) => [foldAnswer(word), 'out'] as const),
  ])
}

/** Whether a cell says No by itself, also in a column of refusals: by a word of ours, or by one of the business. */
function saysNo(text: string, isRefusal: boolean, own?: OwnWords): boolean {
  const word = foldAnswer(text)
  if (meansNo(word) || meansNo(bareAnswer(text)) || isRefusalName(text)) return true
  return own?.get(word) === 'out' && !(isRefusal && NO.has(word))
}

/**
 * Returns what a cell means in a column of refusals (`opted_out`, `unsubscribed`, `baja`). Yes in it is a No of the
 * person, and so is every word that the business named: whether "blocked" was named for Yes, because the person is
 * blocked, or for No, because they get nothing, it is a refusal. A plain "no" means nothing, because a person does not
 * agree by not refusing. Returns null for a word that is neither.
 */
export function readRefusal(text: string, own?: OwnWords): 'out' | 'nothing' | null {
  if (saysNo(text, true, own)) return 'out'
  return [foldAnswer(text), yesForm(text)].some((word) => own?.get(word) === 'in') ? 'out' : saysRefused(text)
}

/**
 * Returns whether a cell beside a Yes says No, in a column of refusals or in one of answers; null for a cell of a
 * column of refusals that is no word of ours, such as the date of the refusal. In a column that may hold anything
 * (`status`) only what means No by itself counts: a word (`unsubscribed`, `baja`), what columns of refusals are named
 * by (`Do not contact`), or a word that the business named for No. In a column of refusals such a word is a No as well;
 * only a plain "no" there says that the person did not refuse. The address of a page by which people may refuse, in a
 * column of such addresses, is no refusal. Where the name of a column may be either, a Yes and a No in it are each one.
 * Where it denies a refusal (`not_unsubscribed`), everything but a clear Yes is one.
 */
export function isRefusedIn(
  text: string,
  { isRefusal, isClear, isLink, isEither, isDenied }: Meant,
  own?: OwnWords,
): boolean | null {
  if (isLink && ADDRESS.test(text)) return false
  if (saysNo(text, isRefusal, own)) return true
  if (isDenied) return readAnswer(text, own) !== 'in'
  if (isEither && readAnswer(text, own) !== null) return true
  if (!isRefusal) return isClear && readAnswer(text, own) === 'out'
  const read = readRefusal(text, own)
  if (read !== null) return read === 'out'
  return readAnswer(text, own) === 'in' ? false : null
}
