import { understandKeyword } from '@/lib/consent/keywords'
import { normalise } from './normalise'
import { isKnown } from './spelling'

/** The word that replaces the business's own name in a text: the lexicons know it as "you". */
export const NAME = 'ownname'
/**
 * A part of the name counts only if it has at least this share of its letters: "Aurora" of "Café Aurora", but not
 * "Café".
 */
const MOST = 0.5

/** Words that may join a stop and a name: "SAIR do Café Aurora". */
const JOINING = new Set('de del do da dos das of from the el la los las a al o as os en no na'.split(' '))
/** Words that stop beside a name only; alone they may also answer a question. */
export const ENOUGH = new Set(['basta', 'chega', 'enough', 'ya basta', 'fora', 'fuera'])
/** What may follow the whole name, as the place of a branch: "STOP Café Aurora Centro". */
const MOST_BEHIND = 2

/**
 * Returns the words with the business's own name as one word. The whole name is found anywhere; beside a single word
 * ("STOP aurora") a part that is most of the name is found too, and beside a stop so is the name's end ("STOP el sol"
 * for "Panadería El Sol"). A text that holds only the name becomes that one word.
 */
export function withoutName(words: readonly string[], business: string | undefined): string[] {
  const name = business ? normalise(business).filter((word) => /[\p{L}\p{N}]/u.test(word)) : []
  if (name.length === 0 || words.length <= 1) return [...words]
  const letters = name.join('').length
  const stop = stopBeside(words, name, letters)
  if (stop !== null) return [...stop, NAME]
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

/**
 * Returns the words of a stop that stand before or behind a name; null where the text is anything else. The name may be
 * whole, with the name of a branch behind it, or its end alone, if that has two words or most of its letters.
 */
function stopBeside(words: readonly string[], name: readonly string[], letters: number): string[] | null {
  const isWhole = words.some((_, at) => name.every((part, place) => words[at + place] === part))
  // "Stop & Shop" holds a stop and the end of a name only by chance.
  for (let from = 0; from < (isWhole ? 1 : name.length); from++) {
    const end = name.slice(from)
    const isEnough = end.length > 1 || end.join('').length >= letters * MOST
    if (!isEnough) continue
    for (let at = 0; at + end.length <= words.length; at++) {
      if (!end.every((part, place) => words[at + place] === part)) continue
      const before = words.slice(0, at)
      const behind = words.slice(at + end.length)
      const stop = isStop(behind) ? behind : before
      const others = stop === behind ? before : behind
      while (stop === before && before.length > 1 && JOINING.has(before.at(-1)!)) before.pop()
      const isBranch = stop === before && from === 0 && others.length <= MOST_BEHIND && others.every(isBranchWord)
      if (isStop(stop) && (others.length === 0 || isBranch)) return stop
    }
  }
  return null
}

function isStop(words: readonly string[]): boolean {
  const said = words.join(' ')
  return ENOUGH.has(said) || understandKeyword(said).outcome === 'stop'
}

const isBranchWord = (word: string): boolean => /^\p{L}{3,}$/u.test(word) && !isKnown(word)
