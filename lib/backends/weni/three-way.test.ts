import { expect, test } from 'vitest'
import { PROMO_GROUP } from '@/lib/sandbox/weni/testing'
import type { WeniContact } from './contact'
import { fieldAnswerOf } from './field-answer'
import type { WeniSnapshot } from './plan'
import { MIRRORS, mirroredAs } from './testing'
import { compare, type Finding, refuses } from './three-way'

const ALLOWED: WeniSnapshot = { ...mirroredAs(true), status: 'active' }
const REFUSED: WeniSnapshot = { ...mirroredAs(false), status: 'active' }

/** A contact in the workspace with the values of the snapshot and further ones. */
function contact(like: WeniSnapshot, over: Partial<WeniContact> = {}): WeniContact {
  const groups = Object.entries(like.groups).flatMap(([uuid, member]) => (member ? [{ uuid }] : []))
  return { uuid: 'ana', groups, blocked: false, stopped: false, ...over, fields: { ...like.fields, ...over.fields } }
}

const NOTHING = { stop: false, out: [], marketingOut: false, drift: [] }
type Said = Partial<Pick<Finding, 'stop' | 'out' | 'marketingOut'>> & { drift?: string[] }

const TABLE: [string, WeniSnapshot | null, WeniContact, Said][] = [
  ['as mirrored', ALLOWED, contact(ALLOWED), {}],
  ['as mirrored, all refused', REFUSED, contact(REFUSED), {}],
  ['a field says no', ALLOWED, contact(ALLOWED, { fields: { consent_orders: 'no' } }), { out: ['orders'] }],
  ['a field says NÃO', ALLOWED, contact(ALLOWED, { fields: { consent_orders: ' NÃO. ' } }), { out: ['orders'] }],
  ['no to marketing', ALLOWED, contact(ALLOWED, { fields: { marketing_opt_in: '0' } }), { marketingOut: true }],
  ['out of the group', ALLOWED, contact(ALLOWED, { groups: [] }), { out: ['promo'] }],
  ['stopped, and so in no group', ALLOWED, contact(ALLOWED, { stopped: true, groups: [] }), { stop: true }],
  ['blocked', ALLOWED, contact(ALLOWED, { blocked: true, groups: [] }), { stop: true }],
  ['still stopped', { ...REFUSED, status: 'stopped' }, contact(REFUSED, { stopped: true }), {}],
  ['wrote again', { ...REFUSED, status: 'stopped' }, contact(REFUSED), {}],
  ['a field says yes', REFUSED, contact(REFUSED, { fields: { consent_orders: 'yes' } }), { drift: ['consent_orders'] }],
  [
    'unset marketing',
    REFUSED,
    contact(REFUSED, { fields: { marketing_opt_in: null } }),
    { drift: ['marketing_opt_in'] },
  ],
  ['into the group', REFUSED, contact(REFUSED, { groups: [{ uuid: PROMO_GROUP }] }), { drift: [PROMO_GROUP] }],
  ['a cleared yes', ALLOWED, contact(ALLOWED, { fields: { consent_promo: '' } }), { drift: ['consent_promo'] }],
  ['marketing unset is allowed', ALLOWED, contact(ALLOWED, { fields: { marketing_opt_in: null } }), {}],
  ['never mirrored, nothing set', null, contact({ fields: { consent_promo: '' }, groups: {} }), {}],
  ['never mirrored, a no', null, contact({ fields: { consent_promo: 'no' }, groups: {} }), { out: ['promo'] }],
  ['never mirrored, a yes', null, contact({ fields: { consent_promo: 'yes' }, groups: {} }), {}],
  ['never mirrored, stopped', null, contact({ fields: {}, groups: {} }, { stopped: true }), { stop: true }],
]

