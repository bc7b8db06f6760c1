import { TOKEN_CHARS } from './layout'

/** More than this behind a token is no punctuation of a sentence. */
const TAIL_MAX_CHARS = 64

/** Nothing that a word is made of: punctuation, symbols, spaces and invisible marks only. */
const NO_WORD = /^[^\p{L}\p{N}]*$/u
const TAIL = /[^\p{L}\p{N}]+$/u

/**
 * The token in the last part of a link's path, without what a chat took into the link with it: WhatsApp and others take
 * a full stop, a bracket, an asterisk, an underscore or an invisible mark that stands right behind an address for a
 * part of it. A token has one length, so what follows it can be told from it although `-` and `_` are in its alphabet.
 * A letter or a digit behind it is left there: then it is another text, and no token of ours.
 */
export function tokenIn(segment: string): string {
  const text = decoded(segment)
  if (text.length === TOKEN_CHARS) return text
  if (text.length < TOKEN_CHARS) return text.replace(TAIL, '')
  const tail = text.slice(TOKEN_CHARS)
  return tail.length <= TAIL_MAX_CHARS && NO_WORD.test(tail) ? text.slice(0, TOKEN_CHARS) : text
}

/** A bad escape is what is left of a mark that was cut; none belongs to a token. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment.replaceAll(/%[0-9a-f]{0,2}/gi, '\uFFFD')
  }
}
