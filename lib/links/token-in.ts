import { TOKEN_CHARS } from './layout'

/** More characters than this after a token are no punctuation of a sentence. */
const TAIL_MAX_CHARS = 64

/** Punctuation, symbols, spaces and invisible marks only: no letter and no digit. */
const NO_WORD = /^[^\p{L}\p{N}]*$/u
const TAIL = /[^\p{L}\p{N}]+$/u

/**
 * Returns the token in the last part of a link's path, without what a chat added to the link. WhatsApp and others take
 * a full stop, a bracket, an asterisk, an underscore or an invisible mark right after an address for a part of it. A
 * token has one length, so what follows it can be told from it although `-` and `_` are in its alphabet. A letter or a
 * digit after it is not removed: the text is then no token of ours.
 */
export function tokenIn(segment: string): string {
  const text = decoded(segment)
  if (text.length === TOKEN_CHARS) return text
  if (text.length < TOKEN_CHARS) return text.replace(TAIL, '')
  const tail = text.slice(TOKEN_CHARS)
  return tail.length <= TAIL_MAX_CHARS && NO_WORD.test(tail) ? text.slice(0, TOKEN_CHARS) : text
}

/** A bad escape is the rest of a mark that was cut off. No escape belongs to a token. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment.replaceAll(/%[0-9a-f]{0,2}/gi, '\uFFFD')
  }
}
