import { expect, test } from 'vitest'
import { readPayload } from './payload'

const WABA = '102290129340398'
const METADATA = { display_phone_number: '15550783881', phone_number_id: '106540352242922' }
const recipient = { displayNumber: '15550783881', phoneNumberId: '106540352242922' }
const sheena = { waId: '16505551234', userId: null, parentUserId: null }
const AT = '1749416383'

const envelope = (field: string, value: unknown, time?: number) =>
  JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: WABA, time, changes: [{ field, value }] }] })
const messages = (value: Record<string, unknown>) =>
  envelope('messages', { messaging_product: 'whatsapp', metadata: METADATA, ...value })
const eventsOf = (body: string) => readPayload(body)?.events
const ignoredOf = (body: string) => readPayload(body)?.ignored
const from = (rest: Record<string, unknown>) => ({ from: '16505551234', id: 'wamid.A', timestamp: AT, ...rest })
const heard = { family: 'message', id: 'wamid.A', seconds: 1749416383, recipient, person: sheena, contextId: null }

test.each([
  [
    'a text',
    { type: 'text', text: { body: 'Does it come in another color?' } },
    { kind: 'text', text: 'Does it come in another color?' },
  ],
  [
    'a button of a template',
    { type: 'button', button: { payload: 'optout:promos', text: 'Unsubscribe' } },
    { kind: 'reply', method: 'button', payload: 'optout:promos', text: 'Unsubscribe', ofTemplate: true },
  ],
  [
    'a button of a message',
    {
      type: 'interactive',
      interactive: { type: 'button_reply', button_reply: { id: 'cancel-button', title: 'Cancel' } },
    },
    { kind: 'reply', method: 'button', payload: 'cancel-button', text: 'Cancel', ofTemplate: false },
  ],
  [
    'a row of a list',
    {
      type: 'interactive',
      interactive: { type: 'list_reply', list_reply: { id: 'r1', title: 'Stop', description: 'x' } },
    },
    { kind: 'reply', method: 'list', payload: 'r1', text: 'Stop', ofTemplate: false },
  ],
  ['a completed flow', { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: {} } }, { kind: 'other' }],
  ['a picture with a caption', { type: 'image', image: { id: '1', caption: 'STOP' } }, { kind: 'text', text: 'STOP' }],
  ['a picture', { type: 'image', image: { id: '1' } }, { kind: 'other' }],
  ['a type nobody knows yet', { type: 'hologram', hologram: {} }, { kind: 'other' }],
])('%s is read', (_name, message, content) => {
  const body = messages({
    contacts: [{ profile: { name: 'Sheena' }, wa_id: '16505551234' }],
    messages: [from(message)],
  })
  expect(eventsOf(body)).toEqual([{ ...heard, content }])
})

test('the message that a reply answers, and the user id beside a number, are read', () => {
  const body = messages({
    contacts: [{ wa_id: '16505551234', user_id: 'US.1349', parent_user_id: 'US.ENT.118' }],
    messages: [from({ type: 'text', text: { body: 'hi' }, context: { from: '15550783881', id: 'wamid.T' } })],
  })
  expect(eventsOf(body)).toMatchObject([
    { contextId: 'wamid.T', person: { waId: '16505551234', userId: 'US.1349', parentUserId: 'US.ENT.118' } },
  ])
})

test('a person without a number is known by the user id', () => {
  const one = { from_user_id: 'US.1349', id: 'wamid.A', timestamp: AT, type: 'text', text: { body: 'hi' } }
  const person = { waId: null, userId: 'US.1349', parentUserId: null }
  expect(eventsOf(messages({ messages: [one] }))).toMatchObject([{ person }])
  const bare = { id: 'wamid.A', timestamp: AT, type: 'text', text: { body: 'hi' } }
  expect(eventsOf(messages({ contacts: [{ user_id: 'US.1349' }], messages: [bare] }))).toMatchObject([{ person }])
  expect(ignoredOf(messages({ messages: [bare] }))).toEqual({ 'message:person': 1 })
})

