import type { DemoConfig, DemoContact } from './demo-config'
import type { Group } from './weni/contact'
import type { Store } from './weni/store'

/** The field that the flow's failure branch writes, so that polling finds refusals that did not reach the webhook. */
export const MISSED_FIELD = 'sayso_missed'

/** Fills an empty store from the demo's configuration. Everything in it is older than any asset cache. */
export function seedStore(store: Store, config: DemoConfig): void {
  const yesterday = Math.floor(store.clock.now() - 86_400_000) * 1000
  for (const field of config.fields) store.addField(field.key, field.label, field.value_type, yesterday)
  for (const group of config.groups) store.addGroup(group.name, group.query, group.uuid, yesterday)
  // Importing the flow makes the field that the flow writes.
  if (!store.fields.has(MISSED_FIELD)) store.addField(MISSED_FIELD, 'Sayso missed', 'text', yesterday)
  addDemoContacts(store, config.contacts, yesterday)
}

/** Adds contacts, all created a microsecond after the other from `startAt` (default: now). */
export function addDemoContacts(store: Store, contacts: readonly DemoContact[], startAt?: number): void {
  contacts.forEach((contact, index) => {
    const at = startAt === undefined ? store.clock.next() : startAt + index
    const groups = contact.groups
      .map((reference) => store.findGroup(reference))
      .filter((group): group is Group => group !== undefined)
    store.addContact({
      uuid: contact.uuid,
      name: contact.name,
      language: contact.language,
      urns: [contact.urn],
      fields: { ...contact.fields },
      groups: contact.status === 'active' ? groups : [],
      status: contact.status,
      createdOn: at,
      modifiedOn: at,
    })
  })
}
