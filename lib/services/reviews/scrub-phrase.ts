import { GIVEN_NAMES } from './given-names'

/** Longer messages are cut: what they ask for is said in their first sentences. */
const MOST_CHARS = 500

/** Stands for a name, an address or a link that was taken out, and for digits. */
const GONE = '…'
const DIGITS = '#'

/**
 * No part of it can begin in more than one place of a text, or match it in more than one way: a message of 500 signs is
 * read in less than a millisecond, whatever it is made of.
 */
const ADDRESS =
  /\b(?:https?:\/\/|www\.)\S+|(?<![^\s@])[^\s@]+@(?=\S*\.)\S+|(?<!\S)@\w+|\b[\w-]+\.(?:com|net|org|br|mx|co|ar|es)(?:\/\S*)?\b/giu
/** A run of digits, with the signs that group the digits of a number. */
const NUMBER = /\+?\p{Nd}(?:[\p{Nd}\s().:/-]*\p{Nd})?/gu
/** A word, with what is inside it. */
const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu
/** Behind these words comes a name, however it is written. */
const NAMES_NEXT = /(?:\bme llamo|\bmi nombre es|\bme chamo|\bmeu nome [eé]|\bmy name is|\bmy name's)\s+$/iu
/** Behind these a name may come, written with a capital. */
const MAY_NAME_NEXT =
  /(?:\bsoy|\bsou|\bi am|\bi['’]m|\bthis is|\baqu[ií] [eé]|\bsra?\.?|\bdo[nñ]a?|\bdona|\bmrs?\.?)\s+$/iu
/** Where a sentence begins a capital says nothing. */
const BEGINS = /(?:^|[.!?¡¿…\n]\s*)$/u

/**
 * Returns what a person wrote without numbers, addresses, links and names, on one line. A name is recognised where it
 * is introduced ("me llamo …"), by a list of common given names, and by a capital inside a sentence; `known` are words
 * that stay, such as the names of the business and its topics. A rare name in small letters can't be told from a word,
 * so the phrases are to be read before they are given away.
 */
export function scrubPhrase(text: string, known: readonly string[]): string {
  const stay = new Set(known.flatMap((name) => [...name.matchAll(WORD)].map(([word]) => plain(word))))
  const line = text.replace(/\s+/gu, ' ').trim().slice(0, MOST_CHARS)
  const without = line.replace(ADDRESS, GONE).replace(NUMBER, DIGITS)
  return withoutNames(without, stay)
    .replace(/…(?:\s*…)+/gu, GONE)
    .replace(/^[=+\-@\s]+/u, '')
    .trim()
}

function withoutNames(text: string, stay: ReadonlySet<string>): string {
  let result = ''
  let from = 0
  let wasName = false
  for (const match of text.matchAll(WORD)) {
    const [word] = match
    const before = text.slice(0, match.index)
    const between = text.slice(from, match.index)
    const isName: boolean = !stay.has(plain(word)) && looksLikeName(word, before, wasName && between === ' ')
    result += between + (isName ? GONE : word)
    from = match.index + word.length
    wasName = isName
  }
  return result + text.slice(from)
}

function looksLikeName(word: string, before: string, followsName: boolean): boolean {
  if (NAMES_NEXT.test(before) || GIVEN_NAMES.has(plain(word))) return true
  const isCapitalised = /^\p{Lu}[\p{Ll}\p{M}'’-]+$/u.test(word)
  if (!isCapitalised) return false
  return followsName || MAY_NAME_NEXT.test(before) || !BEGINS.test(before)
}

const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