const NEGATIVE = [{ topicId: 'promo', fieldKey: null, groupUuid: 'g-no', inverted: true }]
const listed = (isIn: boolean): WeniSnapshot => ({ fields: {}, groups: { 'g-no': isIn }, status: 'active' })
const stopped = contact({ fields: {}, groups: {} }, { stopped: true })

test.each<[string, WeniSnapshot | null, WeniContact, Said]>([
  ['put among those who refuse', listed(false), contact(listed(true)), { out: ['promo'] }],
  ['found among them at the first reading', null, contact(listed(true)), { out: ['promo'] }],
  ['a list that is mirrored since', { fields: {}, groups: {} }, contact(listed(true)), { out: ['promo'] }],
  ['not among them at the first reading', null, contact(listed(false)), {}],
  ['as mirrored', listed(true), contact(listed(true)), {}],
  ['taken off the list', listed(true), contact(listed(false)), { drift: ['g-no'] }],
  ['off every list because they are stopped', { ...listed(true), status: 'stopped' }, stopped, {}],
])('a list of those who refuse: %s', (_, baseline, there, said) => {
  const finding = compare(there, { mirrors: NEGATIVE, baseline, groups: new Set(['g-no']) })
  const { stop, out, marketingOut, drift } = finding
  expect({ stop, out, marketingOut, drift: drift.map(({ what }) => what) }).toEqual({ ...NOTHING, ...said })
})

test('a list of those who refuse that was deleted says nothing of anybody', () => {
  const finding = compare(contact(listed(false)), { mirrors: NEGATIVE, baseline: listed(true), groups: new Set() })
  expect(finding).toMatchObject({ out: [], drift: [] })
})

test.each(TABLE)('%s', (_, baseline, there, said) => {
  const finding = compare(there, { mirrors: MIRRORS, baseline, groups: new Set([PROMO_GROUP]) })
  const { stop, out, marketingOut, drift } = finding
  expect({ stop, out, marketingOut, drift: drift.map((one) => one.what) }).toEqual({ ...NOTHING, ...said })
  expect(refuses(finding)).toBe(stop || marketingOut || out.length > 0)
})

test('a group that was deleted, and a field that is not listed, say nothing of anybody', () => {
  const there = contact(ALLOWED, { groups: [] })
  const { fields } = there
  const listed = Object.fromEntries(Object.entries(fields).filter(([key]) => key !== 'consent_orders'))
  const finding = compare({ ...there, fields: listed }, { mirrors: MIRRORS, baseline: ALLOWED, groups: new Set() })
  expect(finding).toMatchObject({ ...NOTHING, differs: false })
})

test('words that differ and mean the same are put right without a word', () => {
  const there = contact(ALLOWED, { fields: { consent_promo: 'Sim' } })
  const finding = compare(there, { mirrors: MIRRORS, baseline: ALLOWED, groups: null })
  expect(finding).toMatchObject({ ...NOTHING, differs: true })
  expect(finding.observed.fields).toMatchObject({ consent_promo: 'Sim' })
})

const NO_ELSEWHERE = [
  'non',
  'Nein',
  'لا',
  'לא',
  'faux',
  'Recusado',
  'dada de baja',
  'désabonné',
  'abgemeldet',
  'no!',
  'nunca',
]

test('what people and flows write in a field', () => {
  for (const value of ['no', 'No', 'FALSE', '0', 'n', 'não', 'nao', 'opt-out', 'STOP', 0, false, ...NO_ELSEWHERE]) {
    expect({ value, meaning: fieldAnswerOf(value) }).toEqual({ value, meaning: 'no' })
  }
  for (const value of ['yes', 'Sí', 'sim', 'true', '1', 1, true, 'oui', 'Ja', 'نعم', 'כן', 'opt in']) {
    expect({ value, meaning: fieldAnswerOf(value) }).toEqual({ value, meaning: 'yes' })
  }
  for (const value of ['', null, undefined, 'maybe', 'no sé', '2', {}]) expect(fieldAnswerOf(value)).toBe('unset')
})
