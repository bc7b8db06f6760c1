import { type Keyword, understandKeyword } from '@/lib/consent/keywords'
import { hasForbiddingSign } from './normalise'
import { ENOUGH, NAME } from './own-name'
import { NOTHING, type ScoredIntent } from './scored-intent'
import type { Tagged } from './tagging'

/** The reason for a text that is nothing but a keyword. */
export const EXACT = 'keyword'
/** The reason for a keyword with greetings and thanks around it. */
export const POLITE = 'keyword with courtesy'
/** What may be around a keyword without changing its meaning; greetings and "please" get no tags at all. */
const BARE = new Set(['THANKS', 'NOSIGN', 'DOWN', ',', '.', 'OK'])
/** Keywords that, together with thanks, decline an offer: "no quiero, gracias". */
const HALF = new Set(['no quiero', 'nao quero', 'cancelar', 'cancel'])
/** A question mark of any script: who writes "START?" asks. */
const ASKING = /[?¿؟？]/u

/** Finds a keyword with nothing but courtesy around it: "hola, BAJA por favor, gracias". */
export function findKeyword({ words, tags }: Tagged, text: string): ScoredIntent | null {
  const bare = words.filter((word, place) => !BARE.has(tags[place]!) && word !== NAME).join(' ')
  if ((tags.includes('THANKS') || words.includes(NAME)) && HALF.has(bare)) return null
  // "sairr", "bajaa": a key that was held too long.
  if (words.at(-1) === NAME && words.length > 1 && ENOUGH.has(bare))
    return fromKeyword({ outcome: 'stop', locale: null }, `stop beside the business's name: "${bare}"`, text)
  for (const spelled of [bare, bare.replace(/(.)\1$/u, '$1')]) {
    const keyword = understandKeyword(spelled)
    if (keyword.outcome !== 'none') return fromKeyword(keyword, `${POLITE}: "${bare}"`, text)
  }
  return null
}

/**
 * Returns the intent of a keyword. A sign that forbids beside a word of return, "🚫 START", says both, and a question,
 * "START?", is no request yet.
 */
export function fromKeyword({ outcome, locale }: Keyword, because: string, text: string): ScoredIntent {
  if (outcome === 'stop')
    return { ...NOTHING, outcome: 'refuse_all', locale, isPlain: true, mayRefuse: true, because: [because] }
  const against = hasForbiddingSign(text) ? 'a sign against it' : ASKING.test(text) ? 'a question mark' : null
  if (against !== null)
    return { ...NOTHING, outcome: 'unsure', locale, because: [`${because}, and ${against}`], score: 0 }
  // "Start now" is a keyword with a courtesy, and may be the button of anything.
  return { ...NOTHING, outcome: 'return', locale, isPlain: because === EXACT, because: [because] }
}
