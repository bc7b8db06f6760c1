import type { Contact, Group, Status } from './contact'
import type { Micros } from './micros'
import type { Store } from './store'

/** The changes that the engine can make to a contact. */
export interface Modification {
  name?: string | null
  language?: string | null
  urns?: string[]
  /** `null` or an empty text clears. */
  fields?: Record<string, string | null>
  addGroups?: readonly Group[]
  removeGroups?: readonly Group[]
  status?: Status
  seen?: boolean
}

/** WM runtime/config.go MaxValueLength: longer values are silently cut. */
export const MAX_VALUE_LENGTH = 640

/**
 * Applies one modification to each contact, all with the same `modified_on`, as one call of the engine does. A
 * modification without effect writes nothing and gives no new time. Returns how many contacts changed.
 */
export function modifyContacts(store: Store, contacts: Iterable<Contact>, modification: Modification): number {
  const at = store.clock.next()
  let changed = 0
  for (const contact of [...new Set(contacts)].sort((a, b) => a.id - b.id)) {
    if (modifyOne(store, contact, modification, at)) changed += 1
  }
  return changed
}

function modifyOne(store: Store, contact: Contact, modification: Modification, at: Micros): boolean {
  const identity = setIdentity(store, contact, modification)
  const fields = setFields(contact, modification.fields ?? {})
  const status = setStatus(contact, modification.status)
  const groups = setGroups(contact, modification, status)
  if (modification.seen) contact.lastSeenOn = at
  const changed =
    identity ||
    status ||
    modification.seen ||
    groups.added.length ||
    groups.removed.length ||
    Object.keys(fields).length
  if (!changed) return false
  contact.modifiedOn = at
  store.modified.touch(contact)
  store.revision += 1
  store.writes.add({
    at: at / 1000,
    uuid: contact.uuid,
    fields,
    groupsAdded: groups.added,
    groupsRemoved: groups.removed,
    status: status ? contact.status : null,
  })
  return true
}

function setIdentity(store: Store, contact: Contact, { name, language, urns }: Modification): boolean {
  const before = JSON.stringify([contact.name, contact.language, contact.urns])
  if (name !== undefined) contact.name = name
  if (language !== undefined) contact.language = language
  if (urns) {
    for (const urn of contact.urns) store.byUrn.delete(urn)
    for (const urn of urns) store.byUrn.set(urn, contact)
    contact.urns = urns
  }
  return JSON.stringify([contact.name, contact.language, contact.urns]) !== before
}

function setFields(contact: Contact, wanted: Record<string, string | null>): Record<string, string | null> {
  const changed: Record<string, string | null> = {}
  for (const [key, text] of Object.entries(wanted)) {
    const value = cutValue(text)
    if ((contact.fields[key] ?? null) === value) continue
    changed[key] = value
    if (value === null) delete contact.fields[key]
    else contact.fields[key] = value
  }
  return changed
}

/** What the engine would store: nothing for an empty text, and no more than 640 characters. */
export function cutValue(text: string | null): string | null {
  return text ? Array.from(text).slice(0, MAX_VALUE_LENGTH).join('') : null
}

function setStatus(contact: Contact, status: Status | undefined): boolean {
  if (status === undefined || status === contact.status) return false
  contact.status = status
  return true
}

function setGroups(contact: Contact, { addGroups = [], removeGroups = [] }: Modification, newStatus: boolean) {
  const added: string[] = []
  const removed: string[] = []
  const active = contact.status === 'active'
  // A contact that is stopped, blocked or archived leaves all static groups, and becoming active again restores none.
  const leaving = newStatus && !active ? [...contact.groups] : active ? removeGroups : []
  for (const group of leaving) {
    if (!contact.groups.delete(group)) continue
    group.members.delete(contact)
    removed.push(group.name)
  }
  // The engine refuses both directions for the others, silently (WG flows/modifiers/groups.go).
  for (const group of active ? addGroups : []) {
    if (contact.groups.has(group)) continue
    contact.groups.add(group)
    group.members.add(contact)
    added.push(group.name)
  }
  return { added, removed }
}

/** Deletes for good: the URNs become free, and what remains shows only its uuid and times. */
export function deleteContacts(store: Store, contacts: Iterable<Contact>): void {
  const at = store.clock.next()
  for (const contact of [...new Set(contacts)].sort((a, b) => a.id - b.id)) {
    for (const urn of contact.urns) store.byUrn.delete(urn)
    for (const group of contact.groups) group.members.delete(contact)
    Object.assign(contact, { deleted: true, urns: [], fields: {}, name: null, language: null, modifiedOn: at })
    contact.groups.clear()
    store.modified.touch(contact)
    store.revision += 1
  }
}
