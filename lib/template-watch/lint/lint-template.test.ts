import { describe, expect, test } from 'vitest'
import type { TemplateContent } from '../content'
import { LINT_RULES, LINT_SOURCES } from './finding'
import { type LintedTemplate, lintTemplate } from './lint-template'
import { ALL_SUGGESTED } from './suggested-texts'
import { creationWithButton } from './template-creation'

const PAGE = 'https://preferences.cafe.example/p/'
const CONTEXT = { pageAddresses: [PAGE], hosts: ['cafe.example'] }

const CLEAN: TemplateContent = {
  variables: 'positional',
  header: null,
  body: 'Hola {{1}}, esta semana el café del día cuesta menos.',
  bodyExamples: ['Ana'],
  footer: null,
  buttons: [{ kind: 'URL', text: 'Gestionar preferencias', url: `${PAGE}{{1}}`, phone: null, example: null }],
  others: [],
}

const reply = (text: string) => ({ kind: 'QUICK_REPLY', text, url: null, phone: null, example: null })
const link = (url: string, text = 'Ver') => ({ kind: 'URL', text, url, phone: null, example: null })

const lint = (content: Partial<TemplateContent>, about: Partial<LintedTemplate> = {}) =>
  lintTemplate({ language: 'es', category: 'marketing', ...about, content: { ...CLEAN, ...content } }, CONTEXT)
const rules = (content: Partial<TemplateContent>, about: Partial<LintedTemplate> = {}) =>
  lint(content, about).map(({ rule, part }) => `${rule} ${part}`)

test('a template with a button that opens the page has nothing to mend', () => {
  expect(lint({})).toEqual([])
})

describe('a way out', () => {
  test('marketing without one lacks it, and the button', () => {
    expect(rules({ buttons: [] })).toEqual(['no_way_out template', 'no_preference_button button'])
  })
  test.each([
    ['es', { buttons: [reply('Cancelar promociones')] }],
    ['pt-BR', { buttons: [], body: 'Oi, o café hoje é por nossa conta. Para sair, responda SAIR.' }],
    ['en', { buttons: [], body: 'Hi, the coffee is on us today.', footer: 'Reply STOP to unsubscribe' }],
  ])('in %s words are one, and the button is only recommended', (language, content) => {
    expect(rules(content, { language })).toEqual(['no_preference_button button'])
  })
  test('an order update needs none, and a code no button either', () => {
    expect(rules({ buttons: [] }, { category: 'utility' })).toEqual(['no_preference_button button'])
    expect(rules({ buttons: [] }, { category: 'authentication' })).toEqual([])
  })
})

test.each([
  ['https://bit.ly/abc', 'short_link'],
  ['tinyurl.com/abc', 'short_link'],
  ['https://other.example/abc', 'foreign_link'],
  ['https://cafe.example.evil.com/abc', 'foreign_link'],
])('the link %s is %s, in a text and in a button', (url, rule) => {
  expect(rules({ body: `Hola, mira esto: ${url} y ven.` })).toEqual([`${rule} body`])
  if (url.startsWith('https')) expect(rules({ buttons: [...CLEAN.buttons, link(url)] })).toEqual([`${rule} button`])
})

test('links below the domain of the business are its own, also at a registry with two levels', () => {
  expect(rules({ body: 'Hola, mira https://shop.cafe.example/x hoy.' })).toEqual([])
  const context = { pageAddresses: [PAGE], hosts: ['www.cafe.com.br'] }
  const content = { ...CLEAN, body: 'Hola, mira https://loja.cafe.com.br/x o https://outro.com.br/y hoy.' }
  expect(lintTemplate({ language: 'es', category: 'marketing', content }, context)).toMatchObject([
    { rule: 'foreign_link', words: 'https://outro.com.br/y' },
    { rule: 'foreign_link', words: `${PAGE}{{1}}` },
  ])
})

