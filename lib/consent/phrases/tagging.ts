import { type Language, LEXICONS, LANGUAGES } from './lexicon/lexicon'
import { isKnown, isOfSigningUp, mend, TURNED_ROUND } from './spelling'
import { isOfTopic, type TopicIndex } from './topics'

/** A text as one language reads it: its words, and the tags of each, joined for the patterns. */
export interface Tagged {
  /** The words beside `tags`, place by place. */
  words: readonly string[]
  tags: readonly string[]
  /** The tags between spaces, beginning with `^` and ending with `$`. */
  line: string
}

/** Tags that the name of a topic does not replace, because they say more about what is asked. */
const COVERABLE = new Set(['PROMO', 'SURVEY'])
const UNKNOWN = 'x'
const OPENERS = new Set(['YOU', 'CAN', 'CONJ', 'OK', 'INTEREST', 'NOSIGN', 'DOWN', 'ALREADY', 'TIME', 'SAID'])
const PARA_NEXT = new Set(['de', 'com', 'con', 'isso', 'por', ',', '.'])
const APART = new Set(['un', 'des', 'dis'])
/** An infinitive, or a word with "me" at its end. */
const VERB = /(?:[aei]r|me|enroll|join)$/
const BOUNDARY = new Set([',', '.', '?'])

/** Mends typos and cuts runs of words; the same for every language. */
export function mendAll(words: readonly string[], topics: TopicIndex): string[] {
  // English words would be taken for Spanish ones by their sound: "taken" for "tachen".
  const isRomance = guessLanguages(words, undefined)[0] !== 'en'
  return joinTurned(words).flatMap((word) => (isOfTopic(topics, word) ? [word] : (mend(word, isRomance) ?? [word])))
}

/**
 * "des cadastrar", "un suscribirme": a reversing prefix that was typed or dictated as a word of its own. "un" alone may
 * be an article.
 */
function joinTurned(words: readonly string[]): readonly string[] {
  if (!words.some((word) => APART.has(word))) return words
  return words.flatMap((word, place) => {
    const isTurning = (one: string | undefined, next: string | undefined) =>
      one !== undefined &&
      next !== undefined &&
      APART.has(one) &&
      isOfSigningUp(next) &&
      (one !== 'un' || VERB.test(next))
    if (isTurning(word, words[place + 1])) return []
    return [isTurning(words[place - 1], word) ? TURNED_ROUND : word]
  })
}

/**
 * Returns the languages a text may be in, the likeliest first: those that know most of its words, and the contact's
 * own.
 */
export function guessLanguages(words: readonly string[], hint: Language | undefined): Language[] {
  const scores = new Map<Language, number>(LANGUAGES.map((language) => [language, language === hint ? 0.5 : 0]))
  for (const word of words) {
    if (!isKnown(word)) continue
    const knowing = LANGUAGES.filter((language) => LEXICONS[language].known.has(word))
    for (const language of knowing) scores.set(language, scores.get(language)! + 1 / knowing.length)
  }
  const best = Math.max(...scores.values())
  return LANGUAGES.filter((language) => scores.get(language)! > 0 && scores.get(language)! >= best * 0.85).toSorted(
    (a, b) => scores.get(b)! - scores.get(a)!,
  )
}

/** Returns tags for words. Words of mere politeness are dropped; a word that no lexicon contains is `x`. */
export function tag(words: readonly string[], language: Language, topics: TopicIndex): Tagged {
  const lexicon = LEXICONS[language]
  const kept: string[] = []
  const tags: string[] = []
  let isPolite = false
  const put = (word: string) => {
    let found = BOUNDARY.has(word) ? word : (lexicon.tags.get(word) ?? UNKNOWN)
    if (found === 'PLEASE') {
      isPolite = true
      return
    }
    if ((found === UNKNOWN || COVERABLE.has(found)) && isOfTopic(topics, word)) found = 'TOPIC'
    for (const single of found.split(' ')) {
      kept.push(word)
      tags.push(single)
    }
  }
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    const run = lexicon.merges.get(word)?.find(({ from }) => from.every((part, place) => words[i + place] === part))
    if (!run) put(word)
    else {
      if (run.to.length === 0) isPolite = true
      for (const part of run.to) put(part)
      i += run.from.length - 1
    }
  }
  readPara(kept, tags, isPolite)
  return { words: kept, tags, line: `^ ${tags.join(' ')}${tags.length > 0 ? ' ' : ''}$` }
}

/**
 * "para" is a preposition ("para mim dois cafés") unless it begins a thought and "de" or "com" follows: "para de
 * mandar".
 */
function readPara(words: readonly string[], tags: string[], isPolite: boolean): void {
  for (const [place, tag] of tags.entries()) {
    if (tag !== 'PARA') continue
    const before = tags[place - 1]
    const opens = before === undefined || BOUNDARY.has(before) || OPENERS.has(before)
    const next = words[place + 1]
    if (next === undefined && place === 0 && !isPolite) continue
    tags[place] = opens && (next === undefined ? place > 0 || isPolite : PARA_NEXT.has(next)) ? 'STOP' : 'PREP'
  }
}
