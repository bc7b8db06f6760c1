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
  /** Whether a word about sending, messages or a stop occurs that is not about another thing alone. */
  isAboutSending: boolean
  /** Whether something speaks against a return: a word of refusal or negation, or that nothing is named. */
  isAgainst: boolean
  /** Whether the text contains a refusal, and takes back every one of them. */
  isTakenBack: boolean
  /** Whether the text mentions a change of mind, another person's hand or switching on. */
  mayReturn: boolean
  /** Whether the text is about an order or a booking and not about messages: then no part of it is a return. */
  isOfOwnThing: boolean
  /** Whether the text only names what is sent: "Ofertas" may ask for them. */
  onlyNames: boolean
  /** The whole text as one match: the words that say what a refusal is about when only the model found the refusal. */
  whole: Match
}

// Bounds on the model's probabilities, chosen by cross-validation over the voices (training/cross-validate.ts): each
// voice was judged by weights made from the others. `doubt` and the bounds it is made of are where the sum of faults is
// least when about one message in three is a refusal, and a lost refusal counts as 20 links that nobody asked for.
// For fewer refusals the voices alone would allow 0.31 to 0.4, but fresh writers' refusals have less doubt
// (docs/keywords.md has the curve).

export const BOUNDS = {
  /** From this doubt on, a text that matches no rule gets the link. */
  doubt: 0.27,
  /** The same for a text without a word about sending, messages or a stop. */
  farDoubt: 0.22,
  /** The same for a text of which a rule says that something else is meant. */
  strongDoubt: 0.43,
  /** The share of a likely return, and of a likely doubt, that counts as doubt. */
  ofReturn: 0.2,
  ofUnsure: 0.2,
  /** From here on a text whose words may also be a return, and a likely doubt, get the link by themselves. */
  returnAsked: 0.2,
  unsureAsked: 0.6,
  /** A part of a long text lacks the words around it, so it needs a higher probability. */
  partPenalty: 0.15,
  /** From here on the model refuses without a rule. */
  alone: 0.78,
  /** The same for a text of which a rule says that something else is meant. */
  aloneDenied: 0.92,
  /** The same for a question: a question about how to stop is not yet a stop. */
  aloneAsking: 0.92,
  /** Where a rule says refusal and the model gives it a lower probability than this, the text is unsure. */
  contradicted: 0.4,
  /** From here on the model reads a return without a rule. */
  returnAlone: 0.54,
  /** The same where a rule also sees a return, or sees a refusal that is taken back. */
  returnSeen: 0.2,
  /** A return must be this much likelier than a refusal. */
  returnOver: 0.8,
  /** The same for a text that says something did not arrive, because that may be a code. */
  returnDenied: 0.6,
  /** Where a rule says return and the model gives it a lower probability than this, the rule is ignored. */
  returnRule: 0.1,
  /** Where a rule says return, the model must give a refusal this probability for the text to be unsure. */
  againstReturn: 0.4,
  /** Where one rule says refusal and another says that it is not meant, the model decides by this bound. */
  tie: 0.5,
  /** The same for a weak rule. */
  weakTie: 0.2,
  /** Below this probability a weak rule is ignored. */
  weak: 0.4,
}
/** The least score of a rule that decides. */
const RULE = 0.9
/** The rule that a text of "no" alone matches: it answers a question of somebody else. */
export const JUST_NO = 'just no'
const ASKING = new Set(['?', 'HOW', 'WHY', 'WHO', 'WHEN'])

/**
 * Weighs rules against the model. A sure rule decides, unless the text contradicts itself; a weak rule makes the text
 * unsure; the model alone refuses only where it is very sure. A refusal is looked for first and everywhere, so that a
 * text is a return only where nothing speaks against it.
 */
