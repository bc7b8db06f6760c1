import { expect, test } from 'vitest'
import { LOCALES } from '@/lib/i18n/locales'
import { translatorOf } from '@/lib/i18n/translator'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'

type Tree = { readonly [key: string]: string | Tree }

const MESSAGES = { es, 'pt-BR': ptBr, en }

function flatten(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  )
}

function argumentsOf(message: string) {
  return new Set([...message.matchAll(/\{(\w+)(?=[,}])/g)].map((match) => match[1]))
}

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

test.each(LOCALES)('%s counts topics in words that agree', (locale) => {
  const one = translatorOf(locale)('saved.manyBoth', { on: 1, off: 4 })
  expect(one).not.toBe(translatorOf(locale)('saved.manyBoth', { on: 2, off: 4 }))
  expect(one).toContain('1')
})
