import { understandKeyword, understandPoliteKeyword } from '@/lib/consent/keywords'
import type { Locale } from '@/lib/languages'
import {
  isAgainstReturn,
  isOfOtherThing,
  isOfOwnThing,
  mayReturn,
  namesNothing,
  negatesReturn,
  onlyNames,
  rulesOf,
  TAKEN_BACK,
} from './accidents'
import { weigh } from './classifier'
import { AGAINST_RETURN, findIndirect } from './indirect'
import { BOUNDS, judge, type Judgement, JUST_NO } from './judge'
import { withoutKept } from './kept-topics'
import { isKeywordAndName } from './keyword-and-name'
import { EXACT, findKeyword, fromKeyword, POLITE } from './keyword-around'
import { LANGUAGES } from './lexicon/lexicon'
import { readInParts } from './long-texts'
import { findMatches, type Match, wholeOf } from './matches'
import { normalise } from './normalise'
import { errandOf, NAME, withoutBranch, withoutName } from './own-name'
import { topicRemoved } from './remove-topic'
import { doubtOfReturn } from './return-doubts'
import { NOTHING, type ScoredIntent } from './scored-intent'
import { isKnown } from './spelling'
import { guessLanguages, mendAll, tag } from './tagging'
import { indexTopics, type TopicIndex, type TopicNames } from './topics'
import { WEIGHTS } from './weights'
import { parseWeights, type Weights } from './weights-format'

export interface UnderstandOptions {
  /**
   * The business's topics, so that "no quiero promociones" is about one of them. Pass the same array each time: its
   * index is remembered.
   */
  topics?: readonly TopicNames[]
  /** The business's own name: "STOP Café Aurora" is a stop, and "de Café Aurora" breaks no rule. */
  business?: string
  /** The contact's language, when known. */
  locale?: Locale
}

export type { ScoredIntent } from './scored-intent'

const MODEL = parseWeights(WEIGHTS)
/** Rules of a return that name what is sent, or what was there before: "subscribe me" may be about anything else. */
const PLAIN_RETURNS = new Set([
  ...['again: send or receive', 'want to receive', 'want to receive at all', 'want to be sent'],
  ...['want to be written to again', 'on the list again', 'add me back', 'switch on'],
])
/** "Salir del Café Aurora" is a stop, or an errand. */
const ERRAND: ScoredIntent = {
  ...NOTHING,
  outcome: 'unsure',
  mayRefuse: true,
  because: ["a stop, or an errand to the business's"],
}
/** What stops more than a topic. */
const WIDER: ReadonlySet<ScoredIntent['outcome']> = new Set(['refuse_all', 'refuse_marketing'])
/** The rule that declines what was offered last, and says nothing about messages. */
const NO_THANKS = 'no thanks'
/** Without any of these a text is not about messages: "again" is used for many things. */
const OF_SENDING = new Set(
  'SENDS SENDI SENDG SENDX TEXT RECV RECVB RECVG RECVX MSG PROMO SURVEY TOPIC LIST SUBV SUBX SUBN ACT ADD BACK STARTW RETURNW STOP STOPX UNSUB UNSUBX BAJA LEAVE REMOVE CANCEL BLOCK UNBLOCK CONT KEEP AGAINV AUTH'.split(
    ' ',
  ),
)

/**
 * Returns what a message asks for: a refusal (of everything, of offers, of a topic), a return, neither, or `unsure`. An
 * unsure message is answered with the link and kept for review. Understands Spanish, Portuguese and English. Never
 * throws; takes well under 1 ms for a usual message, and tens of milliseconds for the longest.
 */
export function understand(text: string, options: UnderstandOptions = {}): ScoredIntent {
  return understandBy(MODEL, text, options)
}

/** The same with other weights, so that phrases can be judged by weights that were made without them. */
export function understandBy(weights: Weights, text: string, options: UnderstandOptions): ScoredIntent {
  return readInParts(text, (part) => prepareBy(weights, part, options)(BOUNDS))
}

/** Reads a text up to its judgement, so that several bounds can be tried on it. */
export function prepareBy(
  weights: Weights,
  text: string,
  options: UnderstandOptions,
): (bounds: typeof BOUNDS) => ScoredIntent {
  const read = prepareAsWritten(weights, text, options)
  // A question is marked in front, too, and normalised words have no such sign.
  const said = /[¿؟]/.test(text) ? [] : normalise(text)
  const removed = topicRemoved(said, options.business, indexTopics(options.topics))
  if (removed === null) return read
  return (bounds) => {
    const intent = read(bounds)
    return intent.outcome.startsWith('refuse') ? intent : removed
  }
}

function prepareAsWritten(
  weights: Weights,
  text: string,
  { topics, locale: known, business }: UnderstandOptions,
): (bounds: typeof BOUNDS) => ScoredIntent {
  const keyword = understandKeyword(text)
  if (keyword.outcome !== 'none') return () => fromKeyword(keyword, EXACT, text)
  const polite = understandPoliteKeyword(text)
  if (polite.outcome !== 'none') return () => fromKeyword(polite, POLITE, text)
  const index = indexTopics(topics)
  const said = normalise(text)
  const errand = errandOf(said, business, index)
  if (errand === 'errand') return () => ERRAND
  if (errand === 'sent') {
    // The name is a word for what is sent. Somebody who knows it by that name may yet mean the business.
    const read = prepareBy(weights, text, { ...(topics && { topics }), ...(known && { locale: known }) })
    return (bounds) => {
      const intent = read(bounds)
      return intent.outcome.startsWith('refuse') || intent.outcome === 'unsure' ? intent : ERRAND
    }
  }
  const written = withoutName(said, business, index)
  const narrow = prepareWords(weights, text, written, index, known)
  const rest = withoutBranch(written, index)
  if (rest === null) return narrow
  const wide = prepareWords(weights, text, rest, index, known)
  return (bounds) => {
    const intent = narrow(bounds)
    // What may be a branch or a part of a topic's name stops more than that topic.
    const wider = intent.outcome === 'refuse_topic' ? wide(bounds) : intent
    return WIDER.has(wider.outcome) ? wider : intent
  }
}

