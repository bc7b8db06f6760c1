import { normaliseKeyword } from './keywords'

/** Words for No, in the languages of the labels. */
const AGAINST = new Set([
  ...['not', 'no', 'never', 'without', 'dont', 'isnt', 'arent', 'zero'],
  ...['nao', 'nunca', 'sem', 'nem', 'jamais', 'n', 'sin', 'ni', 'nada', 'poco', 'pouco'],
])
/** interested, interesa, interesse; also with the prefix that negates it: uninterested, desinteresado. */
const INTEREST = /^(un|dis|des)?interes/
/** Other wordings of the same refusal. */
const WHOLE = new Set([
  ...['not for me', 'not my thing', 'see less', 'show less', 'show fewer', 'see fewer', 'hide', 'hide this'],
  ...['not relevant', 'irrelevant', 'spam', 'its spam', 'block', 'mute'],
  ...['no es relevante', 'no relevante', 'irrelevante', 'es spam', 'bloquear', 'silenciar'],
  ...['nao e relevante', 'nao relevante', 'e spam'],
  ...['no es para mi', 'no es lo mio', 'ver menos', 'mostrar menos', 'ocultar'],
  ...['nao e para mim', 'nao e pra mim', 'quero ver menos', 'perdi o interesse', 'perdi interesse', 'perdi el interes'],
])
/** Longer than any label of a button (25 characters), with room for what Meta may allow later. */
const LABEL_CHARS = 80

/**
 * Returns whether the label of a button declines what the message offers, as "Not interested" and "Não tenho interesse"
 * do. Such a label has no word about messages, and may still mean that the person wants no more of them.
 */
export function isDeclining(label: string): boolean {
  if (label.length > LABEL_CHARS) return false
  // "don't", "isn't": the apostrophe does not separate words.
  const plain = normaliseKeyword(label.replace(/[\u2019']/gu, ''))
  if (WHOLE.has(plain)) return true
  const words = plain.split(' ')
  const interest = words.map((word) => INTEREST.exec(word)).find((found) => found !== null)
  return interest != null && (interest[1] !== undefined || words.some((word) => AGAINST.has(word)))
}
