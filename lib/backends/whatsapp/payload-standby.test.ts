import { expect, test } from 'vitest'
import { readPayload } from './payload'

const METADATA = { display_phone_number: '15550783881', phone_number_id: '106540352242922' }
const recipient = { displayNumber: '15550783881', phoneNumberId: '106540352242922' }
const sheena = { waId: '16505551234', userId: null, parentUserId: null }
const AT = '1749416383'

const envelope = (field: string, value: unknown) =>
  JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field, value }] }] })
const messages = (value: Record<string, unknown>) =>
  envelope('messages', { messaging_product: 'whatsapp', metadata: METADATA, ...value })
const eventsOf = (body: string) => readPayload(body)?.events
const ignoredOf = (body: string) => readPayload(body)?.ignored
const from = (rest: Record<string, unknown>) => ({ from: '16505551234', id: 'wamid.A', timestamp: AT, ...rest })
const heard = { family: 'message', id: 'wamid.A', seconds: 1749416383, recipient, person: sheena, contextId: null }

test('what comes on standby is read like what comes on messages, wherever the parts stand', () => {
  const said = { messages: [from({ type: 'text', text: { body: 'STOP' } })], statuses: [] }
  const [plain] = eventsOf(messages(said)) ?? []
  for (const value of [
    { metadata: METADATA, ...said },
    { metadata: METADATA, standby: said },
    { metadata: METADATA, standby: [said] },
  ])
    expect(eventsOf(envelope('standby', value))).toEqual([{ ...plain, heldBy: 'agent' }])
  expect(eventsOf(envelope('messaging_handovers', { metadata: METADATA, ...said }))).toEqual([plain])
})

test('a change of who answers names the number as its recipient, and the person as its sender', () => {
  const change = (value: object) => envelope('messaging_handovers', { recipient: METADATA, timestamp: AT, ...value })
  const control = { family: 'control', seconds: Number(AT), recipient, person: sheena }
  const sender = { phone_number: '16505551234' }
  const passed = change({ sender, type: 'control_passed', control_passed: { new_owner_role: 'ai_agent' } })
  expect(eventsOf(passed)).toEqual([{ ...control, holder: 'agent' }])
  const taken = change({ sender, type: 'control_taken', control_taken: { new_owner_role: 'escalation' } })
  expect(eventsOf(taken)).toEqual([{ ...control, holder: 'business' }])
  const ofUser = change({ sender: { user_id: 'US.1' }, control_taken: { new_owner_role: 'escalation' } })
  expect(eventsOf(ofUser)).toMatchObject([{ person: { waId: null, userId: 'US.1' } }])
  expect(ignoredOf(change({ type: 'control_lost' }))).toEqual({ 'handover:control_lost': 1 })
  expect(ignoredOf(change({ control_passed: { new_owner_role: 'ai_agent' } }))).toEqual({
    'handover:control_passed': 1,
  })
})

test('an edited message is its new words, and names what it was', () => {
  const edit = {
    original_message_id: 'wamid.0',
    message: { type: 'text', text: { body: 'STOP' }, context: { id: 'wamid.T' } },
  }
  expect(eventsOf(messages({ messages: [from({ type: 'edit', edit })] }))).toEqual([
    { ...heard, contextId: 'wamid.T', editOf: 'wamid.0', content: { kind: 'text', text: 'STOP' } },
  ])
  expect(eventsOf(messages({ messages: [from({ type: 'edit', edit: { message: null } })] }))).toMatchObject([
    { editOf: 'wamid.A', content: { kind: 'other' } },
  ])
})