/** Reads the words of a text, in which the business's own name is one word. */
function prepareWords(
  weights: Weights,
  text: string,
  written: readonly string[],
  index: TopicIndex,
  known: Locale | undefined,
): (bounds: typeof BOUNDS) => ScoredIntent {
  const locale = LANGUAGES.find((language) => language === known)
  const words = mendAll(written, index)
  const languages = guessLanguages(words, locale)
  if (words.every((word) => word === NAME)) return () => ({ ...NOTHING, because: ["no word, or the business's name"] })
  const readings = (languages.length > 0 ? languages : [locale ?? LANGUAGES[0]]).map((language) =>
    tag(words, language, index),
  )
  for (const reading of readings) {
    const found = findKeyword(reading, text)
    if (found) return () => found
  }

  const first = readings[0]!
  const rules = rulesOf(first)
  const model = weigh(weights, first, rules, isKnown)
  const all = readings.map((reading) => ({ reading, matches: findMatches(reading) }))
  // "No" is also a Portuguese preposition, and that reading must not make the answer doubtful.
  const justNo = all.filter(({ matches }) => matches.some(({ name }) => name === JUST_NO))
  const cases = (justNo.length > 0 ? justNo : all).map(({ reading, matches }) => ({
    reading,
    matches,
    circumstances: {
      model,
      topics: index,
      isAgainst: isAgainstReturn(reading) || negatesReturn(reading) || namesNothing(reading),
      mayReturn: mayReturn(reading, rules),
      isOfOwnThing: isOfOwnThing(reading),
      isTakenBack: rules.includes(TAKEN_BACK),
      isAboutSending: reading.tags.some((it) => OF_SENDING.has(it)) && !isOfOtherThing(reading),
      onlyNames: onlyNames(reading),
      whole: wholeOf(reading),
    },
  }))
  const isOfOne = languages.length === 1 || words.length > 2
  const indirect = findIndirect(written) ?? (isKeywordAndName(text) ? 'a stop word and a name' : null)
  const seesRefusal =
    indirect !== null ||
    all.some(({ matches }) => matches.some(({ says, name }) => says === 'refuse' && name !== NO_THANKS))
  return (bounds) => {
    const judged = pick(
      cases.map(({ reading, matches, circumstances }) => {
        const one = withoutKept(judge(matches, circumstances, bounds), reading, index, matches)
        return { ...one, isPlain: isPlain(one, matches) }
      }),
    )
    const { topicIds, ...best } = doubted(
      judged,
      indirect,
      judged.outcome === 'return' ? doubtOfReturn({ text, written }, all) : null,
    )
    return {
      ...best,
      topicIds,
      topicId: topicIds[0] ?? null,
      locale: best.outcome !== 'ordinary' && isOfOne ? (languages[0] ?? null) : null,
      mayRefuse: best.outcome.startsWith('refuse') || (best.outcome === 'unsure' && seesRefusal),
    }
  }
}

type Plain = Judgement & Pick<ScoredIntent, 'isPlain'>

function isPlain({ outcome }: Judgement, matches: readonly Match[]): boolean {
  const sure = matches.filter(({ strength }) => strength === 'sure')
  if (outcome.startsWith('refuse')) return sure.some(({ says }) => says === 'refuse')
  return outcome === 'return' && sure.some(({ name }) => PLAIN_RETURNS.has(name))
}

/**
 * Makes a text unsure that asks to be left out in a way of its own, where nothing else or a return was understood, and
 * a return that something speaks against. The way is also a reason where the text was unsure without it.
 */
function doubted(judged: Plain, way: string | null, doubt: string | null): Plain {
  const isBack = judged.outcome === 'return'
  if (isBack && way !== null && !AGAINST_RETURN.has(way)) return doubted(judged, null, doubt)
  const because = [
    ...(way === null ? [] : [`way "${way}"`]),
    ...(isBack && doubt !== null ? [`against a return: ${doubt}`] : []),
    ...judged.because,
  ]
  if (because.length === judged.because.length) return judged
  if (judged.outcome === 'unsure') return { ...judged, because }
  if (judged.outcome !== 'ordinary' && !isBack) return judged
  return { ...judged, outcome: 'unsure', isPlain: false, because, score: 1 - judged.score }
}

/**
 * Returns the refusal of the likeliest language; else the outcome that errs least: a refusal of another language, a
 * doubt, a return, nothing.
 */
function pick(judged: readonly Plain[]): Plain {
  const order = [(it: Plain) => it.outcome.startsWith('refuse'), (it: Plain) => it.outcome === 'unsure']
  for (const is of order) {
    const found = judged.find(is)
    if (found) return found
  }
  return judged.find(({ outcome }) => outcome === 'return') ?? judged[0]!
}
