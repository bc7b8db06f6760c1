import type { ScoredIntent } from './scored-intent'

/** Texts up to this length are read whole; of a longer one `normalise` reads both ends, and its middle is read here. */
const WHOLE_CHARS = 750
/** The middle of a text is read in windows of this length, each beginning this much after the one before. */
const WINDOW = 450
const STEP = 250
/** Where the first window begins: within what was read of the beginning. */
const FIRST = 300
/** How much of the text around a refusal is read again: "no dejen de" may be before it, "de promociones" behind. */
const AROUND = 150
/** What `normalise` reads of both ends. */
const [HEAD, TAIL] = [500, 250]
/** WhatsApp's bound on a text. What is longer came another way, and its end is read anyhow. */
const LONGEST = 4096
const WIDTHS = ['refuse_all', 'refuse_marketing', 'refuse_topic'] as const

/**
 * Reads a long text in parts, and returns the widest refusal of any part. A refusal that only one window shows, that
 * the words around it change, or that somebody else is said to have uttered, makes the text `unsure`, and so does a
 * doubt or a return in the middle.
 * @param read reads one text
 */
export function readInParts(text: string, read: (part: string) => ScoredIntent): ScoredIntent {
  if (text.length <= WHOLE_CHARS) return read(text)
  const ends = readEnds(text, read)
  if (ends.outcome === 'refuse_all') return ends
  const sure: ScoredIntent[] = refuses(ends) ? [ends] : []
  const doubtful: ScoredIntent[] = ends.outcome === 'unsure' ? [ends] : []
  const bare = withoutReported(text).replace(AFTER_COLON, blank)
  for (let first = FIRST; first < Math.min(text.length, LONGEST) - AROUND; first += STEP) {
    const start = wordStart(text, first)
    const end = wordEnd(text, first + WINDOW)
    const found = read(text.slice(start, end))
    if (refuses(found)) {
      const before = wordStart(text, first - AROUND)
      const behind = read(text.slice(start, wordEnd(text, end + AROUND)))
      const isSure =
        isPlainRefusal(found) &&
        isPlainRefusal(behind) &&
        isPlainRefusal(read(text.slice(before, end))) &&
        refuses(read(bare.slice(before, end)))
      if (isSure) sure.push(narrower(behind, found))
      else doubtful.push({ ...found, topicId: null, topicIds: [] })
    } else if (found.outcome === 'return' || found.outcome === 'unsure') doubtful.push(found)
  }
  return widest(sure) ?? doubt(ends, doubtful)
}

/**
 * Reads both ends together, as `normalise` cuts them, and a refusal once more with what was cut off: "dejen de mandarme
 * mensajes" may go on with "de promociones". A refusal that neither end shows then, or that others uttered, is
 * doubtful.
 */
function readEnds(text: string, read: (part: string) => ScoredIntent): ScoredIntent {
  const ends = read(text)
  if (!refuses(ends)) return ends
  const head = read(text.slice(0, wordEnd(text, HEAD + AROUND)))
  const tail = read(text.slice(wordStart(text, text.length - TAIL - AROUND)))
  const whole = widest([head, tail].filter(refuses))
  const isOwn = refuses(read(withoutReported(text)))
  return whole && isOwn
    ? narrower(whole, ends)
    : { ...ends, outcome: 'unsure', topicId: null, topicIds: [], isPlain: false }
}

const refuses = ({ outcome }: ScoredIntent): boolean => outcome.startsWith('refuse')
const isPlainRefusal = (intent: ScoredIntent): boolean => refuses(intent) && intent.isPlain

/** Returns the second where it refuses less than the first. */
function narrower(first: ScoredIntent, second: ScoredIntent): ScoredIntent {
  const width = ({ outcome }: ScoredIntent) => WIDTHS.findIndex((each) => each === outcome)
  return width(second) > width(first) ? second : first
}

const QUOTED = /"[^"]{1,300}"|[“„«][^“”„«»]{1,300}[”“»]/gu
/**
 * Verbs by which others speak: "my daughter says do not text me". A person who writes "I told you to stop" means it.
 */
const SAYING = [
  'says?|said|tells?|told|wrote|yells?|shouts?|asks|asked|dice[ns]?|dijo|dijeron|diz|dizem|disse|disseram|fal(?:a|ou)',
  'escribi[oó]|escreveu|grit(?:a|o|ó|ou)|pidi[oó]|pediu',
].join('|')
const SAYING_OTHERS = new RegExp(
  `(?<![\\p{L}])(?<!(?<![\\p{L}])(?:i|we|yo|eu|j[aá])(?: \\p{L}{1,8})? )(?:${SAYING})(?![\\p{L}])[^.!?;\\n]{1,70}`,
  'giu',
)
const AFTER_COLON = /:[^.!?;\n]{1,70}/gu

/** Returns a text of the same length without what is quoted or said by others. */
const withoutReported = (text: string): string => text.replace(QUOTED, blank).replace(SAYING_OTHERS, blank)
const blank = (found: string): string => ` . ${' '.repeat(Math.max(0, found.length - 3))}`.slice(0, found.length)

/** Returns the widest refusal; of refusals of topics all topics together. */
function widest(sure: readonly ScoredIntent[]): ScoredIntent | null {
  const outcome = WIDTHS.find((width) => sure.some((each) => each.outcome === width))
  const found = sure.find((each) => each.outcome === outcome)
  if (!found || outcome !== 'refuse_topic') return found ?? null
  const topicIds = [...new Set(sure.flatMap((each) => each.topicIds))]
  return { ...found, topicIds, topicId: topicIds[0] ?? null }
}

function doubt(ends: ScoredIntent, [first, ...rest]: readonly ScoredIntent[]): ScoredIntent {
  if (!first || (ends.outcome === 'return' && [first, ...rest].every(({ outcome }) => outcome === 'return')))
    return ends
  const mayRefuse = [first, ...rest].some((each) => each.mayRefuse)
  return { ...first, outcome: 'unsure', topicId: null, topicIds: [], isPlain: false, mayRefuse }
}

/** A window begins and ends between words, as long as words are no longer than any word is. */
const LONGEST_WORD = 40
function wordStart(text: string, place: number): number {
  const from = Math.max(0, place)
  const space = text.lastIndexOf(' ', from)
  return space >= from - LONGEST_WORD && space >= 0 ? space + 1 : from
}
function wordEnd(text: string, place: number): number {
  const space = text.indexOf(' ', place)
  return space >= 0 && space <= place + LONGEST_WORD ? space : Math.min(text.length, place)
}
