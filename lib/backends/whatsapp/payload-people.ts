import type { Person, Recipient } from './events'
import type { Reading } from './payload-reading'
import { type Json, list, object, seconds, text, word } from './read'

export const isNobody = (person: Person): boolean =>
  person.waId === null && person.userId === null && person.parentUserId === null

/** Returns the person in `contacts[]`, in a preference, or in anything with the same names. */
export function readPerson(value: Json | null): Person {
  return {
    waId: text(value?.['wa_id']),
    userId: text(value?.['user_id']),
    parentUserId: text(value?.['parent_user_id']),
  }
}

/**
 * Completes a person that an update names from `contacts[]`: the phone of a user id, the user id of a phone. Both are
 * in one signed webhook, so they are one person. A single update and a single contact belong together, whatever they
 * name.
 */
export function completePerson(person: Person, contacts: readonly Person[], isOnly: boolean): Person {
  const match =
    contacts.find(
      (each) =>
        (each.waId !== null && each.waId === person.waId) || (each.userId !== null && each.userId === person.userId),
    ) ?? (isOnly && contacts.length === 1 && isNobody(person) ? contacts[0] : undefined)
  if (!match) return person
  return {
    waId: person.waId ?? match.waId,
    userId: person.userId ?? match.userId,
    parentUserId: person.parentUserId ?? match.parentUserId,
  }
}

export function readContacts(value: Json): Person[] {
  return list(value['contacts']).map((each) => readPerson(object(each)))
}

/**
 * `statuses[]`: the outcome of messages that were sent (docs/reference/whatsapp.md, 1.3). A message to a group has no
 * single person.
 */
export function readStatuses(reading: Reading, value: Json, recipient: Recipient): void {
  const statuses = list(value['statuses'])
  if (statuses.length === 0) return
  const contacts = readContacts(value)
  for (const each of statuses) {
    const one = object(each)
    // A status may be a refusal (131050), with or without a time.
    const [id, at] = [text(one?.['id']), seconds(one?.['timestamp']) ?? reading.receivedAt]
    if (!one || !id || at === null) {
      reading.ignore('status:shape')
      continue
    }
    const isGroup = one['recipient_type'] === 'group'
    const named: Person = {
      waId: isGroup ? text(one['recipient_participant_id']) : text(one['recipient_id']),
      userId: text(one['recipient_user_id']),
      parentUserId: text(one['parent_recipient_user_id']) ?? text(one['parent_user_id']),
    }
    reading.events.push({
      family: 'status',
      id,
      status: word(one['status']),
      seconds: at,
      recipient,
      person: completePerson(named, contacts, statuses.length === 1),
      errors: list(one['errors']).flatMap((error) => {
        const code = Number(object(error)?.['code'])
        return Number.isInteger(code) ? [code] : []
      }),
    })
  }
}

/**
 * `user_preferences[]`: Meta's own stop and resume (docs/reference/whatsapp.md, 1.5). Other values are unknown and are
 * not read.
 */
export function readPreferences(reading: Reading, value: Json, recipient: Recipient): void {
  const preferences = list(value['user_preferences'])
  const contacts = readContacts(value)
  for (const each of preferences) {
    const one = object(each)
    // A stop without a valid time was made at the latest when it arrived.
    const [said, at] = [one?.['value'], seconds(one?.['timestamp']) ?? reading.receivedAt]
    const person = completePerson(readPerson(one), contacts, preferences.length === 1)
    if (!one || (said !== 'stop' && said !== 'resume') || at === null) {
      reading.ignore('preference:shape')
      // For an unknown category, a stop means at least offers; its end gives nothing back.
    } else if (one['category'] !== 'marketing_messages' && said !== 'stop') reading.ignore('preference:category')
    else
      reading.events.push({
        family: 'preference',
        value: said,
        seconds: at,
        recipient,
        person,
        detail: text(one['detail']),
      })
  }
}

/**
 * `user_id_update`, in the shape that published code handles: `user_id: {previous, current}`
 * (docs/reference/whatsapp.md, 0, trap 3).
 */
export function readUserIdUpdates(reading: Reading, value: Json, recipient: Recipient | null): void {
  for (const each of [...list(value['user_id_update']), ...list(value['user_id_updates'])]) {
    const one = object(each)
    const ids = object(one?.['user_id'])
    const parents = object(one?.['parent_user_id'])
    const [previous, current, at] = [text(ids?.['previous']), text(ids?.['current']), seconds(one?.['timestamp'])]
    if (!previous || !current || at === null) {
      reading.ignore('user_id_update:shape')
      continue
    }
    const waId = text(one?.['wa_id'])
    reading.events.push({
      family: 'identity',
      id: `${previous}:${current}`,
      seconds: at,
      recipient,
      previous: { waId: null, userId: previous, parentUserId: text(parents?.['previous']) },
      next: { waId, userId: current, parentUserId: text(parents?.['current']) },
    })
  }
}
