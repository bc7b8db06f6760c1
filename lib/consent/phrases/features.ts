import type { Tagged } from './tagging'

const LONGEST_GRAM = 3
const LONGEST_TAGS = 4
const LETTERS = [3, 4] as const
/** The first letters of a word, which its endings do not change. */
const STEM = 4
/** Words after this many add no features, so that the time to decide stays bounded. Windows see the rest. */
const MOST_WORDS = 80
/** Fingerprints are numbers below this. */
const FINGERPRINTS = 2 ** 24

/**
 * Returns the features of a text for the model: runs of one to three words, of up to four tags, of the stems of two
 * words (also with a word between them), and of three and four letters. The text begins with `^` and ends with `$`.
 */
export function featuresOf({ words, tags }: Pick<Tagged, 'words' | 'tags'>, rules: readonly string[]): Set<string> {
  const features = new Set(rules.map((name) => `r ${name}`))
  const spoken = ['^', ...words.slice(0, MOST_WORDS), '$']
  const read = ['^', ...tags.slice(0, MOST_WORDS), '$']
  const stems = spoken.map((word) => word.slice(0, STEM))
  for (let i = 0; i < spoken.length; i++) {
    let gram = 'w'
    let run = 't'
    for (let n = 0; n < LONGEST_TAGS && i + n < spoken.length; n++) {
      run += ` ${read[i + n]}`
      features.add(run)
      if (n >= LONGEST_GRAM) continue
      gram += ` ${spoken[i + n]}`
      features.add(gram)
    }
    if (i + 1 < spoken.length) features.add(`p ${stems[i]} ${stems[i + 1]}`)
    if (i + 2 < spoken.length) features.add(`p ${stems[i]} _ ${stems[i + 2]}`)
    const padded = `_${spoken[i]}_`
    for (const length of LETTERS)
      for (let at = 0; at + length <= padded.length; at++) features.add(`c ${padded.slice(at, at + length)}`)
  }
  return features
}

/**
 * Returns a number for a feature, the same on every machine (FNV-1a, mixed once more). The model stores numbers, no
 * words.
 */
export function fingerprint(feature: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < feature.length; i++) hash = Math.imul(hash ^ feature.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return ((hash ^ (hash >>> 12)) >>> 0) % FINGERPRINTS
}
