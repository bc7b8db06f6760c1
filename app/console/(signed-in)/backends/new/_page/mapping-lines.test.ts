import { expect, test } from 'vitest'
import { CONNECTING } from '@/lib/i18n/console/connecting/words'
import type { PlannedTopic } from '@/lib/services/backends/connecting/plan-weni'
import { mappingLines } from './mapping-lines'

const placeOf = (problem: PlannedTopic['problem']) => {
  const own = { field: 'consent_news', group: 'Consent news' }
  const topic = { key: 'news', texts: {}, field: null, group: 'Bloqueados', inverted: undefined, asks: true, own }
  const [line] = mappingLines(CONNECTING.en, [{ ...topic, problem } as unknown as PlannedTopic], 'en')
  return line?.problem?.at
}

test('what is wrong is marked at the list in which it is put right', () => {
  const group = 'Bloqueados'
  expect(placeOf({ problem: 'meaning_unsaid', topic: 'news', group })).toBe('meaning')
  expect(placeOf({ problem: 'negative_name', topic: 'news', group })).toBe('meaning')
  expect(placeOf({ problem: 'inverted_without_group', topic: 'news' })).toBe('group')
})
