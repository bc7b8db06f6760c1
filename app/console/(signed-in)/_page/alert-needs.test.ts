import { expect, test } from 'vitest'
import type { OpenAlert } from '@/lib/services/template-alerts/list-open-alerts'
import { alertNeeds } from './alert-needs'

const alert = (id: string, kind: OpenAlert['kind'], value: OpenAlert['value'] = {}): OpenAlert => ({
  ...{ id, kind, value, templateId: `of-${id}`, name: 'combo', language: 'es', occurredAt: 0, recordedAt: 0 },
})

const ALL = [
  alert('1', 'harming', { name: 'combo', seen: 1200, expected: 9.1, at_least: 1.4 }),
  alert('2', 'quality_lowered', { quality: 'RED', previous: null }),
  alert('3', 'recategorised', { category: 'marketing', previous: 'utility', from: null }),
  alert('4', 'held_back_more', { held_back: 40, sent: 160, share: 0.2, share_before: 0 }),
  alert('5', 'paused_by_meta', { status: 'PAUSED' }),
  alert('6', 'disabled_by_meta', { status: 'DISABLED' }),
]

test('each alert leads to the page of its template, and says its figures in words', () => {
  const [harming, quality] = alertNeeds(ALL.slice(0, 2), 'en')
  expect(harming).toMatchObject({ mark: 'harm', href: '/console/templates/of-1', act: 'Look at it' })
  expect([harming?.title, harming?.text]).toEqual([
    'combo drives people away',
    'People who left after it: 1,200, where 9.1 would be usual. It is still sent until you pause it.',
  ])
  expect(quality?.text).toContain('“Not rated yet” and is “Low”')
  expect(alertNeeds([], 'en')).toEqual([])
})

test('four are shown; of more, three and a line with how many others there are', () => {
  expect(alertNeeds(ALL.slice(0, 4), 'en').map(({ key }) => key)).toEqual(['a1', 'a2', 'a3', 'a4'])
  const many = alertNeeds(ALL, 'es')
  expect(many.map(({ key }) => key)).toEqual(['a1', 'a2', 'a3', 'alerts'])
  expect(many.at(-1)).toMatchObject({
    title: '3 avisos más sobre plantillas',
    href: '/console/templates/watch?show=look',
  })
})

test.each(['en', 'es', 'pt-BR'] as const)('every kind has its sentence in %s, without a gap', (locale) => {
  for (const one of ALL) {
    const [need] = alertNeeds([one], locale)
    expect(`${need?.title} ${need?.text}`).not.toMatch(/undefined|null|NaN|RED|utility/)
  }
})
