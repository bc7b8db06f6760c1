import type { Holder, Recipient } from './events'
import { isNobody, readPerson } from './payload-people'
import type { Reading } from './payload-reading'
import { type Json, object, seconds, text, word } from './read'

/**
 * Both kinds of change name the party that answers afterwards (developers.facebook.com, messaging_handovers, 22 Sep
 * 2026).
 */
const CHANGES = ['control_passed', 'control_taken'] as const

/**
 * `messaging_handovers`: another party answers a conversation from now on. The person is in `sender`, the business's
 * number in `recipient`. `release` is not read: the next message of the person shows who answers.
 */
export function readHandover(reading: Reading, value: Json, recipient: Recipient): void {
  const kind = CHANGES.find((each) => object(value[each]) !== null)
  if (!kind) return reading.ignore(`handover:${word(value['type'])}`)
  const sender = object(value['sender'])
  const named = readPerson(sender)
  const person = { ...named, waId: named.waId ?? text(sender?.['phone_number']) }
  const at = seconds(value['timestamp']) ?? reading.receivedAt
  const holder = holderOf(object(value[kind])?.['new_owner_role'])
  if (isNobody(person) || at === null || !holder) return reading.ignore(`handover:${kind}`)
  reading.events.push({ family: 'control', seconds: at, recipient, person, holder })
}

/** Returns null where no role is named. */
function holderOf(role: unknown): Holder | null {
  if (role === 'ai_agent') return 'agent'
  return typeof role === 'string' && role !== '' ? 'business' : null
}
