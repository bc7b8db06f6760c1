import { featuresOf } from '@/lib/consent/phrases/classifier'
import { guessLanguages, mendAll, tag } from '@/lib/consent/phrases/tagging'
import { normalise } from '@/lib/consent/phrases/normalise'
import { indexTopics, type TopicNames } from '@/lib/consent/phrases/topics'
import type { Label, Phrase } from '@/lib/consent/phrases/training/split'

const EPOCHS = 60
const RATE = 0.5
const DECAY = 0.0006
/** Weights smaller than this, in hundredths, decide nothing and are left out. */
const SMALLEST = 3
/** A feature seen in one phrase only is that phrase's accident. */
const SEEN = 2

/** What a label asks the model to say: the probabilities of `refuse` and `return`. Doubt leans to refusal. */
const TARGETS: Readonly<Record<Label, readonly [number, number]>> = {
  refuse_all: [1, 0],
  refuse_marketing: [1, 0],
  refuse_topic: [1, 0],
  return: [0, 1],
  unsure: [0.6, 0],
  ordinary: [0, 0],
}

/**
 * Logistic regression by stochastic gradient descent. The same phrases give the same weights on every machine: the order is
 * shuffled by a fixed generator, and only sums, products and `Math.exp` are used before rounding to hundredths.
 */
export function train(phrases: readonly Phrase[], topics: readonly TopicNames[]): Map<string, [number, number]> {
  const index = indexTopics(topics)
  const examples = phrases.map(({ text, locale, label }) => {
    const words = mendAll(normalise(text), index)
    const language = guessLanguages(words, locale)[0] ?? locale
    return { features: featuresOf(tag(words, language, index)), target: TARGETS[label] }
  })
  const counts = new Map<string, number>()
  for (const { features } of examples) for (const it of features) counts.set(it, (counts.get(it) ?? 0) + 1)
  const weights = new Map<string, [number, number]>()
  for (const [feature, count] of counts) if (count >= SEEN) weights.set(feature, [0, 0])
  const used = examples.map(({ features, target }) => ({
    target,
    weights: features.map((it) => weights.get(it)).filter((it) => it !== undefined),
  }))
  const random = generator(20261122)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(used, random)
    const rate = RATE / (1 + epoch / 10)
    for (const example of used) step(example, rate)
  }
  const rounded = new Map<string, [number, number]>()
  for (const [feature, [refuse, back]] of weights) {
    const pair: [number, number] = [Math.round(refuse * 100), Math.round(back * 100)]
    if (Math.abs(pair[0]) >= SMALLEST || Math.abs(pair[1]) >= SMALLEST) rounded.set(feature, pair)
  }
  return rounded
}

/** The text of weights.ts. */
export function formatWeights(weights: ReadonlyMap<string, readonly [number, number]>): string {
  const lines = [...weights].map(([feature, [refuse, back]]) => `${feature}|${refuse}|${back}`).toSorted()
  return [
    '/** Made by `npm run keywords -- --train` from training/data.tsv; not edited by hand. feature|refuse|return, in hundredths. */',
    `export const WEIGHTS = \`\n${lines.join('\n')}\n\``,
    '',
  ].join('\n')
}

function step({ weights, target }: { weights: [number, number][]; target: readonly [number, number] }, rate: number) {
  let refuse = 0
  let back = 0
  for (const weight of weights) {
    refuse += weight[0]
    back += weight[1]
  }
  const top = Math.max(0, refuse, back)
  const all = Math.exp(refuse - top) + Math.exp(back - top) + Math.exp(-top)
  // Long texts have more features and would take longer steps.
  const scaled = rate / Math.sqrt(weights.length)
  const refuseStep = scaled * (target[0] - Math.exp(refuse - top) / all)
  const backStep = scaled * (target[1] - Math.exp(back - top) / all)
  for (const weight of weights) {
    weight[0] += refuseStep - DECAY * weight[0]
    weight[1] += backStep - DECAY * weight[1]
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
