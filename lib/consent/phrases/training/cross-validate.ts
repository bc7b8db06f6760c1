import type { TopicNames } from '@/lib/consent/phrases/topics'
import { understandBy } from '@/lib/consent/phrases/understand'
import type { VoicedPhrase } from './gather'
import type { Phrase } from './split'
import { readFeatures, train } from './train'

/** A phrase with its outcome by weights that were made without its voice. */
export type Judged = VoicedPhrase & ReturnType<typeof understandBy>

/**
 * Leaves some of the voices out, trains on the others and judges those left out, until every voice was left out once.
 */
export function crossValidate(
  voices: readonly VoicedPhrase[],
  others: readonly Phrase[],
  topics: readonly TopicNames[],
  folds: number,
): Judged[] {
  const names = [...new Set(voices.map(({ voice }) => voice))].toSorted()
  const foldOf = (voice: string) => names.indexOf(voice) % folds
  const read = readFeatures(voices, topics)
  const base = readFeatures(others, topics)
  return Array.from({ length: folds }, (_, fold) => {
    const weights = train([...base, ...read.filter((__, place) => foldOf(voices[place]?.voice ?? '') !== fold)])
    const held = voices.filter(({ voice }) => foldOf(voice) === fold)
    return held.map((phrase) => ({
      ...phrase,
      ...understandBy(weights, phrase.text, { topics, locale: phrase.locale }),
      locale: phrase.locale,
    }))
  }).flat()
}
