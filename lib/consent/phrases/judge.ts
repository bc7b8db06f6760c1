import type { Likelihood, Odds } from './classifier'
import type { Match } from './matches'
import { scopeOf } from './scope'
import type { TopicIndex } from './topics'

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
  /** Whether a word of sending, of messages or of a stop stands anywhere, and not of another thing alone. */
  isAboutSending: boolean
  /** Whether a word of refusal or negation stands anywhere: then nothing in it is a return. */
  isAgainst: boolean
  /** Whether a refusal was said, and every one of them is taken back. */
  isTakenBack: boolean
  /** Whether it tells of another mind, of somebody else's hand or of switching on. */
  mayReturn: boolean
  /** Whether it is about an order or a booking and nothing that is sent: nothing in it is a return. */
  isOfOwnThing: boolean
  /** The whole text as one match: what a refusal is about that no rule, but the model found. */
  whole: Match
}

// Bounds on the model's probabilities, chosen by cross-validation over the voices (training/cross-validate.ts): each
// voice judged by weights that the others made. `doubt` and what it is made of were then moved until the tables of the
// check part kept their bounds.

export const BOUNDS = {
  /** From here on a text that no rule knows gets the link. */
  doubt: 0.32,
  /** The same where no word of sending, of messages or of a stop stands. */
  farDoubt: 0.27,
  /** The same where a rule says that something else is meant. */
  strongDoubt: 0.48,
  /** How much of a likely return, and of a likely doubt, is doubt. */
  ofReturn: 0.2,
  ofUnsure: 0.15,
  /** From here on what may be a return by its words too, and a likely doubt, get the link by themselves. */
  returnAsked: 0.25,
  unsureAsked: 0.7,
  /** A part of a long text has lost the words around it; it must say more. */
  partPenalty: 0.15,
  /** The model alone refuses from here on. */
  alone: 0.75,
  /** The same where a rule says that something else is meant. */
  aloneDenied: 0.92,
  /** The same of a text that asks: how to stop is not yet a stop. */
  aloneAsking: 0.92,
  /** A rule says refusal and the model thinks it less likely than this: ask instead. */
  contradicted: 0.4,
  /** The model alone reads a return from here on. */
  returnAlone: 0.6,
  /** The same where a rule sees one too, or sees a refusal that is taken back. */
  returnSeen: 0.2,
  /** A return must be this much likelier than a refusal. */
  returnOver: 0.8,
  /** The same where it says that something did not arrive: that may be a code. */
  returnDenied: 0.6,
  /** A rule says return and the model thinks it less likely than this: it is not believed. */
  returnRule: 0.1,
  /** A rule says return: the model would have to be this sure of a refusal to ask instead. */
  againstReturn: 0.4,
  /** A rule says refusal, another that it is not meant; the model breaks the tie. */
  tie: 0.5,
  /** The same for a rule that only asks. */
  weakTie: 0.2,
  /** A rule that only asks is not believed below this. */
  weak: 0.4,
}
/** A rule that decides is at least this sure. */
const RULE = 0.9
const ASKING = new Set(['?', 'HOW', 'WHY', 'WHO', 'WHEN'])

/**
 * Weighs rules against the model. A sure rule decides, unless the text contradicts itself; a weak rule asks; the model
 * alone refuses only where it is very sure. A refusal is looked for first and everywhere, so that a return is only what
 * has nothing against it.
 */
export function judge(
  matches: readonly Match[],
  { model, topics, isAgainst, isAboutSending, isTakenBack, isOfOwnThing, mayReturn, whole }: Circumstances,
  bounds = BOUNDS,
): Judgement {
  const because = [
    ...matches.map(({ name, words }) => `rule ${name}: "${words}"`),
    `model: refusal ${model.refuse.toFixed(2)}, return ${model.return.toFixed(2)}, doubt ${model.unsure.toFixed(2)} (${model.because.join('; ')})`,
  ]
  const told = (outcome: Outcome, score: number): Judgement => ({ outcome, topicIds: [], because, score })
  const refusals = matches.filter(({ says }) => says === 'refuse')
  const sure = refusals.filter(({ strength }) => strength === 'sure')
  const returns = matches.filter(
    ({ strength, says }) => strength === 'sure' && says === 'return' && model.return >= bounds.returnRule,
  )
  const isDenied = matches.some(({ says }) => says === 'ordinary')

  if (matches.some(({ name }) => name === 'just no')) return told('ordinary', model.ordinary)
  const isSeen = isTakenBack || matches.some(({ says }) => says === 'return')
  const isLikelyBack =
    model.return >= (isSeen ? bounds.returnSeen : bounds.returnAlone) && model.return > model.refuse * bounds.returnOver
  const isOfOther = matches.some(({ name }) => name === 'does not arrive') && model.return < bounds.returnDenied
  if (isLikelyBack && !isAgainst && !isOfOther && !isOfOwnThing && isAboutSending) return told('return', model.return)
  if (sure.length > 0) {
    // "Me di de baja por error, quiero volver a recibir": both are said, and neither may be guessed.
    const hasTurned = returns.some((back) => sure.every((refusal) => back.start >= refusal.end))
    const likely = Math.max(model.refuse, model.part.refuse)
    const isContradicted =
      likely < bounds.contradicted || model.return > likely || (isTakenBack && likely < bounds.aloneAsking)
    const isMeantForAnother = matches.some(({ name }) => name === 'another way')
    if (hasTurned || isContradicted || isMeantForAnother || (isDenied && model.refuse < bounds.tie))
      return told('unsure', model.refuse)
    return { ...scopeOf(sure, topics), because, score: Math.max(model.refuse, RULE) }
  }
  if (returns.length > 0) {
    const isPlain =
      isAboutSending && refusals.length === 0 && model.refuse < bounds.againstReturn && !isAgainst && !isOfOwnThing
    return isPlain ? told('return', Math.max(model.return, RULE)) : told('unsure', model.refuse)
  }
  if (isLikelyBack && (isAgainst || isAboutSending)) return told('unsure', model.refuse)
  const isAsking = whole.reachTags.some((tag) => ASKING.has(tag))
  if (model.refuse >= (isDenied ? bounds.aloneDenied : isAsking || isTakenBack ? bounds.aloneAsking : bounds.alone))
    return { ...scopeOf([whole], topics), because, score: model.refuse }
  if (refusals.length > 0 && model.ordinary < 1 - bounds.weak && !(isDenied && model.refuse < bounds.weakTie))
    return told('unsure', model.refuse)
  const doubt = Math.max(doubtOf(model, bounds), doubtOf(model.part, bounds) - bounds.partPenalty)
  if (doubt >= (isDenied ? bounds.strongDoubt : isAboutSending ? bounds.doubt : bounds.farDoubt))
    return told('unsure', model.refuse)
  // Neither is a refusal, and yet it is about what is sent: "I pressed it by mistake", "the bookings yes, the other
  // thing no".
  if ((model.return >= bounds.returnAsked && mayReturn) || model.unsure >= bounds.unsureAsked)
    return told('unsure', model.refuse)
  return told('ordinary', model.ordinary)
}

/** How much speaks for more than an ordinary message. */
function doubtOf({ refuse, unsure, return: back }: Odds, bounds: typeof BOUNDS): number {
  return refuse + unsure * bounds.ofUnsure + back * bounds.ofReturn
}
