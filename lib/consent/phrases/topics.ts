/** A topic as the business names it. */
export interface TopicNames {
  id: string
  /** Its name in every language. */
  names: readonly string[]
  key: string
}

/** Which words name which topic. */
export interface TopicIndex {
  /** Maps a stem of a topic's name to the topics that have it, with the weight of that word in the name. */
  stems: ReadonlyMap<string, readonly { id: string; weight: number }[]>
  /** Each name and key of a topic by its words that mean something, without "de", "the" and their like. */
  names: readonly (readonly string[])[]
}

const EMPTY: TopicIndex = { stems: new Map(), names: [] }
const SMALL = new Set(
  'tu tus su sus mi mis de del la las el los un una y e o para por con do da dos das o os a as seu sua seus suas em no na your my our the of and for in on about to s'.split(
    ' ',
  ),
)
/** The usual short form: promo, promos, promoción, promoções, promotions are one word. */
const SHORT_FORM = 'promo'
const STEM = 6
/** How many letters two forms of a word may differ by at its end: "leccion" and "lecciones". */
const ENDING = 3
const ENOUGH = 0.5

const cache = new WeakMap<readonly TopicNames[], TopicIndex>()

/** Returns the index of a list of topics, which is remembered as long as the list itself exists. */
export function indexTopics(topics: readonly TopicNames[] | undefined): TopicIndex {
  if (!topics || topics.length === 0) return EMPTY
  const known = cache.get(topics)
  if (known) return known
  const stems = new Map<string, { id: string; weight: number }[]>()
  const full: string[][] = []
  for (const { id, names, key } of topics) {
    for (const name of [...names, key.replaceAll(/[_-]/g, ' ')]) {
      const words = wordsOf(name).filter((word) => !SMALL.has(word))
      if (words.length > 0) full.push(words)
      for (const [place, word] of words.entries()) {
        // The first word is the head in Spanish and Portuguese, the last one in English. Each alone may name the topic.
        const isHead = place === 0 || place === words.length - 1
        const weight = words.length === 1 ? 1 : isHead ? ENOUGH : 1 / words.length
        const entries = stems.get(stemOf(word)) ?? []
        const entry = entries.find((it) => it.id === id)
        if (!entry) entries.push({ id, weight })
        else entry.weight = Math.max(entry.weight, weight)
        stems.set(stemOf(word), entries)
      }
    }
  }
  const index = { stems, names: full }
  cache.set(topics, index)
  return index
}

/** Whether a word belongs to the name of any topic. */
export function isOfTopic(index: TopicIndex, word: string): boolean {
  return index.stems.has(stemOf(word))
}

/**
 * Returns those of the words that make up a topic's name or key which is said in full: "noticias" and "centro" say
 * "Noticias del Centro", and neither of them does so alone.
 */
export function wordsOfFullNames(index: TopicIndex, words: readonly string[]): Set<string> {
  const byStem = new Map<string, string[]>()
  for (const word of words) byStem.set(stemOf(word), [...(byStem.get(stemOf(word)) ?? []), word])
  const found = new Set<string>()
  for (const name of index.names) {
    const said = name.map((part) => (byStem.get(stemOf(part)) ?? []).filter((word) => isSameWord(word, part)))
    if (said.every((each) => each.length > 0)) for (const word of said.flat()) found.add(word)
  }
  return found
}

/** Returns the topics that the words name, best first, and all topics that are named equally well. */
export function findTopics(index: TopicIndex, words: readonly string[]): string[] {
  const scores = new Map<string, number>()
  const seen = new Set<string>()
  for (const word of words) {
    const stem = stemOf(word)
    if (seen.has(stem)) continue
    seen.add(stem)
    for (const { id, weight } of index.stems.get(stem) ?? []) scores.set(id, (scores.get(id) ?? 0) + weight)
  }
  const best = Math.max(0, ...scores.values())
  if (best < ENOUGH) return []
  // "promociones y encuestas" names two topics in full; "recordatorios de reserva" beats a topic that shares one word
  // with it.
  const least = best >= 1 ? 1 : best
  return [...scores].filter(([, score]) => score >= least).map(([id]) => id)
}

function stemOf(word: string): string {
  if (word.startsWith(SHORT_FORM)) return SHORT_FORM
  const singular = word.length > 3 ? word.replace(/(?:oes|aos)$/, 'ao').replace(/s$/, '') : word
  return singular.slice(0, STEM)
}

/** Whether two words with the same stem are forms of one word: "internet" and "internacional" are not. */
function isSameWord(a: string, b: string): boolean {
  if (stemOf(a) === SHORT_FORM) return true
  let shared = 0
  while (shared < a.length && a[shared] === b[shared]) shared++
  return Math.max(a.length, b.length) - shared <= ENDING
}

function wordsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
