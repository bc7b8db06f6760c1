import type { Sandbox } from '@/lib/sandbox/sandbox'
import { MISSED_FIELD } from '@/lib/sandbox/seed'
import type { Contact } from '@/lib/sandbox/weni/contact'
import { MARKETING_FIELD, marketingBlocked } from '@/lib/sandbox/weni/marketing'
import { formatMicros } from '@/lib/sandbox/weni/micros'
import type { Store } from '@/lib/sandbox/weni/store'
import { PHONE_LANGUAGES } from './texts'
import type { PhoneView } from './view'

const PER_LANGUAGE = 3
const CALLS_SHOWN = 8

/**
 * Returns what the page shows about one contact; about the demo's first contact when none is named or the named one is
 * unknown.
 */
export function showPhone(sandbox: Sandbox, contact: Contact): PhoneView {
  const { store, phone, calls, faults, config } = sandbox
  return {
    org: config.org.name,
    contacts: pickable(sandbox).map((one) => ({
      uuid: one.uuid,
      name: one.name ?? 'No name',
      language: one.language ?? '',
    })),
    contact: {
      uuid: contact.uuid,
      name: contact.name ?? 'No name',
      language: contact.language ?? '',
      urn: contact.urns[0] ?? '',
      status: contact.status,
      fields: shownFields(store, contact),
      groups: [...store.groups.values()].filter((group) => store.isMember(contact, group)).map((group) => group.name),
      modifiedOn: formatMicros(contact.modifiedOn),
      lastSeenOn: contact.lastSeenOn === null ? null : formatMicros(contact.lastSeenOn),
      marketingBlocked: marketingBlocked(contact),
    },
    messages: [...phone.chats.of(contact.uuid)],
    calls: calls
      .of(contact.uuid, CALLS_SHOWN)
      .map(({ at, method, path, status, ms, body }) => ({ at, method, path, status, ms, body })),
    faults: faults.list().map((fault) => fault.mode),
  }
}

/** Returns the contact that the page asks for, or the demo's first. */
export function phoneContact({ store, config }: Sandbox, uuid: string | null): Contact | undefined {
  return store.findContact(uuid ?? '') ?? store.findContact(config.phoneContactUuid) ?? firstOf(store)
}

function firstOf(store: Store): Contact | undefined {
  for (const contact of store.contacts.values()) if (!contact.deleted) return contact
  return undefined
}

/**
 * Returns a few contacts of each language, the demo's own first. They come from the seed, so that the list does not
 * change while people write.
 */
function pickable({ store, config }: Sandbox): Contact[] {
  const first = config.contacts.filter(({ uuid }) => uuid === config.phoneContactUuid)
  const others = PHONE_LANGUAGES.flatMap((language) =>
    config.contacts
      .filter(
        (one) =>
          one.language === language &&
          one.name &&
          one.uuid !== config.phoneContactUuid &&
          one.urn.startsWith('whatsapp:'),
      )
      .slice(0, PER_LANGUAGE),
  )
  return [...first, ...others].flatMap(({ uuid }) => store.findContact(uuid) ?? [])
}

function shownFields(store: Store, contact: Contact): { key: string; value: string | null }[] {
  const keys = [...store.fields.keys()]
  const ours = keys.filter((key) => key.startsWith('consent_') || key === MARKETING_FIELD)
  const others = keys.filter((key) => !ours.includes(key) && (key === MISSED_FIELD || key in contact.fields))
  return [...ours, ...others].map((key) => ({ key, value: contact.fields[key] ?? null }))
}
