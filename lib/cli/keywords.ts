import { readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { type Language, LANGUAGES } from '@/lib/consent/phrases/lexicon/lexicon'
import type { TopicNames } from '@/lib/consent/phrases/topics'
import { type Phrase, parsePhrases } from '@/lib/consent/phrases/training/split'
import { formatWeights, train } from '@/lib/consent/phrases/training/train'
import { TOPICS } from '@/lib/demo/business'
import { helpFirst } from './help.mjs'

// `npm run -s keywords < phrases.txt`: for each line `language<TAB>text` what it asks for, with the demo's topics.
//   --explain  the topics named, and why, behind the outcome
//   --time     instead of outcomes: how long a decision takes
//   --train    makes lib/consent/phrases/weights.ts from training/data.tsv, and cross-validates
const PHRASES = new URL('../consent/phrases/', import.meta.url)
const FOLDS = 5
const topics: TopicNames[] = TOPICS.map(({ id, key, texts }) => ({
  id,
  key,
  names: Object.values(texts).flatMap((text) => (text ? [text.name] : [])),
}))

helpFirst('keywords', process.argv.slice(2), { takesArguments: true })
if (process.argv.includes('--train')) await makeWeights()
else await decideLines()

async function decideLines(): Promise<void> {
  // Imported here: what trains must not need the weights it makes.
  const { understand } = await import('@/lib/consent/phrases/understand')
  const explains = process.argv.includes('--explain')
  const measures = process.argv.includes('--time')
  const phrases: [string, Language | undefined][] = []
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const tab = line.indexOf('\t')
    const locale = readLanguage(line.slice(0, Math.max(0, tab)))
    const text = line.slice(tab + 1)
    const { outcome, topicIds, because } = understand(text, { topics, locale })
    phrases.push([text, locale])
    if (measures) continue
    const named = topics.filter(({ id }) => topicIds.includes(id)).map(({ key }) => key)
    process.stdout.write(`${explains ? [outcome, named.join(','), ...because].join('\t') : outcome}\n`)
  }
  if (!measures) return
  // All once more: the expressions are compiled by now, as in a server that has run for a second.
  const took = phrases.map(([text, locale]) => {
    const began = performance.now()
    understand(text, { topics, locale })
    return performance.now() - began
  })
  process.stdout.write(`${tellTimes(took)}\n`)
}

/** "pt", "pt-PT" and "es-MX" are languages of ours too. */
function readLanguage(tag: string): Language | undefined {
  const [language] = tag.trim().toLowerCase().split(/[-_]/)
  return LANGUAGES.find((it) => it.toLowerCase().split('-')[0] === language)
}

function tellTimes(took: number[]): string {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (part: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(3)
  return `${sorted.length} decisions: median ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`
}

async function makeWeights(): Promise<void> {
  const phrases = parsePhrases(readFileSync(new URL('training/data.tsv', PHRASES), 'utf8'))
  const weights = train(phrases, topics)
  writeFileSync(new URL('weights.ts', PHRASES), formatWeights(weights))
  process.stdout.write(`${weights.size} weights from ${phrases.length} phrases\n`)
  const { understandBy } = await import('@/lib/consent/phrases/understand')
  const seen = new Map<string, number>()
  for (let fold = 0; fold < FOLDS; fold++) {
    const isHeldOut = (_: Phrase, place: number) => place % FOLDS === fold
    const held = train(
      phrases.filter((phrase, place) => !isHeldOut(phrase, place)),
      topics,
    )
    for (const { label, text, locale } of phrases.filter(isHeldOut)) {
      const way = `${label} -> ${understandBy(held, text, { topics, locale }).outcome}`
      seen.set(way, (seen.get(way) ?? 0) + 1)
    }
  }
  // Of the weights only: the rules were made from all of these phrases.
  for (const [way, count] of [...seen].toSorted(([one], [other]) => (one < other ? -1 : 1)))
    process.stdout.write(`${String(count).padStart(5)} ${way}\n`)
}
