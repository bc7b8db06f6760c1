import { wordsOfName } from '@/lib/name-words'

const YES = 'yes|si|sim|oui|ja|نعم|כן'
const NO = 'no|nao|non|nein|لا|לא'
const OR = 'ou|o|or|oder|e|او|או'
const pair = (between: string) => `(?:(?:${YES})${between}(?:${NO})|(?:${NO})${between}(?:${YES}))`

/** Written as a choice: `Sí/No`, `Yes | No`, `Sim ou não`. */
const CHOICE = new RegExp(`(?<!\\p{L})${pair(`(?:\\s*[/|\\\\]\\s*|\\s+(?:${OR})\\s+)`)}(?!\\p{L})`, 'giu')
/** Behind what is asked: `acepta_si_no`. */
const AT_END = new RegExp(`(?<!\\p{L})${pair(` (?:(?:${OR}) )?`)}$`, 'u')
/** In Spanish "si no" also means "if not": `Marque si no desea recibir publicidad`. */
const ANYWHERE = new RegExp(`(?<!\\p{L})${pair(' ')}(?!\\p{L})`, 'u')

/** The name of a column that asks a question, without the answers that it names. */
export interface AskedName {
  /** The words of the rest of the name, as `wordsOfName` returns them. */
  words: string
  /** Whether the name has both answers: `¿Acepta? (sí/no)`. */
  hasBoth: boolean
  /** Whether the rest may have both answers, or may say what does not hold: `Sí, no quiero ofertas`. */
  mayHaveBoth: boolean
}

/**
 * Returns a column's name without both answers, by which it would seem to deny what it asks: `¿Acepta? Sí/No marketing`
 * speaks of no "no marketing".
 */
export function withoutAnswers(name: string): AskedName {
  const plain = name.normalize('NFKD').replace(/\p{M}+/gu, '')
  const all = wordsOfName(plain)
  const words = wordsOfName(plain.replace(CHOICE, ' ')).replace(AT_END, '').trim()
  return { words, hasBoth: words !== all, mayHaveBoth: ANYWHERE.test(words) }
}