test('a changed number is read from the system message', () => {
  const system = { body: 'User Sheena changed', wa_id: '12195555358', type: 'user_changed_number' }
  expect(eventsOf(messages({ messages: [from({ type: 'system', system })] }))).toEqual([
    {
      family: 'identity',
      id: 'wamid.A',
      seconds: 1749416383,
      recipient,
      previous: sheena,
      next: { waId: '12195555358', userId: null, parentUserId: null },
    },
  ])
})

test('a changed user id is read from the system message, and from the field that Meta denies', () => {
  const system = { type: 'user_changed_user_id', user_id: 'US.new', previous_user_id: 'US.old', wa_id: '12195555358' }
  const ids = { previous: { userId: 'US.old' }, next: { userId: 'US.new' } }
  expect(eventsOf(messages({ messages: [from({ type: 'system', system })] }))).toMatchObject([ids])
  const update = { user_id: { previous: 'US.old', current: 'US.new' }, timestamp: 1749416383 }
  expect(eventsOf(envelope('user_id_update', { metadata: METADATA, user_id_update: [update] }))).toMatchObject([ids])
})

test('another system message is counted by its type', () => {
  const system = { type: 'user_changed_hat' }
  expect(readPayload(messages({ messages: [from({ type: 'system', system })] }))).toEqual({
    events: [],
    ignored: { 'system:user_changed_hat': 1 },
  })
})

test('a failed status brings its codes, whatever person it names', () => {
  const failed = { id: 'wamid.T', status: 'failed', timestamp: '1750030073', errors: [{ code: 131050, title: 'x' }] }
  const status = { family: 'status', id: 'wamid.T', status: 'failed', seconds: 1750030073, recipient, errors: [131050] }
  const ofNumber = { ...failed, recipient_id: '16505551234' }
  const ofUser = { ...failed, recipient_user_id: 'US.1', parent_recipient_user_id: 'US.ENT.2' }
  expect(eventsOf(messages({ statuses: [ofNumber, ofUser, failed] }))).toEqual([
    { ...status, person: sheena },
    { ...status, person: { waId: null, userId: 'US.1', parentUserId: 'US.ENT.2' } },
    { ...status, person: { waId: null, userId: null, parentUserId: null } },
  ])
})

test('stop and resume of marketing messages are read, with the number of seconds as it comes', () => {
  const preference = (value: string, rest = {}) => ({
    wa_id: '16505551234',
    detail: 'User requested to resume marketing messages',
    category: 'marketing_messages',
    value,
    timestamp: 1731705721,
    ...rest,
  })
  const body = (...preferences: unknown[]) =>
    envelope('user_preferences', {
      metadata: METADATA,
      contacts: [{ wa_id: '16505551234' }],
      user_preferences: preferences,
    })
  expect(eventsOf(body(preference('resume'), preference('stop')))).toMatchObject([
    { family: 'preference', value: 'resume', seconds: 1731705721, person: sheena, recipient },
    { family: 'preference', value: 'stop' },
  ])
  expect(eventsOf(body(preference('stop', { category: 'hats' })))).toMatchObject([{ value: 'stop', person: sheena }])
  expect(readPayload(body(preference('resume', { category: 'hats' }), preference('perhaps'), null))).toEqual({
    events: [],
    ignored: { 'preference:category': 1, 'preference:shape': 2 },
  })
})

test('a stop that tells no time counts as of when it came', () => {
  const came = { receivedAt: 1795900000, digest: (said: string) => said }
  const stop = { wa_id: '16505551234', category: 'marketing_messages', value: 'stop' }
  const stopped = envelope('user_preferences', { metadata: METADATA, user_preferences: [stop] })
  const failed = { id: 'wamid.F', status: 'failed', recipient_id: '16505551234', errors: [{ code: 131050 }] }
  const refused = messages({ statuses: [{ ...failed, timestamp: 'soon' }] })
  for (const body of [stopped, refused])
    expect(readPayload(body, came)?.events).toMatchObject([{ seconds: 1795900000, person: sheena }])
})

