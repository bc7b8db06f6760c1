import { meaningOf } from '@/lib/services/columns/column-names'
import { AGREES, foldAnswer, meansNo, NO, REFUSES, saysRefused, YES } from '@/lib/yes-and-no'
import type { Meant } from './columns'

const MEANING: ReadonlyMap<string, 'in' | 'out'> = new Map([
  ...[...YES, ...AGREES].map((word) => [word, 'in'] as const),
  ...[...NO, ...REFUSES].map((word) => [word, 'out'] as const),
])

/** Words that a business adds for one file, by the form in which words are compared. */
export type OwnWords = ReadonlyMap<string, 'in' | 'out'>

/** Returns Yes or No; null for a word that is neither. The words of the business come before ours. */
export function readAnswer(text: string, own?: OwnWords): 'in' | 'out' | null {
  const meaning = own?.get(foldAnswer(text)) ?? MEANING.get(text) ?? MEANING.get(foldAnswer(text))
  return meaning ?? (isRefusalName(text) ? 'out' : null)
}

/** Whether a cell is what a column of refusals is named by: `Do not contact`, `no molestar`. */
const isRefusalName = (text: string) => meaningOf(text)?.part === 'refusal'

/** Returns the words that a business named for Yes and for No. A word that it named for both is a No. */
export function ownWords(words: { in: readonly string[]; out: readonly string[] }): OwnWords {
  return new Map((['in', 'out'] as const).flatMap((answer) => words[answer].map((word) => [foldAnswer(word), answer])))
}

/**
 * Returns what a cell means in a column of refusals (`opted_out`, `unsubscribed`, `baja`). Yes in it is a No of the
 * person, and so are a word that the business named for Yes, and one that means No by itself, whatever it was named
 * for. No in it means nothing, because a person does not agree by not refusing. Returns null for a word that is
 * neither.
 */
export function readRefusal(text: string, own?: OwnWords): 'out' | 'nothing' | null {
  const word = foldAnswer(text)
  const named = meansNo(word) ? undefined : own?.get(word)
  if (named) return named === 'in' ? 'out' : 'nothing'
  return saysRefused(text)
}

/**
 * Returns whether a cell beside a Yes says No, in a column of refusals or in one of answers; null for a cell of a
 * column of refusals that is no word of ours, such as the date of the refusal. In a column that may hold anything
 * (`status`) only what means No by itself counts: a word (`unsubscribed`, `baja`), what columns of refusals are named
 * by (`Do not contact`), or a word that the business named for No. In a column of refusals such a word is a No as well;
 * only a plain "no" there says that the person did not refuse.
 */
export function isRefusedIn(text: string, { isRefusal, isClear }: Meant, own?: OwnWords): boolean | null {
  const word = foldAnswer(text)
  const isNamedNo = own?.get(word) === 'out' && !(isRefusal && NO.has(word))
  if (meansNo(word) || isRefusalName(text) || isNamedNo) return true
  if (!isRefusal) return isClear && readAnswer(text, own) === 'out'
  const read = readRefusal(text, own)
  if (read !== null) return read === 'out'
  return readAnswer(text, own) === 'in' ? false : null
}
