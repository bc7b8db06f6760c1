import type { InboundEvent, Payload, Recipient } from './events'
import { readMessages } from './payload-messages'
import { readPreferences, readStatuses, readUserIdUpdates } from './payload-people'
import { readTemplateChange } from './payload-templates'
import { type Json, list, object, seconds, text, word } from './read'

/** Collects while a payload is read. */
export interface Reading {
  events: InboundEvent[]
  ignore(what: string): void
}

/** Fields of `entry[].changes[]` that carry messages and people (reference/whatsapp-cloud-api.md 1.1). */
const MESSAGES = 'messages'
const PREFERENCES = 'user_preferences'
/** Named by some of Meta's pages and denied by others: tolerated. */
const USER_ID_UPDATE = 'user_id_update'

/** Ids of templates come as numbers, some of them beyond what a double holds: read as texts. */
const TEMPLATE_ID = /"message_template_id"\s*:\s*(\d+)/g

/**
 * Reads one POST of WhatsApp into events: entries × changes × updates, up to 1,000. What is unknown is counted and left alone; one part
 * that makes no sense does not spoil the rest. Null when it is not JSON.
 */
export function readPayload(body: string): Payload | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(
      body.includes('"message_template_id"') ? body.replace(TEMPLATE_ID, '"message_template_id":"$1"') : body,
    )
  } catch {
    return null
  }
  const ignored: Record<string, number> = {}
  const reading: Reading = {
    events: [],
    ignore: (what) => {
      ignored[what] = (ignored[what] ?? 0) + 1
    },
  }
  const root = object(parsed)
  if (root?.['object'] !== 'whatsapp_business_account') reading.ignore('object')
  else for (const each of list(root['entry'])) readEntry(reading, object(each))
  return { events: reading.events, ignored }
}

function readEntry(reading: Reading, entry: Json | null): void {
  if (!entry) return reading.ignore('entry')
  const source = { wabaId: text(entry['id']) ?? '', seconds: seconds(entry['time']) }
  for (const each of list(entry['changes'])) {
    const change = object(each)
    const value = object(change?.['value'])
    if (!change || !value) reading.ignore('change')
    else readChange(reading, source, word(change['field']), value)
  }
}

function readChange(
  reading: Reading,
  source: { wabaId: string; seconds: number | null },
  field: string,
  value: Json,
): void {
  const template = readTemplateChange(field, value, source)
  if (template) return void reading.events.push(template)
  if (field !== MESSAGES && field !== PREFERENCES && field !== USER_ID_UPDATE) return reading.ignore(`field:${field}`)
  const recipient = readRecipient(value)
  if (field === USER_ID_UPDATE) return readUserIdUpdates(reading, value, recipient)
  // Without the number that it came to nothing of it can be placed.
  if (!recipient) return reading.ignore(`${field}:metadata`)
  if (field === PREFERENCES) return readPreferences(reading, value, recipient)
  readMessages(reading, value, recipient)
  readStatuses(reading, value, recipient)
  for (const each of list(value['errors'])) reading.ignore(`error:${word(text(object(each)?.['code']))}`)
}

function readRecipient(value: Json): Recipient | null {
  const metadata = object(value['metadata'])
  const phoneNumberId = text(metadata?.['phone_number_id'])
  if (!phoneNumberId) return null
  return { phoneNumberId, displayNumber: text(metadata?.['display_phone_number']) ?? phoneNumberId }
}
