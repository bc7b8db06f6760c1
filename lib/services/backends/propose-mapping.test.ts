import { expect, test } from 'vitest'
import type { Look } from '@/lib/backends/weni/look'
import { mayBeNegativeGroup } from '@/lib/negative-names'
import { proposeMapping, unreadRefusals } from './propose-mapping'
import { readMapping } from './read-mapping'

const topic = (key: string, category: string, name: string) => ({
  key,
  category,
  archived: false,
  texts: { 'pt-BR': { name } },
})
const PROMOS = topic('promos', 'marketing', 'Promoções')
const NEWS = topic('news', 'marketing', 'Novidades')
const ORDERS = topic('orders', 'utility', 'Seus pedidos')

function look(count: number, ...groups: string[]): Look {
  return {
    workspace: { uuid: null, name: 'Loja Sul', anonymous: false, aiAgent: 'unknown' },
    contacts: { count, isMore: false, stopped: 0, blocked: 0, refusingMarketing: 0, hidden: 0 },
    fields: [],
    groups: groups.map((name) => ({
      name,
      isSmart: name.startsWith('Smart'),
      isNegative: mayBeNegativeGroup(name),
      members: 1,
    })),
  }
}

test('a list of those who refuse that speaks of a topic is proposed for it, inverted', () => {
  const seen = look(10, 'Não enviar promoções', 'Consent promos', 'Não enviar mensagens ativas')
  expect(proposeMapping(seen, [ORDERS, PROMOS, NEWS])).toEqual({
    orders: { field: 'consent_orders' },
    promos: { field: 'consent_promos', group: 'Não enviar promoções', inverted: true },
    news: { field: 'consent_news' },
  })
})

test('one that speaks of no topic is that of the only marketing topic, and of none where there are several', () => {
  const seen = look(10, 'Descadastrados')
  expect(proposeMapping(seen, [ORDERS, PROMOS])['promos']).toEqual({
    field: 'consent_promos',
    group: 'Descadastrados',
    inverted: true,
  })
  expect(proposeMapping(seen, [PROMOS, NEWS])).toEqual({
    promos: { field: 'consent_promos' },
    news: { field: 'consent_news' },
  })
})

test('a smart group is never proposed, and a list of those who allow is not inverted', () => {
  expect(proposeMapping(look(10, 'Smart: não enviar promoções', 'Consent promos'), [PROMOS])).toEqual({
    promos: { field: 'consent_promos', group: 'Consent promos' },
  })
})

test('from 5,000 contacts on each marketing topic gets a list', () => {
  expect(proposeMapping(look(5001), [ORDERS, PROMOS])).toEqual({
    orders: { field: 'consent_orders' },
    promos: { field: 'consent_promos', group: 'Consent promos' },
  })
})

test('a second list of those who refuse, of which nothing is read, is named', () => {
  const seen = look(10, 'Não enviar promoções', 'STOP', 'Smart: descadastrados', 'Promoções bloqueadas', 'VIP')
  const groups = Object.values(proposeMapping(seen, [PROMOS])).map(({ group }) => group)
  expect(groups).toEqual(['Não enviar promoções'])
  expect(unreadRefusals(seen.groups, groups)).toEqual(['STOP', 'Smart: descadastrados', 'Promoções bloqueadas'])
  expect(unreadRefusals(seen.groups, [...groups, 'stop', null])).toEqual([
    'Smart: descadastrados',
    'Promoções bloqueadas',
  ])
})

test.each([
  ['Bloqueados', 'Não enviar mensagens ativas'],
  ['Não enviar mensagens ativas', 'Bloqueados'],
  ['Promoções bloqueadas', 'Não enviar promoções'],
  ['STOP', 'Gesperrt', 'محظور', 'חסומים', 'Bloccati', 'Résiliés', 'Unsubscribed'],
])('with the groups %j, %j the one whose name can mean nothing else is proposed', (...names) => {
  const seen = look(10, ...names)
  const plain = names.find((name) => /^(?:Não|Unsub)/.test(name))
  expect(proposeMapping(seen, [PROMOS])['promos']).toEqual({ field: 'consent_promos', group: plain, inverted: true })
  expect(unreadRefusals(seen.groups, [plain])).toEqual(names.filter((name) => name !== plain))
})

test.each(['Bloqueados', 'Promoções bloqueadas', 'STOP', 'Gesperrt', 'محظور', 'חסומים', 'Bloccati', 'Résiliés'])(
  'a group “%s”, which may mean something else, is never proposed, and is named',
  (name) => {
    const seen = look(10, name)
    expect(proposeMapping(seen, [PROMOS])).toEqual({ promos: { field: 'consent_promos' } })
    expect(unreadRefusals(seen.groups, [undefined])).toEqual([name])
  },
)

test('an academy’s group of exams, “Oposiciones”, is not taken for people who object', () => {
  const exams = topic('oposiciones', 'marketing', 'Oposiciones')
  const seen = look(10, 'Oposiciones', 'Consent oposiciones')
  const mapping = proposeMapping(seen, [exams])
  // The group of our own name is proposed.
  expect(mapping).toEqual({ oposiciones: { field: 'consent_oposiciones', group: 'Consent oposiciones' } })
  expect(readMapping(mapping, [{ ...exams, id: 'exams' }])).toMatchObject({ ok: true })
  const large = proposeMapping(look(5001, 'Oposiciones'), [exams])
  expect(readMapping(large, [{ ...exams, id: 'exams' }])).toMatchObject({
    ok: true,
    topics: [{ group: 'Consent oposiciones' }],
  })
})
