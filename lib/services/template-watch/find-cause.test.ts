import { describe, expect, test } from 'vitest'
import type { Cause } from '@/db/queries/template-watch/messages'
import { findCause, WINDOW_MS } from './find-cause'

const AT = Date.UTC(2026, 10, 1, 12)

const message = (templateId: string, ago: number, rest: Partial<Cause> = {}): Cause => ({
  messageId: `wamid.${templateId}.${ago}`,
  contactId: 'c',
  templateId,
  senderId: null,
  sentAt: AT - ago,
  deliveredAt: AT - ago + 1,
  readAt: null,
  failedAt: null,
  deliveredDay: null,
  ...rest,
})

const found = (sent: Cause[], named: string[] = [], isLate = false) => {
  const { attribution, templateId, message: cause } = findCause(sent, { at: AT, named, isLate })
  return [attribution, templateId, cause?.messageId ?? null]
}

describe('the cause of a refusal', () => {
  const sent = [message('a', 9000), message('b', 5000), message('a', 3000), message('b', 1000)]

  test('is the template that the link or the reply names, its last message before', () => {
    expect(found(sent, ['a'])).toEqual(['direct', 'a', 'wamid.a.3000'])
    expect(found(sent.slice(0, 1), ['b'])).toEqual(['direct', 'b', null])
    expect(found([message('a', WINDOW_MS * 9)], ['a'])).toEqual(['direct', 'a', `wamid.a.${WINDOW_MS * 9}`])
  })

  test('is else the last template delivered, within three days', () => {
    expect(found(sent)).toEqual(['window', 'b', 'wamid.b.1000'])
    expect(found([message('a', WINDOW_MS + 2)])).toEqual(['none', null, null])
    expect(found([message('a', WINDOW_MS + 1)])[0]).toBe('window')
    expect(found([])).toEqual(['none', null, null])
  })

  test('is no message that failed, and none that was delivered later', () => {
    const failed = message('b', 1000, { deliveredAt: null, failedAt: AT - 900 })
    expect(found([message('a', 9000), failed])).toEqual(['window', 'a', 'wamid.a.9000'])
    expect(found([message('a', 9000), message('b', 8000, { deliveredAt: AT + 500_000 })])[1]).toBe('a')
  })

  test('may seem to come a little after it, because clocks differ, if there is no other', () => {
    expect(found([message('a', -30_000)])[0]).toBe('window')
    expect(found([message('a', 9000), message('b', -30_000)])[1]).toBe('a')
    expect(found([message('a', -90_000)])[0]).toBe('none')
  })

  test('of a stop that WhatsApp tells late is not the message that failed because of it', () => {
    const late = message('b', 1000, { deliveredAt: null })
    expect(found([message('a', 9000), late], ['b'], true)).toEqual(['window', 'a', 'wamid.a.9000'])
  })
})
