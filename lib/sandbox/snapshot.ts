import type { Chats, Message } from './phone/chats'
import type { Contact, Field, Global, Group } from './weni/contact'
import type { Settings } from './weni/settings'
import { Store } from './weni/store'

type SavedContact = Omit<Contact, 'id' | 'groups'> & { groups: string[] }

/** The file's content; contacts in the order of `modifiedOn`. */
export interface Snapshot {
  version: 1
  fields: Field[]
  groups: Omit<Group, 'members'>[]
  globals: Global[]
  chats: Record<string, Message[]>
  contacts: SavedContact[]
}

/** The contacts written between two turns of the event loop: requests must not wait for a snapshot of 100,000. */
const CHUNK = 500

/** Returns the file's text in pieces, each of which takes little time to make. */
export function* snapshotText(store: Store, chats: Chats): Generator<string> {
  const head: Omit<Snapshot, 'contacts'> = {
    version: 1,
    fields: [...store.fields.values()],
    groups: [...store.groups.values()].map(({ members: _, ...group }) => group),
    globals: [...store.globals.values()],
    chats: chats.all(),
  }
  yield `${JSON.stringify(head).slice(0, -1)},"contacts":[\n`
  let lines: string[] = []
  let separator = ''
  for (const contact of [...store.modified.walk(false, null)]) {
    const { id: _, groups, ...rest } = contact
    lines.push(JSON.stringify({ ...rest, groups: [...groups].map((group) => group.uuid) }))
    if (lines.length < CHUNK) continue
    yield separator + lines.join(',\n')
    separator = ',\n'
    lines = []
  }
  yield `${lines.length > 0 ? separator + lines.join(',\n') : ''}\n]}\n`
}

/** Returns a store with the content of the snapshot. */
export function restoreStore(snapshot: Snapshot, settings: Settings, now: () => number): Store {
  const store = new Store(settings, now)
  for (const field of snapshot.fields) store.addField(field.key, field.label, field.valueType, field.createdOn)
  for (const group of snapshot.groups) store.addGroup(group.name, group.query, group.uuid, group.createdOn)
  for (const one of snapshot.globals) store.globals.set(one.key, one)
  // A contact that changed while the file was written is stored before others that are now older than it.
  for (const contact of snapshot.contacts.sort((a, b) => a.modifiedOn - b.modifiedOn)) {
    const groups = contact.groups
      .map((uuid) => store.groups.get(uuid))
      .filter((group): group is Group => group !== undefined)
    store.addContact({ ...contact, groups })
  }
  return store
}
