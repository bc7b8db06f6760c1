import { expect, test } from 'vitest'
import { holdsOnlyProgress } from './only-progress'

const status = (word: unknown, more = {}) => ({ id: 'wamid.1', status: word, recipient_id: '5511987650001', ...more })
const change = (value: object, field = 'messages') => ({
  field,
  value: { messaging_product: 'whatsapp', metadata: { phone_number_id: '1' }, ...value },
})
const post = (...changes: unknown[]) =>
  JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', changes }] })

test.each(['sent', 'delivered', 'read', 'played'])('a POST with a status %s holds nothing but progress', (word) => {
  expect(holdsOnlyProgress(post(change({ statuses: [status(word)] })))).toBe(true)
  const contacts = [{ wa_id: '5511987650001', user_id: 'BR.1' }]
  expect(holdsOnlyProgress(post(change({ contacts, statuses: [status(word), status('read')] })))).toBe(true)
})

test.each([
  ['a person’s words', post(change({ messages: [{ type: 'text', text: { body: 'STOP' } }] }))],
  ['words beside statuses', post(change({ statuses: [status('sent')], messages: [{ type: 'text' }] }))],
  ['words in another change', post(change({ statuses: [status('sent')] }), change({ messages: [{}] }))],
  ['words that quote statuses', post(change({ messages: [{ type: 'text', text: { body: '{"statuses":[]}' } }] }))],
  ['a failure, which may be WhatsApp’s own stop', post(change({ statuses: [status('sent'), status('failed')] }))],
  [
    'an error, which may be WhatsApp’s own stop beside any word',
    post(change({ statuses: [status('sent', { errors: [{ code: 131050 }] })] })),
  ],
  ['a status that is unknown', post(change({ statuses: [status('warned')] }))],
  ['no status', post(change({ statuses: [] }))],
  ['a preference', post(change({ statuses: [status('sent')], user_preferences: [{ value: 'stop' }] }))],
  ['another field', post(change({ statuses: [status('sent')] }, 'standby'))],
  ['a part that nobody knows yet', post(change({ statuses: [status('sent')], refusals: [{}] }))],
  ['an entry that is no object', '{"entry":[null,{"changes":[]}],"statuses":1}'],
  ['no JSON', '{"statuses":'],
  ['more than is looked into', post(change({ statuses: [status('sent', { note: 'x'.repeat(70_000) })] }))],
])('%s: not only progress', (_, body) => expect(holdsOnlyProgress(body)).toBe(false))
