import { expect, test } from 'vitest'
import { alertsOf, type KnownBefore, type ToldNow } from './meta-alerts'

const BEFORE: KnownBefore = { id: 't', status: 'APPROVED', quality: 'GREEN', category: 'utility' }
const AT = 1_796_000_000_000

const kinds = (told: ToldNow, before: Partial<KnownBefore> = {}) =>
  alertsOf({ ...BEFORE, ...before }, told, AT).map(({ kind }) => kind)

test.each([
  [{ quality: 'YELLOW' }, {}, ['quality_lowered']],
  [{ quality: 'RED' }, { quality: 'YELLOW' }, ['quality_lowered']],
  // Not rated yet says nothing against a template.
  [{ quality: 'RED' }, { quality: 'UNKNOWN' }, ['quality_lowered']],
  [{ quality: 'RED' }, { quality: null }, ['quality_lowered']],
  [{ quality: 'GREEN' }, { quality: 'RED' }, []],
  [{ quality: 'UNKNOWN' }, { quality: 'RED' }, []],
  [{ quality: 'RED' }, { quality: 'RED' }, []],
  [{ quality: 'PURPLE' }, {}, []],
  [{ status: 'PAUSED' }, {}, ['paused_by_meta']],
  [{ status: 'PAUSED' }, { status: 'PAUSED' }, []],
  [{ status: 'DISABLED' }, { status: 'PAUSED' }, ['disabled_by_meta']],
  [{ status: 'APPROVED' }, { status: 'PAUSED' }, []],
  [{ category: 'marketing' }, {}, ['recategorised']],
  [{ category: 'utility' }, {}, []],
  [{ category: 'marketing' }, { category: null }, []],
  [{ category: 'utility', pending: { category: 'marketing', at: AT } }, {}, ['recategorised']],
  [{ category: 'utility', pending: { category: 'utility', at: AT } }, {}, []],
  [{ quality: 'RED', status: 'PAUSED' }, {}, ['quality_lowered', 'paused_by_meta']],
] as const)('told %j after %j: %j', (told, before, expected) => {
  expect(kinds(told, before)).toEqual(expected)
})

test('a repeated warning of another category is one event; a second fall of the quality is another', () => {
  const warned = (at: number) =>
    alertsOf(BEFORE, { pending: { category: 'marketing', at: AT + 86_400_000 } }, at)[0]?.eventKey
  expect(warned(AT)).toBe(warned(AT + 1000))
  const lowered = (at: number) => alertsOf(BEFORE, { quality: 'RED' }, at)[0]?.eventKey
  expect(lowered(AT)).not.toBe(lowered(AT + 1000))
})
