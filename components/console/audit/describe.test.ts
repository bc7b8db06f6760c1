import { describe, expect, test } from 'vitest'
import { AUDIT } from '@/lib/i18n/console/audit/words'
import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from '@/lib/services/callers/record-audit'
import { actionText, detailLines, thingOf, whoText } from './describe'
import type { EntryView } from './view'

const words = AUDIT.en
const entry: EntryView = {
  id: 'e',
  at: 0,
  callerKind: 'member',
  callerId: 'm',
  callerName: 'Ana',
  action: 'topic.paused',
  subjectKind: 'topic',
  subjectId: 't',
  subjectName: 'Promotions',
  changes: {},
  fromIp: null,
}

describe.each(Object.entries(AUDIT))('in %s', (_, { actions, things }) => {
  test('every action that is recorded has a sentence of its own', () => {
    expect(AUDIT_ACTIONS.filter((action) => !actions[action])).toEqual([])
    expect(new Set(Object.values(actions)).size).toBe(Object.keys(actions).length)
  })

  test('every kind of thing has a name for the filter', () => {
    expect(AUDIT_SUBJECTS.filter((kind) => !things[kind])).toEqual([])
  })
})

test('the languages have words for the same actions, fields and values', () => {
  for (const { actions, things, fields, values } of [AUDIT.es, AUDIT['pt-BR']]) {
    expect(Object.keys(actions)).toEqual(Object.keys(words.actions))
    expect(Object.keys(things)).toEqual(Object.keys(words.things))
    expect(Object.keys(fields)).toEqual(Object.keys(words.fields))
    expect(Object.keys(values)).toEqual(Object.keys(words.values))
  }
})

test('who did it: by name, and where the name is not known', () => {
  expect(whoText(entry, words)).toBe('Ana')
  expect(whoText({ ...entry, callerName: null }, words)).toBe('A former member')
  expect(whoText({ ...entry, callerKind: 'key', callerName: 'CRM' }, words)).toBe('API key CRM')
  expect(whoText({ ...entry, callerKind: 'key', callerName: null }, words)).toBe('An API key')
  expect(whoText({ ...entry, callerKind: 'operator', callerName: null }, words)).toBe('An operator')
})

test('an action without words is shown as it is stored', () => {
  expect(actionText(entry, words)).toBe('paused a topic for everybody')
  expect(actionText({ ...entry, action: 'moon.painted' }, words)).toBe('did “moon.painted”')
})

test('the thing has its name and its screen, where there is one', () => {
  expect(thingOf(entry, words)).toEqual({ name: 'Promotions', href: '/console/topics/t' })
  expect(thingOf({ ...entry, subjectKind: 'source', subjectName: 'Spring' }, words)).toEqual({
    name: 'Spring',
    href: null,
  })
  expect(thingOf({ ...entry, subjectKind: 'business', subjectName: null }, words)).toBeNull()
  expect(thingOf({ ...entry, action: 'member.left', subjectKind: 'member', subjectId: 'm' }, words)).toBeNull()
  const person = { ...entry, subjectKind: 'contact', subjectName: null }
  expect(thingOf({ ...person, action: 'contact.released' }, words)?.href).toBe('/console/people/t')
  expect(thingOf({ ...person, action: 'contact.erased' }, words)).toBeNull()
})

test('details say from what to what, and of a text only what differs', () => {
  const text = { name: 'Deals', description: 'About deals.', frequency: 'Weekly.' }
  const changes = {
    policy: { from: 'opt_in', to: 'opt_out' },
    paused: { from: false, to: true },
    frameOrigins: { from: [], to: ['https://a.example', 'https://b.example'] },
    texts: { es: { from: text, to: { ...text, name: 'Ofertas' } }, en: { from: null, to: { name: 'Deals' } } },
    change: null,
  }
  expect(detailLines(changes, words).map(({ label, text: said }) => `${label}: ${said}`)).toEqual([
    'policy: from silent until agreed to sent until refused',
    'paused: from no to yes',
    'sites that may embed the page: from nothing to https://a.example, https://b.example',
    'texts, es, name: from Deals to Ofertas',
    'texts, en, name: from nothing to Deals',
  ])
})

test('the range of an export is no change', () => {
  const changes = { from: '2026-11-01T00:00:00.000Z', to: null }
  expect(detailLines(changes, words).map(({ label }) => label)).toEqual(['from'])
})

test('a secret that was recorded by mistake is not shown', () => {
  const changes = { apiToken: 'a1', logoHash: { from: null, to: 'b2' }, secret: { accessToken: 'c3' } }
  const lines = detailLines(changes, words)
  expect(lines.map(({ text }) => text)).toEqual(['not shown', 'not shown', 'not shown'])
  expect(JSON.stringify(lines)).not.toMatch(/a1|b2|c3/)
})

test('an entry as deep or as wide as it may be is bounded', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`) as Record<string, unknown>
  expect(detailLines(deep, words)).toHaveLength(1)
  const wide = Object.fromEntries(Array.from({ length: 500 }, (_, place) => [`f${place}`, place]))
  expect(detailLines(wide, words)).toHaveLength(100)
})