test.each([
  ['what stands beside an order', { type: 'order', order: { catalog_id: '1', text: 'STOP' } }],
  ['a new wording without its type', { type: 'edit', edit: { message: { text: { body: 'STOP' } } } }],
  ['words without their type', { text: { body: 'STOP' } }],
])('%s is what the person said', (_, message) => {
  expect(eventsOf(messages({ messages: [from(message)] }))).toMatchObject([{ content: { kind: 'text', text: 'STOP' } }])
})

test('a tapped button is one also where its kind is not told', () => {
  const interactive = { button_reply: { id: 'optout:all', title: 'Stop' } }
  expect(eventsOf(messages({ messages: [from({ type: 'interactive', interactive })] }))).toMatchObject([
    { content: { kind: 'reply', payload: 'optout:all' } },
  ])
})

const template = {
  message_template_id: 806312974732579,
  message_template_name: 'welcome_template',
  message_template_language: 'en_US',
}
test.each([
  [
    'message_template_status_update',
    { event: 'PAUSED', reason: 'NONE', message_template_category: 'MARKETING', other_info: { title: 'FIRST_PAUSE' } },
    { kind: 'status', status: 'PAUSED', reason: 'NONE', category: 'marketing', title: 'FIRST_PAUSE' },
  ],
  // Meta's page of 2025 shows this field in a quality update.
  [
    'message_template_status_update',
    { previous_quality_score: 'GREEN', new_quality_score: 'YELLOW' },
    { kind: 'quality', quality: 'YELLOW', previous: 'GREEN' },
  ],
  [
    'message_template_quality_update',
    { new_quality_score: 'RED' },
    { kind: 'quality', quality: 'RED', previous: null },
  ],
  [
    'template_category_update',
    { previous_category: 'UTILITY', new_category: 'MARKETING' },
    { kind: 'category', category: 'marketing', previous: 'UTILITY', pending: null },
  ],
  [
    'template_category_update',
    { new_category: 'UTILITY', correct_category: 'MARKETING', category_update_timestamp: 1746169200 },
    { kind: 'category', category: 'utility', previous: null, pending: { category: 'marketing', seconds: 1746169200 } },
  ],
  [
    'message_template_components_update',
    { message_template_element: 'new text' },
    { kind: 'components', content: '{"message_template_element":"new text"}' },
  ],
])('%s is read', (field, value, change) => {
  const [event] = eventsOf(envelope(field, { ...template, ...value }, 1739321024)) ?? []
  expect(event).toEqual({
    family: 'template',
    wabaId: WABA,
    providerId: '806312974732579',
    name: 'welcome_template',
    language: 'en-US',
    seconds: 1739321024,
    change,
  })
})

test('an id of a template that a double does not hold is kept whole', () => {
  const body = envelope('message_template_components_update', template).replace('806312974732579', '98765432109876543')
  expect(eventsOf(body)).toMatchObject([{ providerId: '98765432109876543' }])
})

test('what is not JSON is null; what is unknown is counted, and the rest is read', () => {
  expect(readPayload('{"object":')).toBeNull()
  expect(readPayload('[]')).toEqual({ events: [], ignored: { object: 1 } })
  expect(ignoredOf(envelope('account_alerts', { a: 1 }))).toEqual({ 'field:account_alerts': 1 })
  expect(ignoredOf(envelope('a person said this', {}))).toEqual({ 'field:other': 1 })
  expect(ignoredOf(envelope('messages', { messages: [] }))).toEqual({ 'messages:metadata': 1 })
  const mixed = messages({
    messages: [null, 7, { id: 'x' }, from({ timestamp: 'soon' }), from({ type: 'text', text: { body: 'STOP' } })],
    errors: [{ code: 131000 }],
    surprise: { deep: [] },
  })
  expect(readPayload(mixed)).toMatchObject({
    events: [{ content: { kind: 'text', text: 'STOP' } }],
    ignored: { 'message:shape': 4, 'error:131000': 1 },
  })
})
