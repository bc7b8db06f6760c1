import type { Tagged } from '@/lib/consent/phrases/tagging'

/** How likely a text refuses, returns, or is about something else; together 1. */
export interface Likelihood {
  refuse: number
  return: number
  ordinary: number
  /** The features that spoke loudest for the likeliest of them, without the letters of unknown words. */
  because: string[]
}

/** A feature to what it adds for `refuse` and for `return`, in hundredths; `ordinary` is where both are zero. */
export type Weights = ReadonlyMap<string, readonly [refuse: number, back: number]>

const BIAS = 'bias'
const LONGEST_GRAM = 3
const LONGEST_TAGS = 4
const LETTERS = 4
/** Beyond this many words a text adds no features: the time to decide stays bounded. */
const MOST_WORDS = 60
const REASONS = 3

/** What the model sees of a text: runs of one to three words, of up to four tags, and of four letters. */
export function featuresOf({ words, tags }: Pick<Tagged, 'words' | 'tags'>): string[] {
  const features = new Set([BIAS])
  const spoken = ['^', ...words.slice(0, MOST_WORDS), '$']
  const read = ['^', ...tags.slice(0, MOST_WORDS), '$']
  for (let i = 0; i < spoken.length; i++) {
    for (let n = 1; n <= LONGEST_GRAM && i + n <= spoken.length; n++)
      features.add(`w:${spoken.slice(i, i + n).join(' ')}`)
    for (let n = 1; n <= LONGEST_TAGS && i + n <= read.length; n++) features.add(`t:${read.slice(i, i + n).join(' ')}`)
    const padded = `_${spoken[i]}_`
    for (let at = 0; at + LETTERS <= padded.length; at++) features.add(`c:${padded.slice(at, at + LETTERS)}`)
  }
  return [...features]
}

/** Logistic regression over three outcomes. */
export function weigh(weights: Weights, text: Pick<Tagged, 'words' | 'tags'>): Likelihood {
  let refuse = 0
  let back = 0
  const heard: { feature: string; weight: readonly [number, number] }[] = []
  for (const feature of featuresOf(text)) {
    const weight = weights.get(feature)
    if (!weight) continue
    refuse += weight[0] / 100
    back += weight[1] / 100
    if (feature !== BIAS) heard.push({ feature, weight })
  }
  const top = Math.max(0, refuse, back)
  const all = Math.exp(refuse - top) + Math.exp(back - top) + Math.exp(-top)
  const likelihood = {
    refuse: Math.exp(refuse - top) / all,
    return: Math.exp(back - top) / all,
    ordinary: Math.exp(-top) / all,
  }
  const side = back > refuse ? 1 : 0
  heard.sort((a, b) => b.weight[side] - a.weight[side])
  return { ...likelihood, because: heard.slice(0, REASONS).map(({ feature }) => feature) }
}

/** Reads what `formatWeights` of training/train.ts wrote. */
export function parseWeights(text: string): Weights {
  const weights = new Map<string, readonly [number, number]>()
  for (const entry of text.split('\n')) {
    const [feature, refuse, back] = entry.split('|')
    if (feature) weights.set(feature, [Number(refuse), Number(back)])
  }
  return weights
}
