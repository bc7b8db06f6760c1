import { randomUUID } from 'node:crypto'
import { isInSmartGroup, presentContact, type Contact, type Field, type Global, type Group } from './contact'
import { MicroClock, type Micros } from './micros'
import { ModifiedIndex } from './modified-index'
import type { Settings } from './settings'
import { WriteLog } from './write-log'

export type NewContact = Pick<Contact, 'name' | 'language' | 'urns' | 'fields'> &
  Partial<Pick<Contact, 'uuid' | 'status' | 'deleted' | 'createdOn' | 'modifiedOn' | 'lastSeenOn'>> & {
    groups: Iterable<Group>
  }

/**
 * One workspace in memory: everything has its index, so that 100,000 contacts are as fast as ten. Changes to contacts
 * go through modify.ts.
 */
export class Store {
  readonly contacts = new Map<string, Contact>()
  readonly byUrn = new Map<string, Contact>()
  readonly fields = new Map<string, Field>()
  readonly groups = new Map<string, Group>()
  readonly globals = new Map<string, Global>()
  readonly modified = new ModifiedIndex<Contact>()
  readonly writes = new WriteLog()
  readonly clock: MicroClock
  /** Grows with every change, so that the snapshot knows that there is something to write. */
  revision = 0
  #lastId = 0

  constructor(
    readonly settings: Settings,
    now: () => number,
  ) {
    this.clock = new MicroClock(now)
  }

  /** Adds a contact. Those of a snapshot or seed bring their times, and must come in the order of `modifiedOn`. */
  addContact(from: NewContact): Contact {
    const at = from.modifiedOn ?? this.clock.next()
    this.clock.startAfter(at)
    const contact: Contact = {
      id: ++this.#lastId,
      uuid: from.uuid ?? randomUUID(),
      name: from.name,
      language: from.language,
      status: from.status ?? 'active',
      deleted: from.deleted ?? false,
      urns: from.urns,
      fields: from.fields,
      groups: new Set(from.groups),
      createdOn: from.createdOn ?? at,
      modifiedOn: at,
      lastSeenOn: from.lastSeenOn ?? null,
    }
    this.contacts.set(contact.uuid, contact)
    for (const urn of contact.urns) this.byUrn.set(urn, contact)
    for (const group of contact.groups) group.members.add(contact)
    this.modified.touch(contact)
    this.revision += 1
    return contact
  }

  addField(key: string, label: string, valueType: string, createdOn: Micros = this.clock.next()): Field {
    const field = { key, label, valueType, createdOn }
    this.fields.set(key, field)
    this.revision += 1
    return field
  }

  addGroup(
    name: string,
    query: string | null = null,
    uuid: string = randomUUID(),
    createdOn: Micros = this.clock.next(),
  ): Group {
    const group: Group = { uuid, name, query, createdOn, members: new Set() }
    this.groups.set(uuid, group)
    this.revision += 1
    return group
  }

  removeGroup(group: Group): void {
    for (const contact of group.members) contact.groups.delete(group)
    this.groups.delete(group.uuid)
    this.revision += 1
  }

  /** By uuid, or by name whatever its case. */
  findGroup(reference: string): Group | undefined {
    const name = reference.toLowerCase()
    return this.groups.get(reference) ?? [...this.groups.values()].find((group) => group.name.toLowerCase() === name)
  }

  /** Returns a contact that is not deleted, by uuid or URN. */
  findContact(reference: string): Contact | undefined {
    const contact = this.contacts.get(reference) ?? this.byUrn.get(reference)
    return contact?.deleted ? undefined : contact
  }

  /** Whether the engine's cached assets do not have this yet (docs/reference/weni.md, 7). */
  isTooFresh(asset: { createdOn: Micros }): boolean {
    return this.clock.now() * 1000 - asset.createdOn < this.settings.assetCacheMs * 1000
  }

  isMember(contact: Contact, group: Group): boolean {
    return group.query === null ? group.members.has(contact) : isInSmartGroup(contact, group)
  }

  countOf(group: Group): number {
    if (group.query === null) return group.members.size
    let count = 0
    for (const contact of this.contacts.values()) if (isInSmartGroup(contact, group)) count += 1
    return count
  }

  present(contact: Contact): Record<string, unknown> {
    const smartGroups = [...this.groups.values()].filter((group) => group.query !== null)
    return presentContact(contact, { fields: this.fields.values(), smartGroups, anonymous: this.settings.anonymous })
  }
}