test('nobody calls a link foreign while no domain of the business is known', () => {
  const content = { ...CLEAN, body: 'Hola, mira https://other.example/x hoy.' }
  expect(lintTemplate({ language: 'es', category: 'marketing', content }, { ...CONTEXT, hosts: [] })).toEqual([])
})

test.each([
  ['es', 'Tu pedido llegó. Aprovecha: 20% de descuento en tu próxima compra.'],
  ['es', 'Tu pedido llegó. ¡Última oportunidad!'],
  ['pt-BR', 'Seu pedido chegou. Use o cupom CAFE10.'],
  ['en', 'Your order is here. Free shipping with the next one!'],
])('an offer in a %s utility template is marketing', (language, body) => {
  expect(rules({ body }, { language, category: 'utility' })).toEqual(['marketing_as_utility body'])
  expect(rules({ body }, { language, category: 'marketing' })).toEqual([])
})

test.each([
  ['es', 'Seu pedido já está com o nosso entregador e chega hoje até as 18h.', ['wrong_language body']],
  ['pt-BR', 'Tu pedido ya está en camino y llega hoy con nuestro repartidor.', ['wrong_language body']],
  ['en', 'Seu pedido já está com o nosso entregador e chega hoje até as 18h.', ['wrong_language body']],
  ['es-MX', 'Your order is on its way to you and will be there at noon.', ['wrong_language body']],
  ['es', 'Tu pedido {{1}} ya está en camino con nuestro repartidor.', []],
  ['pt-BR', 'Seu pedido {{1}} está a caminho com o nosso entregador.', []],
  ['de', 'Your order is on its way to you and will be there at noon.', []],
  ['es', 'OK', []],
])('a text declared to be %s: %s', (language, body, expected) => {
  expect(rules({ body }, { language })).toEqual(expected)
})

test.each([
  ['{{1}}, tu pedido salió.', ['variable_at_edge body']],
  ['Tu pedido salió, {{1}} ', ['variable_at_edge body']],
  ['Hola {{1}} {{2}}, tu pedido salió.', ['variables_adjacent body']],
  ['Hola {{1}}, tu pedido {{3}} salió.', ['variables_not_in_order body']],
  ['Hola {{2}}, tu pedido {{1}} salió.', []],
])('variables: %s', (body, expected) => {
  expect(rules({ body })).toEqual(expected)
})

test('variables with names have no order', () => {
  expect(rules({ body: 'Hola {{nombre}}, tu pedido {{pedido}} salió.', variables: 'named' })).toEqual([])
})

test('each limit of Meta is named with how much there is', () => {
  const found = lint({
    header: { kind: 'TEXT', text: 'x'.repeat(61), example: null },
    body: 'a'.repeat(1025),
    footer: '☕'.repeat(61),
    buttons: [...CLEAN.buttons, reply('x'.repeat(26)), link('https://cafe.example/a'), link('https://cafe.example/b')],
  })
  expect(found.map(({ rule, part, count }) => [rule, part, count])).toEqual([
    ['too_long', 'header', { is: 61, atMost: 60 }],
    ['too_long', 'body', { is: 1025, atMost: 1024 }],
    ['too_long', 'footer', { is: 61, atMost: 60 }],
    ['too_long', 'button', { is: 26, atMost: 25 }],
    ['too_many_buttons', 'button', { is: 3, atMost: 2 }],
  ])
  expect(rules({ buttons: [...CLEAN.buttons, ...Array.from({ length: 10 }, () => reply('Sí'))] })).toEqual([
    'too_many_buttons button',
  ])
})

