import { understandKeyword } from '@/lib/consent/keywords'
import { LANGUAGES, LEXICONS } from './lexicon/lexicon'
import { normalise } from './normalise'
import { isKnown } from './spelling'
import { findTopics, isOfTopic, type TopicIndex, wordsOfFullNames } from './topics'

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
/** Stops that are also said of one thing: "cancelar ofertas", "no quiero yoga". */
const OF_A_THING = new Set(
  'remove remover cancel cancelar end quit revoke halt'
    .split(' ')
    .concat('no mas', 'no quiero', 'no quiero mas', 'nao quero', 'nao quero mais'),
)
/** Of these, what stops nothing even beside the whole name: "no quiero Café Aurora" may be about an order. */
const OF_ORDERS = new Set(['no quiero', 'no quiero mas', 'nao quero', 'nao quero mais', 'cancel', 'cancelar'])
/**
 * Stops that are also said of places and errands: "salir del Café Aurora", "pare na esquina", "remove the onions".
 * Beside a name they are a stop only where the whole name follows at once, as in "SAIR Café Aurora".
 */
const ERRANDS = new Set(
  [...ENOUGH, ...OF_A_THING].concat('salir sair baja alto pare parar detener'.split(' '), [
    'sair da lista',
    'salir de la lista',
  ]),
)
/** What may follow the whole name, as the place of a branch: "STOP Café Aurora Centro". */
const MOST_BEHIND = 2
/** "Café Aurora Centro 2". */
const BRANCH_NUMBER = /^\p{N}{1,3}$/u
/** The words of a topic may be more: "STOP Café Aurora clases de yoga avanzado". */
const MOST_OF_TOPIC = 6
/** The stop that every language reads the same way. */
const STOP = 'stop'
/** Tags of what is sent: in "Super Ofertas" such a word is the business's name only by chance. */
const SENT = new Set(['PROMO', 'MSG', 'TEXT', 'SURVEY', 'SPAM'])

/**
 * Returns the words with the business's own name as one word. The whole name is found anywhere; beside a single word
 * ("STOP aurora") a part that is most of the name is found too, and beside a stop so is the name's end ("STOP el sol"
 * for "Panadería El Sol"). A text that holds only the name becomes that one word. Behind a stop and the whole name a
 * topic that is named in full is what stops: "STOP Café Aurora yoga". A part of the name that says what is sent
 * ("ofertas" of "Super Ofertas") stays what it is, except beside a word that only stops.
 */
