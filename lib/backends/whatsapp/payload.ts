import { cleanJson } from '@/lib/clean-text'
import type { Payload, Recipient } from './events'
import { readHandover } from './payload-handovers'
import { readMessages } from './payload-messages'
import { readPreferences, readStatuses, readUserIdUpdates } from './payload-people'
import type { Reading } from './payload-reading'
import { readTemplateChange } from './payload-templates'
import { type Json, list, object, seconds, text, word } from './read'

/** When a POST arrived, and a digest of it. */
export interface Arrival {
  receivedAt: number
  digest(text: string): string
}

/** Fields of `entry[].changes[]` that carry messages and people (docs/reference/whatsapp.md, 1.1). */
const MESSAGES = 'messages'
/**
 * The same while another party answers the conversation, usually Meta's Business Agent (docs/reference/whatsapp.md,
 * 11).
 */
const STANDBY = 'standby'
const HANDOVERS = 'messaging_handovers'
const PREFERENCES = 'user_preferences'
/** Some of Meta's pages name this field and others deny it, so it is accepted. */
const USER_ID_UPDATE = 'user_id_update'

const KNOWN: ReadonlySet<string> = new Set([MESSAGES, STANDBY, HANDOVERS, PREFERENCES, USER_ID_UPDATE])

/** Ids of templates come as numbers, some beyond what a double holds exactly, so they are read as text. */
const TEMPLATE_ID = /"message_template_id"\s*:\s*(\d+)/g

/**
 * Reads one POST of WhatsApp into events: entries × changes × updates, up to 1,000. Unknown parts are counted and
 * ignored, and an unreadable part does not spoil the rest. Texts are cleaned here as well: what PostgreSQL can't store
 * is removed. Returns null when the body is not JSON.
 * @param came when it arrived, in seconds since 1970, and the keyed digest that identifies a message without an id;
 * null: such a message is left out
 */
export function readPayload(body: string, came: Arrival | null = null): Payload | null {
  let parsed: unknown
  try {
    parsed = cleanJson(
      JSON.parse(
        body.includes('"message_template_id"') ? body.replace(TEMPLATE_ID, '"message_template_id":"$1"') : body,
      ),
    )
  } catch {
    return null
  }
  const ignored: Record<string, number> = {}
  const reading: Reading = {
    events: [],
    receivedAt: came?.receivedAt ?? null,
    digest: (said) => came?.digest(said) ?? '',
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
  if (!KNOWN.has(field)) return reading.ignore(`field:${field}`)
  const recipient = readRecipient(value)
  if (field === USER_ID_UPDATE) return readUserIdUpdates(reading, value, recipient)
  // Without the number to which it came, none of it can be assigned.
  if (!recipient) return reading.ignore(`${field}:metadata`)
  if (field === PREFERENCES) return readPreferences(reading, value, recipient)
  if (field === HANDOVERS) readHandover(reading, value, recipient)
  // Meta's agent puts what it passes on below `standby`; Meta's documentation shows it beside the metadata. Both are
  // read.
  const standby = value[STANDBY]
  const below = [standby, ...list(standby)].map(object).filter((part) => part !== null)
  for (const part of [value, ...below]) readConversation(reading, part, recipient, field === STANDBY)
}

function readConversation(reading: Reading, value: Json, recipient: Recipient, isStandby: boolean): void {
  readMessages(reading, value, recipient, isStandby)
  readStatuses(reading, value, recipient)
  // Messages of the business itself, of its agent or its app: never a person's words.
  for (const _ of list(value['message_echoes'])) reading.ignore('echo')
  for (const each of list(value['errors'])) reading.ignore(`error:${word(text(object(each)?.['code']))}`)
}

/** Returns the business's number. A handover names it as the recipient, without metadata. */
function readRecipient(value: Json): Recipient | null {
  for (const named of [object(value['metadata']), object(value['recipient'])]) {
    const phoneNumberId = text(named?.['phone_number_id'])
    if (phoneNumberId) return { phoneNumberId, displayNumber: text(named?.['display_phone_number']) ?? phoneNumberId }
  }
  return null
}