test('each rule names its source, and what is repeated of a template is bounded', () => {
  for (const rule of LINT_RULES) expect(LINT_SOURCES[rule]).toMatch(/^https:\/\/developers\.facebook\.com\//)
  const [found] = lint({ body: `Hola, mira https://bit.ly/${'x'.repeat(500)} hoy.` })
  expect(found?.words).toHaveLength(120)
})

test('suggested texts fit into what Meta allows', () => {
  for (const { text, atMost } of ALL_SUGGESTED) expect(Array.from(text).length).toBeLessThanOrEqual(atMost)
})

describe('the JSON that creates the template with the button', () => {
  const create = (content: Partial<TemplateContent>, about: Partial<LintedTemplate> = {}) =>
    creationWithButton(
      { name: 'promo', language: 'pt-BR', category: 'marketing', ...about, content: { ...CLEAN, ...content } },
      PAGE,
    )

  test('keeps what is there, and adds footer and button with what Meta’s reviewers need', () => {
    const made = create({
      body: 'Oi {{1}}, o combo {{2}} está de volta.',
      header: { kind: 'TEXT', text: 'Novidade {{1}}', example: null },
      buttons: [reply('Quero')],
    })
    expect(made).toEqual({
      outcome: 'made',
      leftOut: [],
      creation: {
        name: 'promo_preferences',
        language: 'pt_BR',
        category: 'MARKETING',
        parameter_format: 'POSITIONAL',
        components: [
          { type: 'HEADER', format: 'TEXT', text: 'Novidade {{1}}', example: { header_text: ['Aurora'] } },
          { type: 'BODY', text: 'Oi {{1}}, o combo {{2}} está de volta.', example: { body_text: [['Ana', '2']] } },
          { type: 'FOOTER', text: 'Você escolhe o que recebe: toque no botão abaixo.' },
          {
            type: 'BUTTONS',
            buttons: [
              { type: 'QUICK_REPLY', text: 'Quero' },
              {
                type: 'URL',
                text: 'Gerenciar preferências',
                url: `${PAGE}{{1}}`,
                example: [`${PAGE}Ab3dE5gH7jK9mN1pQ3sT5v`],
              },
            ],
          },
        ],
      },
    })
  })

  test('what can’t be made again is named', () => {
    const header = { kind: 'IMAGE', text: null, example: null }
    const flow = { kind: 'FLOW', text: 'Abrir', url: null, phone: null, example: null }
    expect(create({ header, buttons: [flow] })).toMatchObject({ outcome: 'made', leftOut: ['IMAGE', 'FLOW'] })
  })

  test.each([
    [{}, {}, 'has_button'],
    [{ buttons: [link('https://cafe.example/a'), link('https://cafe.example/b')] }, {}, 'no_room'],
    [{ buttons: Array.from({ length: 10 }, () => reply('Sí')) }, {}, 'no_room'],
    [{ body: null }, {}, 'no_body'],
    [{ others: ['CAROUSEL'] }, {}, 'other_kind'],
    [{}, { category: 'authentication' as const }, 'other_kind'],
  ])('there is none for %j %j', (content, about, outcome) => {
    expect(create(content, about)).toEqual({ outcome })
  })

  test('in a language without words of ours the English ones are suggested', () => {
    expect(create({ buttons: [] }, { language: 'fr' })).toMatchObject({
      creation: { language: 'fr', components: [{}, { text: 'You choose what you get: tap the button below.' }, {}] },
    })
  })

  test('what is made has nothing left to mend', () => {
    const made = create({ body: 'Oi {{1}}, o combo está de volta.', buttons: [reply('Quero')] })
    if (made.outcome !== 'made') throw new Error(made.outcome)
    const [body, footer, buttons] = made.creation.components
    const again = {
      ...CLEAN,
      body: String(body?.['text']),
      footer: String(footer?.['text']),
      buttons: ((buttons?.['buttons'] ?? []) as { type: string; text: string; url?: string }[]).map((each) => ({
        ...{ kind: each.type, text: each.text, url: each.url ?? null, phone: null, example: null },
      })),
    }
    expect(lintTemplate({ language: 'pt-BR', category: 'marketing', content: again }, CONTEXT)).toEqual([])
  })
})
