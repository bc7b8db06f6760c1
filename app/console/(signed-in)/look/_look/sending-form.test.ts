import { expect, test } from 'vitest'
import { changedIn, SendingForm, sendingFieldsOf, undoFieldsOf } from './sending-form'

function sent(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return SendingForm.parse(sendingFieldsOf(form))
}
const WAS = { 'was.days': '', 'was.confirmations': 'where_said', 'was.optIn': 'off' }
const BEFORE = { days: '', confirmations: 'always', optIn: 'on' } as const

test('what a member left alone is not written, so that what others changed meanwhile stays', () => {
  const form = sent({ ...WAS, days: ' 30 ', confirmations: 'where_said', optIn: 'off' })
  expect(changedIn(form)).toEqual({ days: '30' })
  expect(changedIn(sent({ ...WAS, days: '', confirmations: 'never', optIn: 'on' }))).toEqual({
    ...{ confirmations: 'never', optIn: 'on' },
  })
  expect(changedIn(sent({ days: '', confirmations: 'never', optIn: 'on' }))).toEqual({
    ...{ days: '', confirmations: 'never', optIn: 'on' },
  })
})

test('an undo takes back what the save changed and nothing else: others switched the confirmation on meanwhile', () => {
  const undo = undoFieldsOf(sent({ ...WAS, days: '30', confirmations: 'where_said', optIn: 'off' }), BEFORE)
  expect(changedIn(sent(undo))).toEqual({ days: '' })
  expect(undo).not.toHaveProperty('agreed')
  const switched = undoFieldsOf(sent({ ...WAS, days: '', confirmations: 'where_said', optIn: 'on' }), {
    ...{ ...BEFORE, optIn: 'off' },
  })
  expect(sent(switched)).toMatchObject({ optIn: 'off', agreed: 'off', was: { optIn: 'on' } })
})
