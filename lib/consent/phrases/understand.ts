import { understandKeyword } from '@/lib/consent/keywords'
import { type Likelihood, parseWeights, type Weights, weigh } from '@/lib/consent/phrases/classifier'
import type { Language } from '@/lib/consent/phrases/lexicon/lexicon'
import { findMatches, type Match } from '@/lib/consent/phrases/matches'
import { normalise } from '@/lib/consent/phrases/normalise'
import { scopeOf } from '@/lib/consent/phrases/scope'
import { guessLanguages, mendAll, tag } from '@/lib/consent/phrases/tagging'
import { indexTopics, type TopicIndex, type TopicNames } from '@/lib/consent/phrases/topics'
import { WEIGHTS } from '@/lib/consent/phrases/weights'

export type Outcome = 'refuse_all' | 'refuse_marketing' | 'refuse_topic' | 'return' | 'unsure' | 'ordinary'

export interface Understood {
  outcome: Outcome
  /** The topic a `refuse_topic` is about; the first, where several are named. */
  topicId: string | null
  /** All topics a `refuse_topic` names: each of them was refused. */
  topicIds: string[]
  /** The language of the words; null when it is used in several, and the contact's own is the better guess. */
  locale: Language | null
  /** Which rules and weights decided, with the words they matched and nothing else of the text. */
  because: string[]
  /** How sure, 0 to 1: of the outcome, or of a refusal when it is `unsure`. */
  score: number
}

export interface UnderstandOptions {
  /** The business's topics, so that "no quiero promociones" is about one. Keep the array: its index is remembered. */
  topics?: readonly TopicNames[]
  /** The contact's language, when known. */
  locale?: Language
}

const MODEL = parseWeights(WEIGHTS)
/** From here on a text that no rule knows gets the link. Chosen on the training part, by cross-validation. */
const DOUBT = 0.5
/** The same where a rule says that something else is meant. */
const STRONG_DOUBT = 0.85
/** A rule says return: the model would have to be this sure of a refusal to ask instead. */
const AGAINST_RETURN = 0.8
/** A rule says refusal and the model is this sure of the contrary: ask instead. */
const CONTRADICTION = 0.97

/**
 * What a message asks of the sending: a refusal (of everything, of offers, of a topic), a return, neither, or `unsure`, which
 * gets the link for an answer and is kept for review. In Spanish, Portuguese and English. Never throws; takes well under 1 ms.
 */
export function understand(text: string, options: UnderstandOptions = {}): Understood {
  return understandBy(MODEL, text, options)
}

/** The same with other weights, so that a test can hold out what it judges by. */
export function understandBy(weights: Weights, text: string, { topics, locale }: UnderstandOptions): Understood {
  const keyword = understandKeyword(text)
  if (keyword.outcome !== 'none') return fromKeyword(keyword.outcome, keyword.locale, 'keyword')

  const index = indexTopics(topics)
  const words = mendAll(normalise(text), index)
  const languages = guessLanguages(words, locale)
  if (languages.length === 0) return { ...NOTHING, because: ['no word of ours'] }

  const readings = languages.map((language) => tag(words, language, index))
  for (const { words: spoken, tags } of readings) {
    const bare = spoken.filter((_, place) => !BARE.has(tags[place]!)).join(' ')
    const exact = understandKeyword(bare)
    // "sairr", "bajaa": a finger that stayed too long.
    const word = exact.outcome === 'none' ? understandKeyword(bare.replace(/(.)\1+$/u, '$1')) : exact
    // "No quiero" alone is a keyword, "no quiero, gracias" answers whatever was offered.
    if (word.outcome !== 'none' && !(tags.includes('THANKS') && HALF.has(bare)))
      return fromKeyword(word.outcome, word.locale, `keyword with courtesy: "${bare}"`)
  }

  const model = weigh(weights, readings[0]!)
  const isAgainst = ROOTS.test(words.join(''))
  const spoken = languages.length === 1 || words.length > 2 ? languages[0]! : null
  const judged = readings.map((reading) =>
    judge(findMatches(reading), isAgainst || reading.tags.some((it) => AGAINST.has(it)), model, index),
  )
  const best = judged.reduce((one, other) => (RANK[other.outcome] > RANK[one.outcome] ? other : one))
  return { ...best, locale: best.outcome === 'ordinary' ? null : spoken }
}

