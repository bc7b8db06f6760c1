import { expect, test } from 'vitest'
import { readSend, refuseHiddenSend } from './read-send'

const JSON_TYPE = { 'content-type': 'application/json' }
const template = { name: 'weekend_offer', language: { code: 'pt_BR' }, components: [{ type: 'body' }] }
const message = { messaging_product: 'whatsapp', to: '+5511987654321', type: 'template', template }

const read = (body: unknown, headers: Record<string, string> = JSON_TYPE, query = '') =>
  readSend(
    new URLSearchParams(query),
    new Headers(headers),
    Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  )

test('a template message is read, its language as we keep it', () => {
  expect(read(message)).toEqual({
    kind: 'template',
    name: 'weekend_offer',
    language: 'pt-BR',
    whom: { to: '+5511987654321', recipient: null },
    components: [{ type: 'body' }],
    json: JSON.stringify(message),
    accessToken: null,
  })
})

test.each([
  ['+55 (11) 98765-4321', '+5511987654321'],
  ['5511987654321', '5511987654321'],
  [' 55 11 98765 4321 ', '5511987654321'],
  ['(11) 98765-4321', '11987654321'],
  [5511987654321, '5511987654321'],
])('to: %s is read as Meta reads it', (to, digits) => {
  expect(read({ ...message, to })).toMatchObject({ whom: { to: digits } })
})

test.each([
  ['5511x87654321'],
  ['whatsapp:+5511987654321'],
  ['55.11.98765.4321'],
  ['+55+11987654321'],
  ['5511987654321, 5511987654322'],
  ['٥٥١١٩٨٧٦٥٤٣٢١'],
  ['+'],
  ['1'.repeat(21)],
  [['+5511987654321']],
  [{ phone: '+5511987654321' }],
  [true],
])('to: %j can’t be read, and is refused', (to) => {
  expect(read({ ...message, to })).toMatchObject({ kind: 'unreadable', answer: { status: 400 } })
})

test('recipient is a user id, and beside a number both are kept', () => {
  const recipient = 'US.13491208655302741918'
  expect(read({ ...message, to: undefined, recipient })).toMatchObject({ whom: { to: null, recipient } })
  expect(read({ ...message, recipient })).toMatchObject({ whom: { to: '+5511987654321', recipient } })
  expect(read({ ...message, to: '', recipient })).toMatchObject({ whom: { to: null, recipient } })
  expect(read({ ...message, to: undefined })).toMatchObject({ kind: 'unreadable' })
})

test('a group has agreed to nothing', () => {
  for (const kind of ['group', 'GROUP', ' group '])
    expect(read({ ...message, recipient_type: kind })).toMatchObject({
      kind: 'unreadable',
      answer: { body: expect.stringContaining('group_recipient') as string },
    })
  expect(read({ ...message, recipient_type: 'individual' })).toMatchObject({ kind: 'template' })
  expect(read({ ...message, recipient_type: 'list' })).toMatchObject({ kind: 'unreadable' })
})

test.each([
  { type: 'text', text: { body: 'Hi' } },
  { text: { body: 'Hi' } },
  { type: 'interactive', interactive: {} },
  { status: 'read', message_id: 'wamid.x' },
  { type: 'text', recipient_type: 'group', to: 'a group', text: { body: 'Hi' } },
])('%j is no template and is not looked at', (rest) => {
  expect(read({ messaging_product: 'whatsapp', to: '+5511987654321', ...rest })).toMatchObject({ kind: 'other' })
})

test.each([
  ['a type in capitals', { ...message, type: 'TEMPLATE' }],
  ['spaces around the type', { ...message, type: ' template ' }],
  ['no type', { ...message, type: undefined }],
  ['a template written as text', { ...message, template: JSON.stringify(template) }],
])('%s is no way around', (_, body) => {
  expect(read(body)).toMatchObject({ kind: 'template', name: 'weekend_offer' })
})

const whole = JSON.stringify(template)
test.each([
  ['type twice', `{"type":"text","type":"template","to":"+5511987654321","template":${whole}}`],
  [
    'type twice, once with an escape',
    `{"type":"text","t\\u0079pe":"template","to":"+5511987654321","template":${whole}}`,
  ],
  ['to twice', `{"to":"+5511987654321","type":"template","template":${whole},"to":"+5511987654322"}`],
  ['to twice of a message that is no template', '{"to":"+5511987654321","type":"text","text":{"body":"Hi"},"to":"1"}'],
  [
    'a name twice inside the template',
    `{"to":"+5511987654321","type":"template","template":{"name":"a","name":"b","language":{"code":"es"}}}`,
  ],
  [
    'a name twice in a list',
    `{"to":"+5511987654321","type":"template","template":{"name":"a","language":{"code":"es"},"components":[{"type":"body","type":"x"}]}}`,
  ],
  [
    'a name twice in a template written as text',
    JSON.stringify({ ...message, template: '{"name":"a","name":"b","language":{"code":"es"}}' }),
  ],
  ['To beside to', `{"To":"+5511987654322","to":"+5511987654321","type":"template","template":${whole}}`],
  ['Type alone', `{"Type":"template","to":"+5511987654321","Template":${whole}}`],
  ['a space in the name type', `{" type":"template","to":"+5511987654321"}`],
  ['a NUL in the name type', `{"type\\u0000":"template","to":"+5511987654321","type":"text"}`],
  ['a template in a text', `{"type":"text","text":{"body":"Hi"},"to":"+5511987654321","template":${whole}}`],
  ['a number with a fraction', `{"to":5511987654321.0,"type":"template","template":${whole}}`],
  ['a number with an exponent', `{"to":5.511987654321e12,"type":"template","template":${whole}}`],
  ['a number that no double holds', `{"to":55119876543210000001,"type":"template","template":${whole}}`],
])('%s could be read in two ways, and is refused', (_, body) => {
  expect(read(body)).toMatchObject({ kind: 'unreadable', answer: { status: 400 } })
})

