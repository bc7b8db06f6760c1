import { rulesOf } from '@/lib/consent/phrases/accidents'
import { softmax } from '@/lib/consent/phrases/classifier'
import { featuresOf, fingerprint } from '@/lib/consent/phrases/features'
import { normalise } from '@/lib/consent/phrases/normalise'
import { guessLanguages, mendAll, tag } from '@/lib/consent/phrases/tagging'
import { indexTopics, type TopicNames } from '@/lib/consent/phrases/topics'
import { quantise, SIDES, type Weights } from '@/lib/consent/phrases/weights-format'
import type { Label, Phrase } from './split'

// All of these were chosen by cross-validation over the voices (`npm run -s keywords -- --train` prints it): each part
// of the voices was judged by weights made from the others.
const EPOCHS = 10
/** The first of two rounds only finds out which features matter. */
const FIRST_EPOCHS = 4
/** The weights are the mean of those after this many last rounds: single phrases then move a decision less. */
const AVERAGED = 5
const RATE = 0.3
const BIAS_RATE = 0.02
const DECAY = 0.002
/** A feature must be seen in this many phrases; in one phrase alone it is chance. */
const SEEN = 2
/** How many features are kept: those with the largest weights, and among equals those seen more often. */
const KEPT = 56_000
const FREQUENCY = 0.25
/** A weight changes by no smaller step, because a smaller one would be lost when weights are rounded. */
const SMALLEST_STEP = 1e-5

/** Returns are few and have many wordings, so each counts as this many other phrases. */
const CARE_FOR_RETURNS = 4
/** The same for an ordinary phrase that is close to the subject, as those of data.tsv were written to be. */
const CARE_FOR_NEAR = 3
const NEAR = 'near'

/** Where each label has its weights; `ordinary` has none. */
const SIDE: Readonly<Record<Label, number>> = {
  refuse_all: 0,
  refuse_marketing: 0,
  refuse_topic: 0,
  return: 1,
  unsure: 2,
  ordinary: SIDES,
}

/** A phrase in the form for training: the numbers of its features, and the side of its label. */
interface Example {
  features: Int32Array
  side: number
  care: number
}

/** A phrase as `train` takes it. */
export interface ReadPhrase {
  prints: readonly number[]
  side: number
  /** As how many phrases it counts. */
  care: number
}

/** Reads the phrases once, so that several trainings (cross-validation) share the work. */
export function readFeatures(
  phrases: readonly (Phrase & { kind?: string })[],
  topics: readonly TopicNames[],
): ReadPhrase[] {
  const index = indexTopics(topics)
  return phrases.map(({ text, locale, label, kind = NEAR }) => {
    const words = mendAll(normalise(text), index)
    const language = guessLanguages(words, locale)[0] ?? locale
    const reading = tag(words, language, index)
    const prints = [...new Set([...featuresOf(reading, rulesOf(reading))].map(fingerprint))]
    const isNear = label === 'ordinary' && kind === NEAR
    return { prints, side: SIDE[label], care: label === 'return' ? CARE_FOR_RETURNS : isNear ? CARE_FOR_NEAR : 1 }
  })
}

/**
 * Logistic regression by stochastic gradient descent with a step of its own for each weight (AdaGrad). The same phrases
 * give the same weights on every machine: the order is shuffled by a fixed generator, and weights are rounded to whole
 * steps.
 */
export function train(phrases: readonly ReadPhrase[]): Weights {
  const counts = new Map<number, number>()
  for (const { prints } of phrases) for (const print of prints) counts.set(print, (counts.get(print) ?? 0) + 1)
  const seen = [...counts].filter(([, count]) => count >= SEEN).map(([print]) => print)
  const first = fit(phrases, seen, FIRST_EPOCHS)
  const strengths = seen.map((print, row) => {
    const sides = first.values.subarray(row * SIDES, (row + 1) * SIDES)
    const largest = sides.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    return { print, strength: largest * (counts.get(print) ?? 0) ** FREQUENCY }
  })
  const kept = strengths
    .toSorted((a, b) => b.strength - a.strength || a.print - b.print)
    .slice(0, KEPT)
    .map(({ print }) => print)
    .toSorted((a, b) => a - b)
  const { values, bias } = fit(phrases, kept, EPOCHS)
  return quantise(values, kept, bias)
}

function fit(
  phrases: readonly ReadPhrase[],
  prints: readonly number[],
  epochs: number,
): { values: Float32Array; bias: number[] } {
  const rows = new Map(prints.map((print, row) => [print, row]))
  const examples = phrases.map(({ prints: all, side, care }): Example => {
    const features = all.map((print) => rows.get(print)).filter((row) => row !== undefined)
    return { features: Int32Array.from(features), side, care }
  })
  const values = new Float32Array(prints.length * SIDES)
  const squares = new Float32Array(prints.length * SIDES)
  const bias = [0, 0, 0]
  const random = generator(20261128)
  const sums = new Float64Array(values.length + bias.length)
  const averaged = Math.min(AVERAGED, epochs)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(examples, random)
    for (const example of examples) step(example, values, squares, bias)
    if (epoch < epochs - averaged) continue
    for (const [place, value] of values.entries()) sums[place] = sums[place]! + value
    for (const [at, value] of bias.entries()) sums[values.length + at] = sums[values.length + at]! + value
  }
  const means = sums.map((sum) => sum / averaged)
  return { values: Float32Array.from(means.subarray(0, values.length)), bias: [...means.subarray(values.length)] }
}

function step({ features, side, care }: Example, values: Float32Array, squares: Float32Array, bias: number[]): void {
  const scale = 1 / Math.sqrt(Math.max(1, features.length))
  const scores = bias.map((start, at) => {
    let sum = 0
    for (const row of features) sum += values[row * SIDES + at]!
    return start + sum * scale
  })
  const odds = softmax(scores[0]!, scores[1]!, scores[2]!)
  for (const [at, likely] of [odds.refuse, odds.return, odds.unsure].entries()) {
    const error = (likely - (side === at ? 1 : 0)) * care
    bias[at] = bias[at]! - BIAS_RATE * error
    const slope = error * scale
    if (Math.abs(slope) < SMALLEST_STEP) continue
    for (const row of features) {
      const place = row * SIDES + at
      const gradient = slope + DECAY * values[place]!
      squares[place] = squares[place]! + gradient * gradient
      values[place] = values[place]! - (RATE * gradient) / Math.sqrt(squares[place]! + 1e-8)
    }
  }
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1))
    const kept = list[i]!
    list[i] = list[other]!
    list[other] = kept
  }
}

/** mulberry32: small, and the same everywhere. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
