import type { ScoredIntent } from './scored-intent'

/** Texts up to this length are read whole; of a longer one `normalise` reads both ends, and its middle is read here. */
const WHOLE_CHARS = 750
/** The middle of a text is read in windows of this length, each beginning this much after the one before. */
const WINDOW = 450
const STEP = 250
/** Where the first window begins: within what was read of the beginning. */
const FIRST = 300
/** How much before a window is read again where a refusal was found in it: "no dejen de" may be there. */
const BEFORE = 150
/** WhatsApp's bound on a text. What is longer came another way, and its end is read anyhow. */
const LONGEST = 4096
/** From this share of refusal on, a doubtful window makes the text doubtful. */
const DOUBT = 0.4
const WIDTHS = ['refuse_all', 'refuse_marketing', 'refuse_topic'] as const

/**
 * Reads a long text in parts, and returns the widest refusal of any part. A refusal that only one window shows, or that
 * the words before it change, makes the text `unsure`, and so does a doubt or a return in the middle.
 * @param read reads one text
 */
export function readInParts(text: string, read: (part: string) => ScoredIntent): ScoredIntent {
  const ends = read(text)
  if (text.length <= WHOLE_CHARS || ends.outcome === 'refuse_all') return ends
  const sure: ScoredIntent[] = ends.outcome.startsWith('refuse') ? [ends] : []
  const doubtful: ScoredIntent[] = ends.outcome === 'unsure' ? [ends] : []
  for (let start = FIRST; start < Math.min(text.length, LONGEST) - BEFORE; start += STEP) {
    const end = wordEnd(text, start + WINDOW)
    const found = read(text.slice(wordStart(text, start), end))
    if (found.outcome.startsWith('refuse')) {
      const again = read(text.slice(wordStart(text, start - BEFORE), end))
      const isSure = found.isPlain && again.isPlain && again.outcome.startsWith('refuse')
      if (isSure) sure.push(again)
      else doubtful.push({ ...found, topicId: null, topicIds: [] })
    } else if (found.outcome === 'return' || (found.outcome === 'unsure' && (found.mayRefuse || found.score >= DOUBT)))
      doubtful.push(found)
  }
  return widest(sure) ?? doubt(ends, doubtful)
}

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
