import { expect, test } from 'vitest'
import { refuseDecision } from '@/lib/services/gateway/refuse-decision'
import { whileRecovering } from './while-recovering'

const YES = { allowed: true, reason: 'opted_in', until: null, contactId: 'c' } as const
const NO = { allowed: false, reason: 'paused', until: 7, contactId: 'c' } as const

test('while refusals may be missing, a Yes is a No with a reason of its own, and a No keeps its own', () => {
  const held = { recoveringSince: 1 }
  expect(whileRecovering(held, YES)).toEqual({ allowed: false, reason: 'recovering', until: null, contactId: 'c' })
  expect(whileRecovering(held, NO)).toEqual(NO)
  for (const config of [{}, { recoveringSince: null }]) expect(whileRecovering(config, YES)).toEqual(YES)
})

test('a sender through the gateway is told to try later, and not to suppress the person', () => {
  const { error } = JSON.parse(refuseDecision({ reason: 'recovering', until: null }).body) as {
    error: { code: number; error_data: { details: string } }
  }
  expect(error.code).toBe(131049)
  expect(error.error_data.details).toMatch(/^recovering: a backup was restored/)
})