export function judge(
  matches: readonly Match[],
  { model, topics, isAgainst, isAboutSending, isTakenBack, isOfOwnThing, mayReturn, onlyNames, whole }: Circumstances,
  bounds = BOUNDS,
): Judgement {
  const because = [
    ...matches.map(({ name, words }) => `rule ${name}: "${words}"`),
    `model: refusal ${model.refuse.toFixed(2)}, return ${model.return.toFixed(2)}, doubt ${model.unsure.toFixed(2)} (${model.because.join('; ')})`,
  ]
  const judged = (outcome: Outcome, score: number): Judgement => ({ outcome, topicIds: [], because, score })
  const refusals = matches.filter(({ says }) => says === 'refuse')
  const sure = refusals.filter(({ strength }) => strength === 'sure')
  const returns = matches.filter(
    ({ strength, says }) => strength === 'sure' && says === 'return' && model.return >= bounds.returnRule,
  )
  const isDenied = matches.some(({ says }) => says === 'ordinary')

  if (matches.some(({ name }) => name === JUST_NO)) return judged('ordinary', model.ordinary)
  const isSeen = isTakenBack || matches.some(({ says }) => says === 'return')
  const isLikelyBack =
    model.return >= (isSeen ? bounds.returnSeen : bounds.returnAlone) && model.return > model.refuse * bounds.returnOver
  const isOfOther = matches.some(({ name }) => name === 'does not arrive') && model.return < bounds.returnDenied
  if (isLikelyBack && !isAgainst && !isOfOther && !isOfOwnThing && isAboutSending) return judged('return', model.return)
  if (sure.length > 0) {
    // "Me di de baja por error, quiero volver a recibir": both occur, and neither may be guessed.
    const hasTurned = returns.some((back) => sure.every((refusal) => back.start >= refusal.end))
    const likely = Math.max(model.refuse, model.part.refuse)
    const isContradicted =
      likely < bounds.contradicted || model.return > likely || (isTakenBack && likely < bounds.aloneAsking)
    const isMeantForAnother = matches.some(({ name }) => name === 'another way')
    if (hasTurned || isContradicted || isMeantForAnother || (isDenied && model.refuse < bounds.tie))
      return judged('unsure', model.refuse)
    return { ...scopeOf(sure, topics), because, score: Math.max(model.refuse, RULE) }
  }
  if (returns.length > 0) {
    const isPlain =
      isAboutSending && refusals.length === 0 && model.refuse < bounds.againstReturn && !isAgainst && !isOfOwnThing
    return isPlain ? judged('return', Math.max(model.return, RULE)) : judged('unsure', model.refuse)
  }
  if (isLikelyBack && (isAgainst || isAboutSending)) return judged('unsure', model.refuse)
  const isAsking = whole.reachTags.some((tag) => ASKING.has(tag))
  if (model.refuse >= (isDenied ? bounds.aloneDenied : isAsking || isTakenBack ? bounds.aloneAsking : bounds.alone))
    return onlyNames ? judged('unsure', model.refuse) : { ...scopeOf([whole], topics), because, score: model.refuse }
  if (refusals.length > 0 && model.ordinary < 1 - bounds.weak && !(isDenied && model.refuse < bounds.weakTie))
    return judged('unsure', model.refuse)
  const doubt = Math.max(doubtOf(model, bounds), doubtOf(model.part, bounds) - bounds.partPenalty)
  if (doubt >= (isDenied ? bounds.strongDoubt : isAboutSending ? bounds.doubt : bounds.farDoubt))
    return judged('unsure', model.refuse)
  // Neither text is a refusal, and yet it is about messages: "I pressed it by mistake", "the bookings yes, the other
  // thing no".
  if ((model.return >= bounds.returnAsked && mayReturn) || model.unsure >= bounds.unsureAsked)
    return judged('unsure', model.refuse)
  return judged('ordinary', model.ordinary)
}

/** Returns how much speaks against an ordinary message. */
function doubtOf({ refuse, unsure, return: back }: Odds, bounds: typeof BOUNDS): number {
  return refuse + unsure * bounds.ofUnsure + back * bounds.ofReturn
}
