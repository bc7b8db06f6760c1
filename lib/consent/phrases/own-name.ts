import { normalise } from './normalise'

/** What stands for the business's own name in a text that is read: a word that the lexicons know as "you". */
export const NAME = 'ownname'
/** A part of a name must be this much of it, by letters: "Aurora" of "Café Aurora", but not "Café". */
const MOST = 0.5

/**
 * The words with the business's own name as one. Its whole name is found anywhere; behind or before a single word
 * ("STOP aurora") also a part that is most of it. A text that is nothing but the name says nothing: it becomes that one
 * word.
 */
export function withoutName(words: readonly string[], business: string | undefined): string[] {
  const name = business ? normalise(business).filter((word) => /[\p{L}\p{N}]/u.test(word)) : []
  if (name.length === 0 || words.length <= 1) return [...words]
  const letters = name.join('').length
  const replaced: string[] = []
  for (let i = 0; i < words.length; i++) {
    const isWhole = name.every((part, place) => words[i + place] === part)
    const word = words[i] ?? ''
    const isPart = words.length === 2 && name.includes(word) && word.length >= letters * MOST
    // "Stop & Shop": a word of refusal is the name's only where the rest of the name follows.
    if (!isWhole && !isPart) {
      replaced.push(word)
      continue
    }
    if (replaced.at(-1) !== NAME) replaced.push(NAME)
    if (isWhole) i += name.length - 1
  }
  return replaced
}
