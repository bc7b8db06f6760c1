import { normalise } from './normalise'

/** The word that replaces the business's own name in a text: the lexicons know it as "you". */
export const NAME = 'ownname'
/**
 * A part of the name counts only if it has at least this share of its letters: "Aurora" of "Café Aurora", but not
 * "Café".
 */
const MOST = 0.5

/**
 * Returns the words with the business's own name as one word. The whole name is found anywhere; beside a single word
 * ("STOP aurora") a part that is most of the name is found too. A text that holds only the name becomes that one word.
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
    // "Stop & Shop": a word of refusal belongs to the name only where the rest of the name follows.
    if (!isWhole && !isPart) {
      replaced.push(word)
      continue
    }
    if (replaced.at(-1) !== NAME) replaced.push(NAME)
    if (isWhole) i += name.length - 1
  }
  return replaced
}
