import { expect, test } from 'vitest'
import { type Locale, LOCALES } from '@/lib/i18n/locales'
import { translatorOf } from '@/lib/i18n/translator'
import { ar } from './ar'
import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { he } from './he'
import { it } from './it'
import { ptBr } from './pt-br'

type Tree = { readonly [key: string]: string | Tree }

const MESSAGES = { es, 'pt-BR': ptBr, en, fr, it, de, ar, he }

function flatten(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  )
}

function argumentsOf(message: string) {
  return new Set([...message.matchAll(/\{(\w+)(?=[,}])/g)].map((match) => match[1]))
}

test('the languages here are all that the page speaks', () => {
  expect(Object.keys(MESSAGES)).toEqual([...LOCALES])
})

test.each(LOCALES)('%s says everything English says, with the same arguments', (locale) => {
  const shape = (messages: Tree) => flatten(messages).map(([key, text]) => [key, argumentsOf(text)])
  expect(shape(MESSAGES[locale])).toEqual(shape(en))
})

test.each(LOCALES)('every message of %s is valid ICU and is not empty', (locale) => {
  const t = translatorOf(locale) as unknown as (key: string, values: Record<string, unknown>) => string
  for (const [key, text] of flatten(MESSAGES[locale])) {
    const values = Object.fromEntries([...argumentsOf(text)].map((name) => [name, 2]))
    const rendered = t(key, values)
    expect(rendered, `${locale} ${key}`).not.toBe(key)
    expect(rendered, `${locale} ${key}`).not.toMatch(/[{}#]|^\s*$/)
  }
})

test.each(LOCALES)('%s asks people to write one word for one act (decision 0136)', (locale) => {
  const { keyword, front } = MESSAGES[locale]
  expect(front.phoneText).toContain(keyword.stop)
})

/** "You turned on …" of one, two, three and eleven topics. Arabic and Hebrew have words for two of a thing. */
const COUNTED: Record<Locale, readonly [string, string, string, string]> = {
  es: ['1 tema ', '2 temas', '3 temas', '11 temas'],
  'pt-BR': ['1 assunto ', '2 assuntos', '3 assuntos', '11 assuntos'],
  en: ['1 topic ', '2 topics', '3 topics', '11 topics'],
  fr: ['1 sujet ', '2 sujets', '3 sujets', '11 sujets'],
  it: ['1 argomento ', '2 argomenti', '3 argomenti', '11 argomenti'],
  de: ['1 Thema ', '2 Themen', '3 Themen', '11 Themen'],
  ar: ['موضوعًا واحدًا', 'موضوعين', '3 مواضيع', '11 موضوعًا'],
  he: ['נושא אחד', 'שני נושאים', '3 נושאים', '11 נושאים'],
}

test.each(LOCALES)('%s counts topics in words that agree', (locale) => {
  const texts = [1, 2, 3, 11].map((on) => translatorOf(locale)('saved.manyBoth', { on, off: 4 }))
  for (const [place, words] of COUNTED[locale].entries()) expect(texts[place]).toContain(words)
  for (const text of texts) expect(text).toContain('4')
})
