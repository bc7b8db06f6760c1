import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import { type Language, LANGUAGES } from '@/lib/consent/phrases/lexicon/lexicon'
import type { TopicNames } from '@/lib/consent/phrases/topics'
import { formatVoiced, gather, parseVoice, parseVoiced } from '@/lib/consent/phrases/training/gather'
import { parsePhrases } from '@/lib/consent/phrases/training/split'
import { readFeatures, train } from '@/lib/consent/phrases/training/train'
import { formatWeights } from '@/lib/consent/phrases/weights-format'
import { TOPICS } from '@/lib/demo/business'
import { helpFirst } from '@/lib/process/help.mjs'

// `npm run -s keywords < phrases.txt`: for each line `language<TAB>text` what it asks for, with the demo's topics.
//   --explain  the topics named, and why, behind the outcome
//   --time     instead of outcomes: how long a decision takes
//   --train    makes lib/consent/phrases/weights.ts from training/data.tsv and voices.tsv, and cross-validates by voice
//   --gather NN.tsv …  puts what voices wrote into training/voices.tsv, and a tenth of it into training/locked.tsv
const PHRASES = new URL('../consent/phrases/', import.meta.url)
const FOLDS = 4
const digest = (text: string) => createHash('sha256').update(text).digest().readUInt32BE(0)
const WEIGHTS_FILE = (text: string) =>
  `/** Made by \`npm run keywords -- --train\`; not edited by hand. The format: weights-format.ts. */\nexport const WEIGHTS =\n  '${text}'\n`
const topics: TopicNames[] = TOPICS.map(({ id, key, texts }) => ({
  id,
  key,
  names: Object.values(texts).flatMap((text) => (text ? [text.name] : [])),
}))

helpFirst('keywords', process.argv.slice(2), { takesArguments: true })
const [, , option, ...files] = process.argv
if (option === '--train') await makeWeights()
else if (option === '--gather') gatherVoices(files)
else await decideLines()

async function decideLines(): Promise<void> {
  // Imported here, because training must not need the weights that it makes.
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
  // Measured in a second pass: the expressions are compiled by now, as in a server that has run for a second.
  const took = phrases.map(([text, locale]) => {
    const began = performance.now()
    understand(text, { topics, locale })
    return performance.now() - began
  })
  process.stdout.write(`${describeTimes(took)}\n`)
}

/** "pt", "pt-PT" and "es-MX" are languages that we have too. */
function readLanguage(tag: string): Language | undefined {
  const [language] = tag.trim().toLowerCase().split(/[-_]/)
  return LANGUAGES.find((it) => it.toLowerCase().split('-')[0] === language)
}

function describeTimes(took: number[]): string {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (part: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(3)
  return `${sorted.length} decisions: median ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`
}

async function makeWeights(): Promise<void> {
  const phrases = parsePhrases(readFileSync(new URL('training/data.tsv', PHRASES), 'utf8'))
  const voices = parseVoiced(readFileSync(new URL('training/voices.tsv', PHRASES), 'utf8'))
  const weights = train(readFeatures([...phrases, ...voices], topics))
  writeFileSync(new URL('weights.ts', PHRASES), WEIGHTS_FILE(formatWeights(weights)))
  process.stdout.write(`${weights.rows.size} weights from ${phrases.length + voices.length} phrases\n`)
  const { crossValidate } = await import('@/lib/consent/phrases/training/cross-validate')
  const seen = new Map<string, number>()
  for (const { label, outcome } of crossValidate(voices, phrases, topics, FOLDS))
    seen.set(`${label} -> ${outcome}`, (seen.get(`${label} -> ${outcome}`) ?? 0) + 1)
  // Each voice is judged by weights made from the others.
  for (const [way, count] of [...seen].toSorted(([one], [other]) => (one < other ? -1 : 1)))
    process.stdout.write(`${String(count).padStart(5)} ${way}\n`)
}

/** Puts what the voices wrote into the part to train on and the part that is locked away. */
function gatherVoices(files: readonly string[]): void {
  const voices = files.flatMap((file) => parseVoice(readFileSync(file, 'utf8'), basename(file, '.tsv')))
  const read = (name: string) => readFileSync(new URL(`training/${name}.tsv`, PHRASES), 'utf8')
  const others = [
    ...['data', 'check', 'unseen'].flatMap((name) => parsePhrases(read(name))),
    ...parseVoiced(read('fresh')),
  ]
  const { learned, locked } = gather(voices, others, digest)
  writeFileSync(new URL('training/voices.tsv', PHRASES), formatVoiced(learned))
  writeFileSync(new URL('training/locked.tsv', PHRASES), formatVoiced(locked))
  process.stdout.write(`${learned.length} phrases to learn from, ${locked.length} locked away\n`)
}
