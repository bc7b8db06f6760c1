import type { Likelihood } from '@/lib/consent/phrases/classifier'
import type { Match } from '@/lib/consent/phrases/matches'
import { scopeOf } from '@/lib/consent/phrases/scope'
import type { TopicIndex } from '@/lib/consent/phrases/topics'

export type Outcome = 'refuse_all' | 'refuse_marketing' | 'refuse_topic' | 'return' | 'unsure' | 'ordinary'

export interface Judgement {
  outcome: Outcome
  topicIds: string[]
  because: string[]
  score: number
}

/** What is known of a text besides its rules. */
export interface Circumstances {
  model: Likelihood
  topics: TopicIndex
  /** Whether a word of refusal or negation stands anywhere: then nothing in it is a return. */
  isAgainst: boolean
  /** Whether the model sees little else than what the rules matched. */
  isShort: boolean
}

// Bounds on the model's probabilities. DOUBT was chosen by cross-validation over training/data.tsv: below it hardly a refusal,
// above it one ordinary message in twenty.

/** From here on a text that no rule knows gets the link. */
const DOUBT = 0.5
/** The same where a rule says that something else is meant. */
const STRONG_DOUBT = 0.85
/** A rule says return: the model would have to be this sure of a refusal to ask instead. */
const AGAINST_RETURN = 0.8
/** A rule says refusal and the model is this sure of the contrary: ask instead. */
const CONTRADICTION = 0.97
/** A rule says refusal, another that it is not meant; the model breaks the tie. */
const TIE = 0.5
/** A rule that decides is at least this sure. */
const RULE = 0.9

/**
 * Weighs rules against the model. A sure rule decides, unless the text contradicts itself; a weak rule, or the model alone,
 * asks. A refusal is looked for first and everywhere, so that a return is only what has nothing against it.
 */
export function judge(matches: readonly Match[], { model, topics, isAgainst, isShort }: Circumstances): Judgement {
  const because = [
    ...matches.map(({ name, words }) => `rule ${name}: "${words}"`),
    `model: refusal ${model.refuse.toFixed(2)}, return ${model.return.toFixed(2)} (${model.because.join('; ')})`,
  ]
  const told = (outcome: Outcome, score: number): Judgement => ({ outcome, topicIds: [], because, score })
  const refusals = matches.filter(({ says }) => says === 'refuse')
  const sure = refusals.filter(({ strength }) => strength === 'sure')
  const returns = matches.filter(({ strength, says }) => strength === 'sure' && says === 'return')
  const isDenied = matches.some(({ says }) => says === 'ordinary')

  if (sure.length > 0) {
    // "Me di de baja por error, quiero volver a recibir": both are said, and neither may be guessed.
    const hasTurned = returns.some((back) => sure.every((refusal) => back.start >= refusal.end))
    const isContradicted = isShort && model.ordinary >= CONTRADICTION
    const isMeantForAnother = matches.some(({ name }) => name === 'another way')
    if (hasTurned || isContradicted || isMeantForAnother || (isDenied && model.refuse < TIE))
      return told('unsure', model.refuse)
    return { ...scopeOf(sure, topics), because, score: Math.max(model.refuse, RULE) }
  }
  if (returns.length > 0) {
    const isPlain = refusals.length === 0 && model.refuse < AGAINST_RETURN && !isAgainst
    return isPlain ? told('return', Math.max(model.return, RULE)) : told('unsure', model.refuse)
  }
  if (refusals.length > 0 && !(isDenied && model.refuse < TIE)) return told('unsure', model.refuse)
  if (model.refuse + model.return >= (isDenied ? STRONG_DOUBT : DOUBT)) return told('unsure', model.refuse)
  return told('ordinary', model.ordinary)
}
