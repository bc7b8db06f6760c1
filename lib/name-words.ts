/**
 * Returns the words of a name in lower case, without accents and signs. `marketingOptOut` has three words, and
 * `WhatsApp` is one.
 */
export const wordsOfName = (name: string): string =>
  foldWords(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).replaceAll('whats app', 'whatsapp')

/** Returns the words of a text in lower case, without accents and signs. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Returns a pattern for words of all scripts, as `foldWords` returns them; a star stands for any further letters. */
export function wholeWords(words: string): RegExp {
  const each = words.trim().split(/\s+/)
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${each.join('|').replaceAll('*', '\\p{L}*')})(?![\\p{L}\\p{N}])`, 'u')
}
