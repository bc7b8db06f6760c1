import type { Content, IdentityEvent, Person, Recipient } from './events'
import type { Reading } from './payload'
import { completePerson, isNobody, readContacts } from './payload-people'
import { type Json, list, object, seconds, text, word } from './read'

/** Types of messages that carry no words for us (1.2); of others we say that we do not know them. */
const WORDLESS = new Set([
  'audio',
  'sticker',
  'location',
  'contacts',
  'reaction',
  'order',
  'unsupported',
  'request_welcome',
])
/** Types whose words stand under a caption. */
const CAPTIONED = new Set(['image', 'video', 'document'])
/** `customer_changed_number` is what the same was called before. */
const NUMBER_CHANGES = new Set(['user_changed_number', 'customer_changed_number', 'user_changed_user_id'])

/** `messages[]`: what people wrote and tapped, and WhatsApp's word that somebody changed their number (1.2, section 6). */
export function readMessages(reading: Reading, value: Json, recipient: Recipient): void {
  const messages = list(value['messages'])
  if (messages.length === 0) return
  const contacts = readContacts(value)
  for (const each of messages) {
    const one = object(each)
    const [id, at] = [text(one?.['id']), seconds(one?.['timestamp'])]
    if (!one || !id || at === null) {
      reading.ignore('message:shape')
      continue
    }
    const named: Person = {
      waId: text(one['from']),
      userId: text(one['from_user_id']),
      parentUserId: text(one['from_parent_user_id']),
    }
    if (one['type'] === 'system') {
      const event = readSystem(one, named, recipient)
      if (event) reading.events.push({ ...event, id, seconds: at })
      else reading.ignore(`system:${word(object(one['system'])?.['type'])}`)
      continue
    }
    const person = completePerson(named, contacts, messages.length === 1)
    // What is said in a group is not said to the business.
    if (one['group_id'] !== undefined) {
      reading.ignore('message:group')
      continue
    }
    // It may say no all the same: somebody of the business looks at it.
    if (isNobody(person)) reading.ignore('message:person')
    reading.events.push({
      family: 'message',
      id,
      seconds: at,
      recipient,
      person,
      contextId: text(object(one['context'])?.['id']),
      content: readContent(reading, one),
    })
  }
}

function readContent(reading: Reading, message: Json): Content {
  const type = word(message['type'])
  const body = object(message[type])
  if (type === 'text' && body) return written(body['body'])
  if (type === 'button' && body) return reply('button', body['payload'], body['text'], true)
  if (type === 'interactive' && body) {
    const [button, row] = [object(body['button_reply']), object(body['list_reply'])]
    if (body['type'] === 'button_reply' && button) return reply('button', button['id'], button['title'])
    if (body['type'] === 'list_reply' && row) return reply('list', row['id'], row['title'])
    if (body['type'] !== 'nfm_reply') reading.ignore(`interactive:${word(body['type'])}`)
    return { kind: 'other' }
  }
  if (CAPTIONED.has(type)) return written(body?.['caption'])
  if (!WORDLESS.has(type)) reading.ignore(`message:${type}`)
  return { kind: 'other' }
}

function written(value: unknown): Content {
  return typeof value === 'string' && value !== '' ? { kind: 'text', text: value } : { kind: 'other' }
}

function reply(method: 'button' | 'list', payload: unknown, label: unknown, ofTemplate = false): Content {
  return { kind: 'reply', method, payload: text(payload) ?? '', text: text(label) ?? '', ofTemplate }
}

/** A changed number or user id. `from` is the old one where the system message names no other. */
function readSystem(message: Json, named: Person, recipient: Recipient): Omit<IdentityEvent, 'id' | 'seconds'> | null {
  const system = object(message['system'])
  if (!system || !NUMBER_CHANGES.has(word(system['type']))) return null
  const next: Person = {
    waId: text(system['wa_id']) ?? text(system['new_wa_id']),
    userId: text(system['user_id']),
    parentUserId: text(system['parent_user_id']),
  }
  const previous: Person = {
    waId: named.waId === next.waId ? null : named.waId,
    userId: text(system['previous_user_id']) ?? (named.userId === next.userId ? null : named.userId),
    parentUserId: text(system['previous_parent_user_id']),
  }
  return isNobody(previous) || isNobody(next) ? null : { family: 'identity', recipient, previous, next }
}
