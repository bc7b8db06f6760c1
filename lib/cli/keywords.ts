import { readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { type Language, LANGUAGES } from '@/lib/consent/phrases/lexicon/lexicon'
import { parsePhrases } from '@/lib/consent/phrases/training/split'
import { formatWeights, train } from '@/lib/consent/phrases/training/train'
import type { TopicNames } from '@/lib/consent/phrases/topics'
import { TOPICS } from '@/lib/demo/business'

// `npm run -s keywords < phrases.txt`: for each line `language<TAB>text` what it asks for, with the demo's topics.
//   --explain  also says why
//   --train    makes lib/consent/phrases/weights.ts from the rules part of training/data.tsv
const PHRASES = new URL('../consent/phrases/', import.meta.url)
const topics: TopicNames[] = TOPICS.map(({ id, key, texts }) => ({
  id,
  key,
  names: Object.values(texts).flatMap((text) => (text ? [text.name] : [])),
}))

if (process.argv.includes('--train')) {
  const phrases = parsePhrases(readFileSync(new URL('training/data.tsv', PHRASES), 'utf8'))
  const weights = train(phrases, topics)
  writeFileSync(new URL('weights.ts', PHRASES), formatWeights(weights))
  process.stdout.write(`${weights.size} weights\n`)
} else {
  // Only here: training must not need the weights it makes.
  const { understand } = await import('@/lib/consent/phrases/understand')
  const explains = process.argv.includes('--explain')
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const [language = '', ...rest] = line.split('\t')
    const locale = readLanguage(language)
    const { outcome, topicIds, because } = understand(rest.length > 0 ? rest.join('\t') : line, { topics, locale })
    const named = topics.filter(({ id }) => topicIds.includes(id)).map(({ key }) => key)
    process.stdout.write(explains ? `${[outcome, named.join(','), ...because].join('\t')}\n` : `${outcome}\n`)
  }
}

/** "pt", "pt-PT" and "es-MX" are languages of ours too. */
function readLanguage(tag: string): Language | undefined {
  const [language] = tag.trim().toLowerCase().split(/[-_]/)
  return LANGUAGES.find((it) => it.toLowerCase().split('-')[0] === language)
}