const NOTHING: Understood = { outcome: 'ordinary', topicId: null, topicIds: [], locale: null, because: [], score: 1 }
const BARE = new Set(['THANKS', 'NOSIGN', 'DOWN', ',', '.', 'OK', 'LAUGH_'])
const HALF = new Set(['no quiero', 'nao quero', 'no', 'cancelar', 'cancel'])
/** When two languages read a text differently: a refusal is never lost to a return or to nothing. */
const RANK: Readonly<Record<Outcome, number>> = {
  ordinary: 0,
  return: 1,
  unsure: 2,
  refuse_topic: 3,
  refuse_marketing: 4,
  refuse_all: 5,
}

function fromKeyword(outcome: 'stop' | 'return', locale: Language | null, because: string): Understood {
  return { ...NOTHING, outcome: outcome === 'stop' ? 'refuse_all' : 'return', locale, because: [because], score: 1 }
}

function judge(matches: readonly Match[], isAgainst: boolean, model: Likelihood, topics: TopicIndex): Understood {
  const because = [
    ...matches.map(({ name, words }) => `rule ${name}: "${words}"`),
    `model: refusal ${model.refuse.toFixed(2)}, return ${model.return.toFixed(2)} (${model.because.join('; ')})`,
  ]
  const told = (outcome: Outcome, score: number): Understood => ({ ...NOTHING, outcome, because, score })
  const sure = matches.filter(({ strength, says }) => strength === 'sure' && says === 'refuse')
  const weak = matches.filter(({ strength, says }) => strength === 'weak' && says === 'refuse')
  const back = matches.filter(({ strength, says }) => strength === 'sure' && says === 'return')
  const meansNot = matches.some(({ says }) => says === 'ordinary')

  const another = matches.some(({ name }) => name === 'another way')
  if (sure.length > 0) {
    // "Me di de baja por error, quiero volver a recibir": both are said, and neither may be guessed.
    if (back.some((one) => sure.every((other) => one.start >= other.end))) return told('unsure', model.refuse)
    if (model.ordinary >= CONTRADICTION || (meansNot && model.refuse < 0.5) || another)
      return told('unsure', model.refuse)
    const scope = scopeOf(sure, topics)
    return {
      ...told(scope.outcome, Math.max(model.refuse, 0.9)),
      topicId: scope.topicIds[0] ?? null,
      topicIds: scope.topicIds,
    }
  }
  if (back.length > 0) {
    const isPlain = weak.length === 0 && model.refuse < AGAINST_RETURN && !isAgainst
    return isPlain ? told('return', Math.max(model.return, 0.9)) : told('unsure', model.refuse)
  }
  if (weak.length > 0 && !(meansNot && model.refuse < 0.5)) return told('unsure', model.refuse)
  if (model.refuse + model.return >= (meansNot ? STRONG_DOUBT : DOUBT)) return told('unsure', model.refuse)
  return told('ordinary', model.ordinary)
}

/** Roots of refusal, wherever they stand in a run of letters ("unsubscribeme"): with one of them nothing is a return. */
const ROOTS = /unsub|unsus|optout|^stop|desu[sb]|desins|descad|noquie|naoquero|nquero|baja|remove|delete/
/** Where any of these was said, a return is not plain. */
const AGAINST = new Set([
  'NEG',
  'NEGX',
  'NOMORE',
  'STOP',
  'UNSUB',
  'UNSUBX',
  'BAJA',
  'ENOUGH',
  'NOSIGN',
  'DOWN',
  'WITHOUT',
  'NONE',
])