test('names that only stand in different objects are no repetition, and texts are no names', () => {
  const components = [
    { type: 'body', parameters: [{ type: 'text', text: '"to":"x","to":"y" {[,]}' }] },
    { type: 'button', parameters: [{ type: 'text', text: '\\' }] },
  ]
  expect(read({ ...message, template: { ...template, components } })).toMatchObject({ kind: 'template', components })
  expect(read(`{ "to" : 5511987654321 , "type":"template","template":${whole}}`)).toMatchObject({ kind: 'template' })
})

test.each([
  ['text/plain;charset=UTF-8', true],
  ['text/plain; charset=utf-16', false],
  ['application/octet-stream', false],
  ['application/json, application/x-www-form-urlencoded', false],
  ['application/json; charset=utf-16', false],
  ['application/x-www-form-urlencoded; boundary=x', false],
  ['', true],
  ['application/json', true],
  ['Application/JSON; charset="UTF-8"', true],
])('a body of the type %j is read: %j', (type, isRead) => {
  expect(read(message, { 'content-type': type }).kind).toBe(isRead ? 'template' : 'unreadable')
})

test('a form and a query are read too, and nothing is added to them', () => {
  const form = new URLSearchParams({ to: '+5511987654321', type: 'template', template: JSON.stringify(template) })
  const asForm = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
  expect(read(form.toString(), asForm)).toMatchObject({ kind: 'template', name: 'weekend_offer', json: null })
  expect(read('', {}, form.toString())).toMatchObject({ kind: 'template', name: 'weekend_offer', json: null })
  expect(read({ to: '+5511987654321' }, JSON_TYPE, 'type=template&template=%7B%7D')).toMatchObject({
    kind: 'unreadable',
  })
})

test.each([
  ['no JSON', 'hello', JSON_TYPE, ''],
  ['a list', '[]', JSON_TYPE, ''],
  ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), JSON_TYPE, ''],
  ['compressed', message, { ...JSON_TYPE, 'content-encoding': 'gzip' }, ''],
  ['a form in parts', message, { 'content-type': 'multipart/form-data; boundary=x' }, ''],
  ['a name that PHP reads as a list', 'template[name]=x', { 'content-type': 'application/x-www-form-urlencoded' }, ''],
  ['a name twice in a form', 'to=1&to=2', { 'content-type': 'application/x-www-form-urlencoded' }, ''],
  ['a parameter in query and body', message, JSON_TYPE, 'to=%2B5511987654322'],
  ['a batch', { batch: [] }, JSON_TYPE, ''],
  ['a method', { ...message, method: 'GET' }, JSON_TYPE, ''],
  ['no template', { ...message, template: undefined }, JSON_TYPE, ''],
  ['no name', { ...message, template: { language: { code: 'es' } } }, JSON_TYPE, ''],
  ['no language', { ...message, template: { name: 'x' } }, JSON_TYPE, ''],
  ['a type that is no text', { ...message, type: ['template'], template: undefined }, JSON_TYPE, ''],
])('%s is refused', (_, body, headers, query) => {
  expect(read(body, headers as Record<string, string>, query)).toMatchObject({ kind: 'unreadable' })
})

test('a token in the body is found, so that it is compared as well', () => {
  expect(read({ ...message, access_token: 'EAAx' })).toMatchObject({ accessToken: 'EAAx' })
})

test.each<[string, unknown, string, boolean]>([
  ['a PIN', { pin: '123456' }, '', true],
  ['nothing', '', '', true],
  ['a template that is edited', { components: [], category: 'MARKETING' }, '', true],
  ['a message', message, '', false],
  ['a message without its template', { to: '+5511987654321' }, '', false],
  ['a message in the query', '', 'to=1&template=x', false],
  ['half in the query', { template }, 'to=1', false],
  ['a batch', { batch: [] }, '', false],
  ['what is no JSON', '--x', '', false],
  ['a name twice', '{"pin":"1","pin":"2"}', '', false],
])('a request to an object itself that carries %s', (_, body, query, passes) => {
  const raw = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  const refused = refuseHiddenSend(new URLSearchParams(query), new Headers(JSON_TYPE), raw)
  expect(refused === null).toBe(passes)
})
