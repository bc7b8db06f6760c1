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
const JOINING = new Set('de del do da dos das of from the el la los las a al o as os en no na at in'.split(' '))
/** Of these, what also leads to a place: "stop at", "chega no Café Aurora". */
const TO_A_PLACE = new Set('en no na a al ao at in'.split(' '))
/** Words that stop beside a name only; alone they may also answer a question. */
export const ENOUGH = new Set(['basta', 'chega', 'enough', 'ya basta', 'fora', 'fuera'])
/**
 * Stops that are also said of places and errands: "salir del Café Aurora", "pare na esquina", "remove the onions".
 * Beside a name they are a stop only where the whole name follows at once, as in "SAIR Café Aurora".
 */
const ERRANDS = new Set(
  [...ENOUGH].concat(
    'salir sair baja alto pare parar detener remove remover cancel cancelar end quit revoke halt'.split(' '),
    ['no mas', 'no quiero', 'no quiero mas', 'nao quero', 'nao quero mais', 'sair da lista', 'salir de la lista'],
  ),
)
/** What may follow the whole name, as the place of a branch: "STOP Café Aurora Centro". */
const MOST_BEHIND = 2

/**
 * Returns the words with the business's own name as one word. The whole name is found anywhere; beside a single word
 * ("STOP aurora") a part that is most of the name is found too, and beside a stop so is the name's end ("STOP el sol"
 * for "Panadería El Sol"). A text that holds only the name becomes that one word.
 */
export function withoutName(words: readonly string[], business: string | undefined): string[] {
  const name = business ? nameOf(business) : []
  if (name.length === 0 || words.length <= 1) return [...words]
  const letters = name.join('').length
  const found = stopBeside(words, name, letters)
  if (found !== null && !found.isErrand) return [...found.stop, NAME]
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
 * Returns whether a text is a word of refusal and the business's name, or its end, and may as well be about a place or
 * an errand: "salir del Café Aurora", "baja al centro" to "Hotel Centro". Nobody can tell, so it is never a stop.
 */
export function isErrandOrStop(words: readonly string[], business: string | undefined): boolean {
  const name = business ? nameOf(business) : []
  if (name.length === 0) return false
  return stopBeside(words.filter(isWord), name, name.join('').length)?.isErrand === true
}

const nameOf = (business: string): string[] => normalise(business).filter(isWord)
const isWord = (word: string): boolean => /[\p{L}\p{N}]/u.test(word)

/**
 * Returns the words of a stop that stand before or behind a name, and whether they may be about an errand; null where
 * the text is anything else. The name may be whole, with the name of a branch behind it, or its end alone, if that has
 * two words or most of its letters.
 */
function stopBeside(
  words: readonly string[],
  name: readonly string[],
  letters: number,
): { stop: string[]; isErrand: boolean } | null {
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
      const written = before.length
      while (stop === before && before.length > 1 && JOINING.has(before.at(-1)!)) before.pop()
      const isBranch = stop === before && from === 0 && others.length <= MOST_BEHIND && others.every(isBranchWord)
      if (!isStop(stop) || (others.length > 0 && !isBranch)) continue
      const joined = words.slice(before.length, written)
      const isPlace = joined.some((word) => TO_A_PLACE.has(word))
      // "BAJA de Panadería El Sol" names who is to take the person off.
      const isFrom = stop.join(' ') === 'baja' && joined.every((word) => word === 'de' || word === 'del')
      const isOfName = from === 0 && (joined.length === 0 || isFrom)
      return { stop, isErrand: isPlace || (ERRANDS.has(stop.join(' ')) && !isOfName) }
    }
  }
  return null
}

function isStop(words: readonly string[]): boolean {
  const said = words.join(' ')
  return ENOUGH.has(said) || understandKeyword(said).outcome === 'stop'
}

const isBranchWord = (word: string): boolean => /^\p{L}{3,}$/u.test(word) && !isKnown(word)
