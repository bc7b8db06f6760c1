import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inventPhrases } from '@/lib/consent/phrases/testing'
import { type Phrase, parsePhrases } from '@/lib/consent/phrases/training/split'
import { formatWeights, train } from '@/lib/consent/phrases/training/train'
import { understand } from '@/lib/consent/phrases/understand'
import { WEIGHTS } from '@/lib/consent/phrases/weights'

// The check part, and later the unseen one by somebody who had read neither part, were written after rules and weights were done; neither may be made
// from them: see docs/keywords.md.
const read = (name: string) => readFileSync(new URL(`training/${name}`, import.meta.url), 'utf8')
const TOPICS = [
  { id: '1', key: 'orders', names: ['Tus pedidos', 'Seus pedidos', 'Your orders'] },
  { id: '2', key: 'bookings', names: ['Recordatorios de reserva', 'Lembretes de reserva', 'Booking reminders'] },
  { id: '3', key: 'promotions', names: ['Promociones', 'Promoções', 'Promotions'] },
  { id: '4', key: 'menu_news', names: ['Novedades del menú', 'Novidades do cardápio', 'Menu news'] },
  { id: '5', key: 'surveys', names: ['Encuestas', 'Pesquisas', 'Surveys'] },
  { id: '6', key: 'account_security', names: ['Seguridad de tu cuenta', 'Segurança da sua conta', 'Account security'] },
]
const rules = parsePhrases(read('data.tsv'))
const check = parsePhrases(read('check.tsv'))
const unseen = parsePhrases(read('unseen.tsv'))
const KINDS = ['refuse_all', 'refuse_marketing', 'refuse_topic', 'return', 'unsure', 'ordinary'] as const

const decide = ({ text, locale }: Phrase) => understand(text, { topics: TOPICS, locale }).outcome
const isRefusal = (kind: string) => kind.startsWith('refuse')

/** How many of the phrases that `is` labels are taken for what `as` outcomes. */
function share(phrases: readonly Phrase[], is: (kind: string) => boolean, as: (kind: string) => boolean): number {
  const meant = phrases.filter(({ label }) => is(label))
  return meant.filter((phrase) => as(decide(phrase))).length / meant.length
}

function tabulate(title: string, phrases: readonly Phrase[]): string {
  const rows = KINDS.map((label) => {
    const decided = phrases.filter((phrase) => phrase.label === label).map(decide)
    return [label, ...KINDS.map((kind) => String(decided.filter((it) => it === kind).length))]
  })
  const lines = [['meant \\ taken for', ...KINDS], ...rows].map((row) => row.map((it) => it.padEnd(18)).join(''))
  return `\n${title} (${phrases.length})\n${lines.join('\n')}\n`
}

test.each([
  ['The check part', check],
  ['The unseen part', unseen],
])('%s: a refusal is hardly ever lost, never reversed, and hardly ever invented', (title, phrases) => {
  process.stdout.write(tabulate(title, phrases))
  const isOrdinary = (kind: string) => kind === 'ordinary'
  expect(share(phrases, isRefusal, isOrdinary)).toBeLessThanOrEqual(0.05)
  expect(share(phrases, isRefusal, (kind) => kind === 'return')).toBe(0)
  expect(share(phrases, isOrdinary, isRefusal)).toBeLessThanOrEqual(0.01)
  // A link that nobody asked for is a nuisance, no harm; still it has a bound.
  expect(share(phrases, isOrdinary, (kind) => kind === 'unsure')).toBeLessThanOrEqual(0.1)
})

test('sentences made from templates keep the same bounds in every hand they are typed', () => {
  const invented = inventPhrases()
  process.stdout.write(tabulate('Templates', invented))
  expect(share(invented, isRefusal, (kind) => kind === 'ordinary')).toBeLessThanOrEqual(0.05)
  expect(share(invented, isRefusal, (kind) => kind === 'return')).toBe(0)
  expect(share(invented, (kind) => kind === 'ordinary', isRefusal)).toBeLessThanOrEqual(0.01)
})

test('no phrase to learn from is one to check by', () => {
  const seen = new Set(rules.map(({ text }) => text.toLowerCase()))
  expect([...check, ...unseen].filter(({ text }) => seen.has(text.toLowerCase())).map(({ text }) => text)).toEqual([])
})

test('every line names a language and a kind', () => {
  const isWhole = ({ locale, label, text }: Phrase) =>
    ['es', 'pt-BR', 'en'].includes(locale) && KINDS.includes(label) && text.trim() !== ''
  expect([...rules, ...check, ...unseen].filter((phrase) => !isWhole(phrase))).toEqual([])
})

test.each(['', '  ', '\n\t'])('case and the space %j around a text do not matter', (space) => {
  const shout = (phrase: Phrase) => ({ ...phrase, text: `${space}${phrase.text.toUpperCase()}${space}` })
  expect(check.filter((phrase) => decide(shout(phrase)) !== decide(phrase))).toEqual([])
})

test('the weights are those the training data gives', () => {
  expect(formatWeights(train(rules, TOPICS))).toContain(WEIGHTS)
})
