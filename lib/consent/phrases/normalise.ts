/** Signs between words that matter: the end of a sentence or of a part of it, and emoji with a meaning of their own. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[🚫⛔❌❎🙅🛑✋🤚🖐📵🔇🔕]/gu, ' 🚫 '],
  [/[👎🖕😡😤🤬😠🙄]/gu, ' 👎 '],
  [/[😂🤣😆😹😅]/gu, ' lol '],
]
/** Emoji that forbid, disapprove, scorn or doubt; also those that the model does not know. */
const FORBIDDING = /[🚫⛔❌❎🙅🛑✋🤚🖐📵🔇🔕👎🖕✖✗✘✕╳🚷🆖🗑💩🤮🤢😡😤🤬😠🙄😒😑😾👿😈💀☠🤡🤷🤔🤨🔪💣]/u
/** Of a longer text both ends are read together: a request is usually there. `readInParts` reads its middle. */
const HEAD = 500
const TAIL = 250
const LONGEST_WORD = 40

/**
 * Returns a text as the rules read it: lower-case words without accents, with `,` `.` `?` where a part, a sentence or a
 * question ends, and `🚫` `👎` `lol` for emoji with that meaning. NFKD also undoes full-width and mathematical letters.
 */
export function normalise(text: string): string[] {
  const cut = text.length > HEAD + TAIL ? `${text.slice(0, HEAD)} . ${text.slice(-TAIL)}` : text
  let plain = cut.normalize('NFKD').toLowerCase()
  for (const [sign, meaning] of SIGNS) plain = plain.replace(sign, meaning)
  plain = plain
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .replace(/['’‘`´]/g, '')
    .replace(/(?<![\p{L}\p{N}])(un|des?|dis)[-–‐‑](?=\p{L}{4})/gu, '$1')
    .replace(/([\p{L}])\.(?=[\p{L}](?:\.|\s|$))/gu, '$1 ')
    .replace(/\s[-–—]+\s|[,:()"“”«»]+/g, ' , ')
    .replace(/[.!;…\n\r]+/g, ' . ')
    .replace(/[?]+/g, ' ? ')
    .replace(/[^\p{L}\p{N},.?🚫👎]+/gu, ' ')
  return trimBoundaries(joinLetters(plain.split(' ').filter((word) => word !== '')).map(squeeze))
}

/**
 * Removes boundaries before the first word, after the last, and repeated ones, so that "Stop." equals "stop". A
 * question mark stays.
 */
function trimBoundaries(words: string[]): string[] {
  const kept = words.filter((word, place) => !isPause(word) || (place > 0 && !isPause(words[place - 1]!)))
  while (kept.length > 0 && isPause(kept.at(-1)!)) kept.pop()
  return kept
}

/** Returns whether a text has an emoji that forbids or disapproves: "🚫", "👎". */
export const hasForbiddingSign = (text: string): boolean => FORBIDDING.test(text)

function isPause(word: string): boolean {
  return word === ',' || word === '.'
}

/** "s t o p" is one word; two letters beside each other ("e a") are not. */
function joinLetters(words: string[]): string[] {
  const joined: string[] = []
  for (let i = 0; i < words.length; i++) {
    let end = i
    while (end < words.length && /^[a-z]$/.test(words[end]!)) end++
    if (end - i < 3) joined.push(words[i]!)
    else {
      joined.push(words.slice(i, end).join(''))
      i = end - 1
    }
  }
  return joined
}

/** "stoooop" and "pararrr" lose what was repeated; doubled letters stay, since languages use them. */
function squeeze(word: string): string {
  return word.slice(0, LONGEST_WORD).replace(/(\p{L})\1{2,}/gu, '$1')
}
