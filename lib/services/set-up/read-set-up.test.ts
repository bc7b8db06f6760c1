import { expect, test } from 'vitest'
import { LOCALES } from '@/lib/languages'
import { FIRST_COLOR, openStep, readSetUpBusiness } from './read-set-up'
import type { BusinessAnswers } from './set-up-draft'
import { FIRST_TOPICS, TOPIC_TEMPLATES } from './topic-templates'

const ANSWERS: BusinessAnswers = {
  ...{ name: ' Panadería Ñandú & Hijos ', language: 'pt-BR', also: ['es', 'pt-BR'], timeZone: 'America/Sao_Paulo' },
  ...{ country: 'BR', whatsapp: '(11) 5055-0100', legalName: 'Ñandú Ltda.', address: 'Rua A 1, São Paulo' },
  ...{ email: ' privacidade@nandu.example ', help: 'hola@nandu.example', privacy: 'nandu.example/privacidade' },
}
const ALL = TOPIC_TEMPLATES.map(({ key }) => key)

function read(over: Partial<BusinessAnswers> = {}, topics: readonly string[] = ALL) {
  return readSetUpBusiness({ ...ANSWERS, ...over }, topics, FIRST_COLOR)
}
const wrongIn = (over: Partial<BusinessAnswers>) => {
  const result = read(over)
  return result.ok ? [] : result.wrong
}

test('answers as people type them become a business by the rules of a file', () => {
  expect(read()).toMatchObject({
    ok: true,
    definition: {
      slug: 'panaderia-nandu-hijos',
      name: 'Panadería Ñandú & Hijos',
      languages: ['pt-BR', 'es'],
      whatsappNumber: '551150550100',
      linkKeywords: { es: 'preferencias', 'pt-BR': 'preferências' },
      privacyUrl: 'https://nandu.example/privacidade',
      helpUrl: 'mailto:hola@nandu.example',
      controller: { email: 'privacidade@nandu.example', jurisdiction: 'BR' },
    },
  })
})

test.each([
  ['', 'mailto:privacidade@nandu.example'],
  ['ajuda.example/chat', 'https://ajuda.example/chat'],
  ['https://ajuda.example', 'https://ajuda.example'],
  ['11 91234-5678', 'tel:+5511912345678'],
  ['+52 55 5055 0100', 'tel:+525550550100'],
])('help typed as %j becomes %j', (help, helpUrl) => {
  expect(read({ help })).toMatchObject({ ok: true, definition: { helpUrl } })
})

test.each<[Partial<BusinessAnswers>, string[]]>([
  [{ name: '   ' }, ['name']],
  [{ language: '' }, ['language']],
  [{ language: 'nl' }, ['language']],
  [{ timeZone: '' }, ['timeZone']],
  [{ timeZone: 'Mars/Base' }, ['timeZone']],
  [{ country: '' }, ['country', 'whatsapp']],
  [{ whatsapp: '12' }, ['whatsapp']],
  [{ whatsapp: 'call me' }, ['whatsapp']],
  [{ legalName: '', address: '' }, ['legalName', 'address']],
  [{ email: 'nobody' }, ['email']],
  [{ help: 'javascript:alert(1)' }, ['help']],
  [{ privacy: 'http://nandu.example' }, ['privacy']],
])('%j names its fields', (over, fields) => {
  expect(wrongIn(over).toSorted()).toEqual(fields.toSorted())
})

test.each([
  ['!!!', 'business'],
  ['Sandbox 1', 'business'],
  ['日本', 'business'],
  ['A'.repeat(100), 'a'.repeat(64)],
])('the business %j is called %j in commands', (name, slug) => {
  expect(read({ name })).toMatchObject({ ok: true, definition: { slug } })
})

test('every template is a good topic in every language', () => {
  for (const language of LOCALES) {
    const result = read({ language, also: [...LOCALES] })
    if (!result.ok) throw new Error(result.wrong.join())
    expect(result.definition.topics.map(({ key }) => key)).toEqual(ALL)
    for (const { texts } of result.definition.topics) expect(Object.keys(texts).toSorted()).toEqual(LOCALES.toSorted())
  }
  expect(ALL).toEqual(expect.arrayContaining([...FIRST_TOPICS]))
})

test('the first step that is not filled in is open', () => {
  const owner = { name: 'Ana', email: 'ana@example.com', passwordHash: 'hash' }
  const code = 'ABCD'
  expect(openStep({ code })).toBe('owner')
  expect(openStep({ code, owner: { ...owner, passwordHash: null } })).toBe('owner')
  expect(openStep({ code, owner: { ...owner, email: 'ana' } })).toBe('owner')
  expect(openStep({ code, owner })).toBe('business')
  expect(openStep({ code, owner, business: { ...ANSWERS, whatsapp: '1' } })).toBe('business')
  expect(openStep({ code, owner, business: ANSWERS })).toBe('topics')
  expect(openStep({ code, owner, business: ANSWERS, topics: ['unknown'] })).toBe('topics')
  expect(openStep({ code, owner, business: ANSWERS, topics: ['news'] })).toBe('look')
  expect(openStep({ code, owner, business: ANSWERS, topics: ['news'], color: FIRST_COLOR })).toBeNull()
})
