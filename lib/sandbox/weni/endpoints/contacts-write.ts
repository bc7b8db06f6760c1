import type { Contact, Field, Group } from '@/lib/sandbox/weni/contact'
import { cutValue, deleteContacts, modifyContacts } from '@/lib/sandbox/weni/modify'
import { ApiError, invalid, invalidTogether, SERVER_ERROR, type ApiRequest, type Reply } from '@/lib/sandbox/weni/reply'
import type { Store } from '@/lib/sandbox/weni/store'
import { readContactInput, type ContactInput } from './contact-input'
import { lookupExact, lookupForWrite } from './contact-lookup'

/**
 * POST contacts: creates a contact, or updates the one that the URL names; `?urn=` does whichever applies. The response
 * is the contact as it is afterwards.
 */
export function postContact(request: ApiRequest, store: Store): Reply {
  const lookup = lookupForWrite(store, request)
  if (lookup.contact?.deleted) throw invalidTogether("Inactive contacts can't be modified.")
  const input = readContactInput(request.body, store, lookup)
  const created = lookup.contact === undefined
  const contact = lookup.contact ?? createContact(store, input, lookup.urn)
  if (!created) updateContact(store, contact, input, request.silent)
  request.touched.push(contact.uuid)
  return { status: created ? 201 : 200, body: store.present(contact) }
}

export function deleteContact(request: ApiRequest, store: Store): Reply {
  const contact = lookupExact(store, request)
  request.touched.push(contact.uuid)
  if (!request.silent) deleteContacts(store, [contact])
  return { status: 204 }
}

function createContact(store: Store, input: ContactInput, urn: string | null): Contact {
  const unknown = tooFresh(store, input)
  // On creation the engine's error is passed on; the update below does not catch it.
  if (unknown) throw invalid({ error: unknown })
  const fields: Record<string, string> = {}
  for (const [key, text] of Object.entries(input.fields ?? {})) {
    const value = cutValue(text)
    if (value !== null) fields[key] = value
  }
  const contact = store.addContact({
    name: input.name ?? null,
    language: input.language ?? null,
    urns: urn === null ? (input.urns ?? []) : [urn],
    groups: input.groups ?? [],
    fields,
  })
  store.writes.add({
    at: contact.modifiedOn / 1000,
    uuid: contact.uuid,
    fields,
    groupsAdded: [...contact.groups].map((group) => group.name),
    groupsRemoved: [],
    status: null,
  })
  return contact
}

function updateContact(store: Store, contact: Contact, input: ContactInput, silent: boolean): void {
  if (tooFresh(store, input)) throw new ApiError(SERVER_ERROR)
  if (silent) return
  const { groups, ...rest } = input
  // `groups` is the whole new set of static groups, not an addition.
  const removeGroups = groups ? [...contact.groups].filter((group) => !groups.includes(group)) : []
  modifyContacts(store, [contact], { ...rest, addGroups: groups ?? [], removeGroups })
}

/** Returns the engine's error for a field or group that its cache does not have yet. */
function tooFresh(store: Store, { fields = {}, groups = [] }: ContactInput): string | null {
  const field = Object.keys(fields)
    .map((key) => store.fields.get(key))
    .find((one): one is Field => one !== undefined && store.isTooFresh(one))
  if (field) return `unknown contact field '${field.key}'`
  const group = groups.find((one: Group) => store.isTooFresh(one))
  return group ? `unknown contact group '${group.uuid}'` : null
}
