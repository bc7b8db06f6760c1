import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readBusinessDefinition } from './business-definition'

const example = () =>
  JSON.parse(readFileSync(new URL('../../../docs/business.example.json', import.meta.url), 'utf8')) as Example
type Text = Record<string, unknown>
interface Example extends Record<string, unknown> {
  topics: { texts: Record<string, Text>; [name: string]: unknown }[]
}

const problemsOf = (change: (file: Example) => void) => {
  const file = example()
  change(file)
  const read = readBusinessDefinition(file)
  return read.ok ? [] : read.problems
}

test('the example of the docs is a business; its number is kept in digits', () => {
  const read = readBusinessDefinition(example())
  expect(read).toMatchObject({ ok: true, definition: { whatsappNumber: '573001234567', frameOrigins: [] } })
})

test.each<[string, (file: Example) => void, string]>([
  ['a field that is missing', (file) => delete file['slug'], 'slug is missing'],
  ['a field of an unknown name', (file) => (file['colour'] = 'red'), 'the file has unknown names: colour'],
  ['no text', (file) => (file['name'] = 5), 'name must be a text'],
  ['a slug of a test business', (file) => (file['slug'] = 'sandbox-1'), 'slug must not begin with sandbox-'],
  ['a color by name', (file) => (file['color'] = 'red'), 'color must be a color like'],
  [
    'a language we do not speak',
    (file) => (file['languages'] = ['nl']),
    'languages[0] must be one of es, pt-BR, en, fr, it, de, ar, he',
  ],
  ['a language twice', (file) => (file['languages'] = ['es', 'en', 'es']), 'languages names a language twice'],
  ['a zone that is none', (file) => (file['timeZone'] = 'Bogota'), 'timeZone must be a time zone like'],
  ['a country that is none', (file) => (file['country'] = 'XX'), 'country must be a country’s two letters'],
  ['a national number', (file) => (file['whatsappNumber'] = '3001234567'), 'whatsappNumber must be a number like'],
  ['a script as help', (file) => (file['helpUrl'] = 'javascript:alert(1)'), 'helpUrl must be an https:, mailto:'],
  [
    'a stop word for the link',
    (file) => (file['linkKeywords'] = { es: 'SALIR' }),
    'linkKeywords.es must not be a word',
  ],
  [
    'a word of another language',
    (file) => (file['linkKeywords'] = { 'pt-BR': 'x' }),
    'linkKeywords.pt-BR is a language',
  ],
  ['no topics', (file) => (file.topics = []), 'topics must have one topic at least'],
  ['a key twice', (file) => (file.topics[1]!['key'] = 'orders'), 'topics[1].key is that of another topic'],
  ['a key with capitals', (file) => (file.topics[1]!['key'] = 'Orders'), 'topics[1].key must be made of a-z, 0-9'],
  ['a text missing', (file) => delete file.topics[0]!.texts['en'], 'topics[0].texts.en is missing'],
  ['a name missing', (file) => delete file.topics[0]!.texts['en']!['name'], 'topics[0].texts.en.name is missing'],
  [
    'a text too many',
    (file) => (file.topics[0]!.texts['pt-BR'] = file.topics[0]!.texts['es']!),
    'texts.pt-BR is a language',
  ],
  [
    'required marketing',
    (file) => Object.assign(file.topics[2]!, { category: 'marketing' }),
    'topics[2].policy must not be required',
  ],
  ['offers until refused', (file) => (file.topics[1]!['policy'] = 'opt_out'), 'topics[1].legalBasis is missing'],
  ['no reason', (file) => delete file.topics[2]!.texts['es']!['reason'], 'topics[2].texts.es.reason is missing'],
  ['a reason too many', (file) => (file.topics[0]!.texts['es']!['reason'] = 'x'), 'texts.es.reason is for required'],
  ['words for a basis that is none', (file) => (file.topics[0]!.texts['es']!['basis'] = 'x'), 'texts.es.basis is for'],
  [
    'a topic for some people that everybody is sent',
    (file) => Object.assign(file.topics[0]!, { policy: 'opt_out', listed: 'never' }),
    'topics[0].listed must be always unless the policy is opt_in',
  ],
  [
    'a topic for the links of no source',
    (file) => Object.assign(file.topics[1]!, { listed: 'sources' }),
    'topics[1].sources is missing',
  ],
  [
    'sources of a topic that everybody sees',
    (file) => Object.assign(file.topics[1]!, { sources: [{ kind: 'flow', reference: 'a', name: 'A' }] }),
    'topics[1].sources is for topics that are listed by sources only',
  ],
  ['a control character', (file) => (file['name'] = 'a\u0000b'), 'name holds a control character'],
])('%s is one problem, with its place', (_, change, expected) => {
  const problems = problemsOf(change)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(expected)
})

test('all faults are reported at once; a file that is no object is reported too', () => {
  const problems = problemsOf((file) => {
    file['color'] = 'red'
    file['country'] = 'Colombia'
    delete file['helpUrl']
  })
  expect(problems).toHaveLength(3)
  for (const value of [null, [], 'x', 5]) expect(readBusinessDefinition(value)).toMatchObject({ ok: false })
})
