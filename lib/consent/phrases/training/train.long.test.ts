import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { BUSINESS_TOPICS } from '../testing'
import { WEIGHTS } from '../weights'
import { formatWeights } from '../weights-format'
import { parseVoiced } from './gather'
import { parsePhrases } from './split'
import { readFeatures, train } from './train'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

test('the weights are those the training data gives', { timeout: 240_000 }, () => {
  const phrases = [...parsePhrases(read('data.tsv')), ...parseVoiced(read('voices.tsv'))]
  expect(formatWeights(train(readFeatures(phrases, BUSINESS_TOPICS)))).toBe(WEIGHTS)
})
