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
import { findIndirect } from './indirect'
import { BOUNDS, judge, type Judgement, JUST_NO, type Outcome } from './judge'
import { LANGUAGES } from './lexicon/lexicon'
import { findMatches, type Match, wholeOf } from './matches'
import { hasForbiddingSign, normalise } from './normalise'
import { NAME, withoutName } from './own-name'
import { isKnown } from './spelling'
import { guessLanguages, mendAll, tag, type Tagged } from './tagging'
import { indexTopics, type TopicNames } from './topics'
import { WEIGHTS } from './weights'
import { parseWeights, type Weights } from './weights-format'

export interface ScoredIntent {
  outcome: Outcome
  /** The topic that a `refuse_topic` is about; the first, where several are named. */
  topicId: string | null
  /** All topics a `refuse_topic` names: each of them was refused. */
  topicIds: string[]
  /**
   * The language of the words, or null when several languages use them; then the contact's own language is the better
   * guess.
   */
  locale: Locale | null
  /** Whether the words themselves say it: a keyword, or a rule that can mean nothing else, and not the model alone. */
  isPlain: boolean
  /** Which rules and weights decided, with the words that they matched and nothing else of the text. */
  because: string[]
  /** The certainty from 0 to 1: of the outcome, or of a refusal when the outcome is `unsure`. */
  score: number
}

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

const MODEL = parseWeights(WEIGHTS)
/** The reason for a text that is nothing but a keyword. */
const EXACT = 'keyword'
const NOTHING: ScoredIntent = {
  ...{ outcome: 'ordinary', topicId: null, topicIds: [], locale: null, isPlain: false, because: [], score: 1 },
}
/** Rules of a return that name what is sent, or what was there before: "subscribe me" may be about anything else. */
const PLAIN_RETURNS = new Set([
  ...['again: send or receive', 'want to receive', 'want to receive at all', 'want to be sent'],
  ...['want to be written to again', 'on the list again', 'add me back', 'switch on'],
])
/** What may be around a keyword without changing its meaning; greetings and "please" get no tags at all. */
const BARE = new Set(['THANKS', 'NOSIGN', 'DOWN', ',', '.', 'OK'])
/** Keywords that, together with thanks, decline an offer: "no quiero, gracias". */
const HALF = new Set(['no quiero', 'nao quero', 'cancelar', 'cancel'])
/** Without any of these a text is not about messages: "again" is used for many things. */
const OF_SENDING = new Set(
  'SENDS SENDI SENDG SENDX TEXT RECV RECVB RECVG RECVX MSG PROMO SURVEY TOPIC LIST SUBV SUBX SUBN ACT ADD BACK STARTW RETURNW STOP STOPX UNSUB UNSUBX BAJA LEAVE REMOVE CANCEL BLOCK UNBLOCK CONT KEEP AGAINV AUTH'.split(
    ' ',
  ),
)

/**
 * Returns what a message asks for: a refusal (of everything, of offers, of a topic), a return, neither, or `unsure`. An
 * unsure message is answered with the link and kept for review. Understands Spanish, Portuguese and English. Never
 * throws; takes well under 1 ms.
 */
export function understand(text: string, options: UnderstandOptions = {}): ScoredIntent {
  return understandBy(MODEL, text, options)
}

/** The same with other weights, so that phrases can be judged by weights that were made without them. */
export function understandBy(weights: Weights, text: string, options: UnderstandOptions): ScoredIntent {
  return prepareBy(weights, text, options)(BOUNDS)
}

/** Reads a text up to its judgement, so that several bounds can be tried on it. */
export function prepareBy(
  weights: Weights,
  text: string,
  { topics, locale: known, business }: UnderstandOptions,
): (bounds: typeof BOUNDS) => ScoredIntent {
  const keyword = understandKeyword(text)
  if (keyword.outcome !== 'none') return () => fromKeyword(keyword, EXACT, text)
  const polite = understandPoliteKeyword(text)
  if (polite.outcome !== 'none') return () => fromKeyword(polite, `keyword with courtesy`, text)
  const locale = LANGUAGES.find((language) => language === known)

  const index = indexTopics(topics)
  const written = withoutName(normalise(text), business)
  const words = mendAll(written, index)
  const languages = guessLanguages(words, locale)
  if (words.every((word) => word === NAME)) return () => ({ ...NOTHING, because: ["no word, or the business's name"] })
  const readings = (languages.length > 0 ? languages : [locale ?? LANGUAGES[0]]).map((language) =>
    tag(words, language, index),
  )
  for (const reading of readings) {
    const found = findKeyword(reading)
    if (found) return () => found
  }

  const first = readings[0]!
  const rules = rulesOf(first)
  const model = weigh(weights, first, rules, isKnown)
  const all = readings.map((reading) => ({ reading, matches: findMatches(reading) }))
  // "No" is also a Portuguese preposition, and that reading must not make the answer doubtful.
  const justNo = all.filter(({ matches }) => matches.some(({ name }) => name === JUST_NO))
  const cases = (justNo.length > 0 ? justNo : all).map(({ reading, matches }) => ({
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
  const indirect = findIndirect(written)
  return (bounds) => {
    const judged = pick(
      cases.map(({ matches, circumstances }) => {
        const one = judge(matches, circumstances, bounds)
        return { ...one, isPlain: isPlain(one, matches) }
      }),
    )
    const { topicIds, ...best } = indirect === null ? judged : doubted(judged, indirect)
    return {
      ...best,
      topicIds,
      topicId: topicIds[0] ?? null,
      locale: best.outcome !== 'ordinary' && isOfOne ? (languages[0] ?? null) : null,
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
 * Makes a text unsure that asks to be left out in a way of its own, where nothing else was understood. The way is also
 * a reason where the text was unsure without it.
 */
function doubted(judged: Plain, way: string): Plain {
  const because = [`way "${way}"`, ...judged.because]
  if (judged.outcome === 'unsure') return { ...judged, because }
  if (judged.outcome !== 'ordinary') return judged
  return { ...judged, outcome: 'unsure', because, score: 1 - judged.score }
}

/** Finds a keyword with nothing but courtesy around it: "hola, BAJA por favor, gracias". */
function findKeyword({ words, tags }: Tagged): ScoredIntent | null {
  const bare = words.filter((word, place) => !BARE.has(tags[place]!) && word !== NAME).join(' ')
  if ((tags.includes('THANKS') || words.includes(NAME)) && HALF.has(bare)) return null
  // "sairr", "bajaa": a key that was held too long.
  for (const spelled of [bare, bare.replace(/(.)\1$/u, '$1')]) {
    const keyword = understandKeyword(spelled)
    if (keyword.outcome !== 'none') return fromKeyword(keyword, `keyword with courtesy: "${bare}"`, words.join(' '))
  }
  return null
}

/** A sign that forbids beside a word of return, "🚫 START", says both. */
function fromKeyword(
  { outcome, locale }: ReturnType<typeof understandKeyword>,
  because: string,
  text: string,
): ScoredIntent {
  if (outcome === 'stop') return { ...NOTHING, outcome: 'refuse_all', locale, isPlain: true, because: [because] }
  if (hasForbiddingSign(text))
    return { ...NOTHING, outcome: 'unsure', locale, because: [`${because}, and a sign against it`], score: 0 }
  // "Start now" is a keyword with a courtesy, and may be the button of anything.
  return { ...NOTHING, outcome: 'return', locale, isPlain: because === EXACT, because: [because] }
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
