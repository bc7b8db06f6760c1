import { type Pattern, PATTERNS } from './patterns'
import type { Tagged } from './tagging'

/** A pattern found in a text. `start` and `end` are places among its words. */
export interface Match extends Pick<Pattern, 'name' | 'strength' | 'says'> {
  start: number
  end: number
  /** The words that matched. */
  words: string
  /** The words of the sentence around the match that may say what is refused. */
  reach: readonly string[]
  reachTags: readonly string[]
}

/** Words of a question: "how do I stop these messages?" is not yet a stop. */
const ASKING = new Set(['HOW', 'WHEN', 'WHY'])
/** Where the reach of a refusal ends, because the next thought begins. */
const FENCES = new Set([',', '.', '?', 'SOLO', 'NEG', 'STOP'])
/** A fence after which a list goes on: "promociones ni encuestas". */
const LISTED = /^(?:NEG|,) (?:(?:DET|MORE|ME) ){0,2}(?:TOPIC|PROMO|SURVEY|MSG)\b/

/**
 * Words that turn to another thought. "Stop all messages but I like your surveys" says of the surveys only that they
 * are liked.
 */
const TURNING = new Set('but although though however pero aunque mas porem'.split(' '))
/** Behind such a word something else is said; "mas" is also "más" without its accent: "mensajes mas de promociones". */
const NO_TURN = /^(?:PREP|TOPIC|PROMO|SURVEY|MSG|TEXT|MORE)$/
/** What a refusal may name. If it names nothing of this, it is about everything, whatever is said behind it. */
const NAMED = /\b(?:TOPIC|PROMO|SURVEY|OWN)\b/

/** Returns all patterns that are found. A question about a refusal weakens its pattern. */
export function findMatches(tagged: Tagged): Match[] {
  const matches: Match[] = []
  for (const pattern of PATTERNS) {
    const found = pattern.regex.exec(tagged.line)
    if (!found) continue
    if (pattern.name === 'stop word and own things' && !tagged.words.at(-1)?.endsWith('s')) continue
    matches.push(place(pattern, found, tagged))
  }
  const others = matches.filter(({ says, name }) => says === 'refuse' && name !== 'stop, and more')
  return matches.map((match) =>
    // "Stop. I don't want this": two weak refusals together are sure.
    match.name === 'stop, and more' && others.length > 0 ? { ...match, strength: 'sure' } : match,
  )
}

/** Returns a whole text as one sure match. */
export function wholeOf({ words, tags }: Tagged): Match {
  const name = 'the model alone'
  return {
    name,
    strength: 'sure',
    says: 'refuse',
    start: 0,
    end: tags.length,
    words: '',
    reach: words,
    reachTags: tags,
  }
}

function place({ name, strength, says }: Pattern, found: RegExpExecArray, { line, words, tags }: Tagged): Match {
  // The line begins with "^ ", so the first word's place is 0 after one space.
  const start = Math.max(0, spaces(line, 0, found.index) - 1)
  const end = Math.max(start, spaces(line, 0, found.index + found[0].length) - 1)
  let first = start
  while (first > 0 && !SENTENCE.has(tags[first - 1]!)) first--
  let last = Math.max(end, start + 1)
  const turns = (at: number) =>
    TURNING.has(words[at] ?? '') &&
    !NO_TURN.test(tags[at + 1] ?? 'PREP') &&
    !NAMED.test(tags.slice(start, at).join(' '))
  while (
    last < tags.length &&
    (!FENCES.has(tags[last]!) || LISTED.test(tags.slice(last, last + 4).join(' '))) &&
    !turns(last)
  )
    last++
  let sentenceEnd = last
  while (sentenceEnd < tags.length && !SENTENCE.has(tags[sentenceEnd]!)) sentenceEnd++
  const asksHow = tags.slice(first, start + 1).some((tag) => ASKING.has(tag))
  const isQuestion = tags[sentenceEnd] === '?'
  const weakened = strength === 'sure' && ((asksHow && name !== 'said stop') || (isQuestion && MOODLESS.has(name)))
  return {
    name,
    strength: weakened ? 'weak' : strength,
    says,
    start,
    end,
    words: words.slice(start, Math.max(end, start + 1)).join(' '),
    reach: words.slice(start, last),
    reachTags: tags.slice(start, last),
  }
}

const SENTENCE = new Set(['.', '?'])
/** Patterns without a verb. In a question they ask whether the thing exists. */
const MOODLESS = new Set([
  'none of them',
  'no more',
  'want to receive',
  'stop word',
  'enough of sending',
  'stop word and own things',
  'subscribe me',
  'put me on the list',
])

function spaces(text: string, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) if (text[i] === ' ') count++
  return count
}
