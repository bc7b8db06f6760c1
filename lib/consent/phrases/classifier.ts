import { featuresOf, fingerprint } from './features'
import type { Tagged } from './tagging'
import { SIDES, type Weights } from './weights-format'

/** The probabilities that a text refuses, returns, is doubtful, or is about something else; their sum is 1. */
export interface Odds {
  refuse: number
  return: number
  unsure: number
  ordinary: number
}

export interface Likelihood extends Odds {
  /** The same for the part of a long text that is least like an ordinary one; for a short text, of the whole. */
  part: Odds
  /**
   * The features with the most weight for the likeliest outcome, without letters and without words that no lexicon
   * contains.
   */
  because: string[]
}

/** A long text is also read in parts of this many words, so that a story before a refusal does not hide it. */
const PART = 16
const PART_STEP = 6
/** The number of words from which on a text is long. */
const LONG = 21
const REASONS = 3

/**
 * Logistic regression over four outcomes, for the whole text and for its parts. `isKnown` says which words may be
 * reported.
 */
export function weigh(
  weights: Weights,
  text: Pick<Tagged, 'words' | 'tags'>,
  rules: readonly string[],
  isKnown: (word: string) => boolean,
): Likelihood {
  const features: { feature: string; row: number }[] = []
  const odds = oddsOf(weights, text, rules, features)
  let part = odds
  for (let end = PART; text.words.length >= LONG && end < text.words.length + PART_STEP; end += PART_STEP) {
    const start = Math.min(end, text.words.length) - PART
    const found = oddsOf(
      weights,
      {
        words: text.words.slice(start, start + PART),
        tags: text.tags.slice(start, start + PART),
      },
      [],
    )
    if (found.ordinary < part.ordinary) part = found
  }
  const strongest = Math.max(odds.refuse, odds.return, odds.unsure)
  const side = strongest === odds.return ? 1 : strongest === odds.refuse ? 0 : 2
  const weightOf = ({ row }: { row: number }) => weights.steps[row * SIDES + side] ?? 0
  const because = features
    .filter(({ feature }) => mayBeReported(feature, isKnown))
    .toSorted((a, b) => weightOf(b) - weightOf(a))
    .slice(0, REASONS)
    .map(({ feature }) => feature)
  return { ...odds, part, because }
}

function oddsOf(
  weights: Weights,
  text: Pick<Tagged, 'words' | 'tags'>,
  rules: readonly string[],
  features: { feature: string; row: number }[] = [],
): Odds {
  let refuse = 0
  let back = 0
  let unsure = 0
  const first = features.length
  for (const feature of featuresOf(text, rules)) {
    const row = weights.rows.get(fingerprint(feature))
    if (row === undefined) continue
    features.push({ feature, row })
    refuse += weights.steps[row * SIDES] ?? 0
    back += weights.steps[row * SIDES + 1] ?? 0
    unsure += weights.steps[row * SIDES + 2] ?? 0
  }
  // Long texts have more features, and would otherwise get too much certainty for every outcome.
  const scale = weights.unit / Math.sqrt(Math.max(1, features.length - first))
  const [a, b, c] = weights.bias
  return softmax(a + refuse * scale, b + back * scale, c + unsure * scale)
}

/** Returns the probabilities for three scores, where an ordinary text scores zero. */
export function softmax(refuse: number, back: number, unsure: number): Odds {
  const top = Math.max(0, refuse, back, unsure)
  const [a, b, c, d] = [Math.exp(refuse - top), Math.exp(back - top), Math.exp(unsure - top), Math.exp(-top)]
  const all = a + b + c + d
  return { refuse: a / all, return: b / all, unsure: c / all, ordinary: d / all }
}

/**
 * Whether a feature may be reported: tags always; words only where each is in a lexicon, because other words may be
 * personal.
 */
function mayBeReported(feature: string, isKnown: (word: string) => boolean): boolean {
  if (feature.startsWith('t ') || feature.startsWith('r ')) return true
  const words = feature.split(' ').slice(1)
  return feature.startsWith('w ') && words.every((word) => SIGNS.has(word) || isKnown(word))
}

const SIGNS = new Set(['^', '$', ',', '.', '?'])