export function withoutName(words: readonly string[], business: string | undefined, topics: TopicIndex): string[] {
  const name = business ? nameOf(business) : []
  if (name.length === 0 || words.length <= 1) return [...words]
  const letters = name.join('').length
  const found = stopBeside(words, name, letters, topics)
  if (found !== null && !found.isErrand && !found.isOfSent) {
    if (found.topic.length === 0) return [...found.stop, NAME]
    return OF_A_THING.has(found.stop.join(' ')) ? [...found.stop, ...found.topic] : [STOP, ...found.topic]
  }
  const replaced: string[] = []
  for (let i = 0; i < words.length; i++) {
    const isWhole = name.every((part, place) => words[i + place] === part)
    const word = words[i] ?? ''
    const isPart =
      words.length === 2 && name.includes(word) && word.length >= letters * MOST && !namesSent([word], topics)
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
 * Returns the words of `withoutName` without the branch behind the business's name, where its words also belong to the
 * name of a topic, which is not said in full: "mensajes de Café Aurora Centro" beside "Noticias del Centro". Null where
 * there are none, and where the other words name a topic.
 */
export function withoutBranch(words: readonly string[], topics: TopicIndex): string[] | null {
  const first = words.indexOf(NAME) + 1
  if (first === 0) return null
  const inFull = wordsOfFullNames(topics, words)
  let start = first
  while (JOINING.has(words[start] ?? '') || words[start] === ',') start++
  let end = start
  const mayBeBranch = (word = '') => isOfTopic(topics, word) && isBranchWord(word) && !inFull.has(word)
  while (end - start < MOST_BEHIND && mayBeBranch(words[end])) end++
  if (end === start) return null
  if (BRANCH_NUMBER.test(words[end] ?? '')) end++
  const rest = [...words.slice(0, first), ...words.slice(end)]
  return findTopics(topics, rest).length > 0 ? null : rest
}

/**
 * Returns whether a text is a word of refusal and the business's name, or its end, and may as well be about a place or
 * an errand: "salir del Café Aurora", "baja al centro" to "Hotel Centro". Nobody can tell (`errand`), so it is never a
 * stop. Where that part of the name says what is sent, the text says what it would say to any business (`sent`): "no
 * quiero ofertas" to "Super Ofertas". Null for any other text.
 */
export function errandOf(
  words: readonly string[],
  business: string | undefined,
  topics: TopicIndex,
): 'errand' | 'sent' | null {
  const name = business ? nameOf(business) : []
  if (name.length === 0) return null
  const found = stopBeside(words.filter(isWord), name, name.join('').length, topics)
  return found?.isOfSent ? 'sent' : found?.isErrand ? 'errand' : null
}

/** Returns the words of the business's name. */
export const nameOf = (business: string): string[] => normalise(business).filter(isWord)
/** Whether a normalised word is none of the signs between words. */
export const isWord = (word: string): boolean => /[\p{L}\p{N}]/u.test(word)

/** Whether words say what is sent, or name a topic. */
const namesSent = (words: readonly string[], topics: TopicIndex): boolean =>
  findTopics(topics, words).length > 0 ||
  words.some((word) =>
    LANGUAGES.some((language) => (LEXICONS[language].tags.get(word) ?? '').split(' ').some((tag) => SENT.has(tag))),
  )

interface StopBeside {
  stop: string[]
  /** Whether it may be about an errand or a place. */
  isErrand: boolean
  /** Whether it is one that is said of things, and what it is said of is sent: "no quiero ofertas". */
  isOfSent: boolean
  /** The words of the topic behind the name. */
  topic: string[]
}

/**
 * Returns the words of a stop that stand before or behind a name, and whether they may be about an errand; null where
 * the text is anything else. The name may be whole, with the name of a branch or a topic behind it, or its end alone,
 * if that has two words or most of its letters.
 */
function stopBeside(
  words: readonly string[],
  name: readonly string[],
  letters: number,
  topics: TopicIndex,
): StopBeside | null {
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
      if (!isStop(stop)) continue
      const said = stop.join(' ')
      const topic = stop === before && from === 0 ? topicBehind(others, topics, !OF_A_THING.has(said)) : null
      if (others.length > 0 && topic === null) continue
      const joined = words.slice(before.length, written)
      const isPlace = joined.some((word) => TO_A_PLACE.has(word))
      // "BAJA de Panadería El Sol" names who is to take the person off.
      const isFrom = stop.join(' ') === 'baja' && joined.every((word) => word === 'de' || word === 'del')
      const isOfName = from === 0 && (joined.length === 0 || isFrom)
      const isErrand = isPlace || (ERRANDS.has(said) && !isOfName)
      const mayBeOfSent = others.length === 0 && !isPlace && (isErrand || OF_ORDERS.has(said))
      return { stop, isErrand, isOfSent: mayBeOfSent && namesSent(end, topics), topic: topic ?? [] }
    }
  }
  return null
}

/** Whether words are a stop by themselves, or beside a name. */
export function isStop(words: readonly string[]): boolean {
  const said = words.join(' ')
  return ENOUGH.has(said) || understandKeyword(said).outcome === 'stop'
}

/**
 * Returns the words of a topic that stand behind the whole name, perhaps with those of a branch; none where it is a
 * branch alone, and null where it is anything else. A word that no lexicon knows may be a branch, and is a topic's only
 * where the topic's name is said in full: the stop of a branch is the wider one. `mayJoin`: "del Centro" and "(Centro)"
 * are a branch, too.
 */
function topicBehind(words: readonly string[], topics: TopicIndex, mayJoin: boolean): string[] | null {
  const inFull = wordsOfFullNames(topics, words)
  const isTopics = (word: string) =>
    inFull.has(word) || (isKnown(word) && !JOINING.has(word) && isOfTopic(topics, word))
  const ofTopic = words.filter(isTopics)
  const others = words.filter((word) => !isTopics(word) && isWord(word))
  if (ofTopic.length === 0) {
    const branch = mayJoin
      ? words.filter((word) => word !== ',' && (!JOINING.has(word) || TO_A_PLACE.has(word)))
      : words
    return branch.length > 0 && branch.length <= MOST_BEHIND && branch.every(isBranchWord) ? [] : null
  }
  const isTopic = findTopics(topics, ofTopic).length > 0 && ofTopic.length <= MOST_OF_TOPIC
  const branch = others.filter((word) => !JOINING.has(word))
  return isTopic && branch.length <= MOST_BEHIND && branch.every(isBranchWord) ? ofTopic : null
}

const isBranchWord = (word: string): boolean => /^\p{L}{3,}$/u.test(word) && !isKnown(word)
