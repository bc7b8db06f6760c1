import type { Content, IdentityEvent, Person, Recipient } from './events'
import { readFlowAnswers, saysNothing } from './flow-answers'
import { completePerson, isNobody, readContacts } from './payload-people'
import type { Reading } from './payload-reading'
import { type Json, list, object, seconds, text, word } from './read'

/**
 * Types of messages that have no words for us (docs/reference/whatsapp.md, 1.2). Other types are counted as unknown.
 */
const WORDLESS = new Set([
  'audio',
  'sticker',
  'location',
  'contacts',
  'reaction',
  'unsupported',
  'request_welcome',
  // A message that the person took back: what it refused stays refused.
  'revoke',
])
/** Types whose words are in a caption. */
const CAPTIONED = new Set(['image', 'video', 'document'])
/** `customer_changed_number` is the former name. */
const NUMBER_CHANGES = new Set(['user_changed_number', 'customer_changed_number', 'user_changed_user_id'])

/**
 * `messages[]`: what people wrote and tapped, and WhatsApp's notices that a person changed their number
 * (docs/reference/whatsapp.md, 1.2 and 6).
 */
export function readMessages(reading: Reading, value: Json, recipient: Recipient, isStandby: boolean): void {
  const messages = list(value['messages'])
  if (messages.length === 0) return
  const contacts = readContacts(value)
  for (const each of messages) {
    const one = object(each)
    const [id, at] = [one && idOf(reading, one), seconds(one?.['timestamp']) ?? reading.receivedAt]
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
    if (isEcho(one, recipient)) {
      reading.ignore('echo')
      continue
    }
    const person = completePerson(named, contacts, messages.length === 1)
    // The message is kept all the same: it may be a refusal, and then a person of the business looks at it.
    if (isNobody(person)) reading.ignore('message:person')
    const edit = one['type'] === 'edit' ? object(one['edit']) : null
    const said = edit ? (object(edit['message']) ?? edit) : one
    reading.events.push({
      family: 'message',
      id,
      seconds: at,
      recipient,
      person,
      contextId: text(object(said['context'])?.['id']) ?? text(object(one['context'])?.['id']),
      ...(edit ? { editOf: text(edit['original_message_id']) ?? id } : {}),
      ...(one['group_id'] === undefined ? {} : { inGroup: true as const }),
      ...(isStandby ? { heldBy: 'agent' as const } : {}),
      content: readContent(reading, said),
    })
  }
}

/**
 * Returns the wamid. A message without one is recognised by its content, but only where the time of the POST is known,
 * and so never by the message alone.
 */
function idOf(reading: Reading, message: Json): string | null {
  const id = text(message['id'])
  if (id || reading.receivedAt === null || Object.keys(message).length === 0) return id
  return `without-id:${reading.digest(JSON.stringify(message))}`
}

/**
 * Whether the business's own number sent the message, by its agent or its app. Meta reports such messages among those
 * of people, and they are nobody's words to the business.
 */
function isEcho(message: Json, { displayNumber, phoneNumberId }: Recipient): boolean {
  if (message['is_echo'] === true || text(object(message['message'])?.['to']) !== null) return true
  const from = text(message['from'])?.replace(/\D/g, '') ?? ''
  return from !== '' && (from === displayNumber.replace(/\D/g, '') || from === phoneNumberId)
}

function readContent(reading: Reading, message: Json): Content {
  const type = typeOf(message)
  const body = object(message[type])
  if (type === 'text' && body) return written(body['body'])
  if (type === 'button' && body) return reply('button', body['payload'], body['text'], true)
  if (type === 'interactive' && body) return readInteractive(reading, body)
  if (CAPTIONED.has(type)) return written(body?.['caption'])
  // The text that the person wrote beside the goods.
  if (type === 'order') return written(body?.['text'])
  if (!WORDLESS.has(type)) reading.ignore(`message:${type}`)
  return { kind: 'other' }
}

/** The types whose content is read. */
const READ = ['text', 'button', 'interactive', ...CAPTIONED, 'order']

/** Returns a message's type. Where it has none, as the new wording of an edited message, its content shows it. */
function typeOf(message: Json): string {
  const isTold = typeof message['type'] === 'string' && message['type'] !== 'edit'
  return (isTold ? undefined : READ.find((each) => object(message[each]))) ?? word(message['type'])
}

function readInteractive(reading: Reading, body: Json): Content {
  const [button, row, form] = [object(body['button_reply']), object(body['list_reply']), object(body['nfm_reply'])]
  if (button) return reply('button', button['id'], button['title'])
  if (row) return reply('list', row['id'], row['title'])
  if (form) {
    const answers = readFlowAnswers(form['response_json'])
    return saysNothing(answers) ? { kind: 'other' } : { kind: 'choices', ...answers }
  }
  reading.ignore(`interactive:${word(body['type'])}`)
  return { kind: 'other' }
}

function written(value: unknown): Content {
  return typeof value === 'string' && value !== '' ? { kind: 'text', text: value } : { kind: 'other' }
}

function reply(method: 'button' | 'list', payload: unknown, label: unknown, ofTemplate = false): Content {
  return { kind: 'reply', method, payload: text(payload) ?? '', text: text(label) ?? '', ofTemplate }
}

/**
 * Reads a changed number or user id. `from` is the old number where the system message names no other. Where it names
 * only a user id, the number is unchanged.
 */
function readSystem(message: Json, named: Person, recipient: Recipient): Omit<IdentityEvent, 'id' | 'seconds'> | null {
  const system = object(message['system'])
  const type = word(system?.['type'])
  if (!system || !NUMBER_CHANGES.has(type)) return null
  const isOfUserId = type === 'user_changed_user_id'
  const waId = text(system['wa_id']) ?? text(system['new_wa_id'])
  const next: Person = {
    waId: waId ?? (isOfUserId ? named.waId : null),
    userId: text(system['user_id']),
    parentUserId: text(system['parent_user_id']),
  }
  const changed = (old: string | null, now: string | null) => (old === now ? null : old)
  const previous: Person = {
    // A number that stays also shows whose user id has changed.
    waId: isOfUserId && waId === null ? named.waId : changed(named.waId, next.waId),
    userId: text(system['previous_user_id']) ?? changed(named.userId, next.userId),
    parentUserId: text(system['previous_parent_user_id']) ?? changed(named.parentUserId, next.parentUserId),
  }
  return isNobody(previous) || isNobody(next) ? null : { family: 'identity', recipient, previous, next }
}
