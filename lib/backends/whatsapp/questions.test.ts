import { expect, test } from 'vitest'
import { checkMessage } from '@/lib/sandbox/graph/check-message'
import { messageBody } from './send'

const TO = { kind: 'phone', value: '5511987654321' } as const

test('a question is a message with reply buttons, within the limits of the API', () => {
  const buttons = [
    { id: 'confirm:1', title: 'Yes to everything' },
    { id: 'decline:1', title: 'A title that is much longer than a button may be' },
  ]
  const body = messageBody(TO, { kind: 'buttons', text: 'Do you want it?', buttons })
  expect(() => checkMessage(body)).not.toThrow()
  expect(body['interactive']).toMatchObject({
    type: 'button',
    body: { text: 'Do you want it?' },
    action: { buttons: [{ type: 'reply', reply: buttons[0] }, { reply: { title: 'A title that is muc…' } }] },
  })
})

test('its topics are a list, with long names and descriptions cut at a character', () => {
  const rows = [{ id: 'confirm:1:2', title: '☕'.repeat(30), description: 'x'.repeat(100) }]
  const body = messageBody(TO, { kind: 'list', text: 'Choose', button: 'Topics', rows })
  expect(() => checkMessage(body)).not.toThrow()
  const { action } = body['interactive'] as {
    action: { sections: { rows: { title: string; description: string }[] }[] }
  }
  const [row] = action.sections[0]?.rows ?? []
  expect(row?.title.endsWith('☕…')).toBe(true)
  expect(row?.description).toHaveLength(72)
})

test('a row without a description has none, and a text is sent without a preview', () => {
  const rows = [{ id: 'a', title: 'A', description: '' }]
  const list = messageBody(TO, { kind: 'list', text: 'Choose', button: 'Topics', rows })
  expect(JSON.stringify(list)).not.toContain('description')
  expect(messageBody(TO, { kind: 'text', text: '123456' })['text']).toEqual({ preview_url: false, body: '123456' })
})
