import type { Contact, Group } from '@/lib/sandbox/weni/contact'
import { asText, Form, MAX_ITEMS } from '@/lib/sandbox/weni/form'
import { requireObject } from '@/lib/sandbox/weni/read-body'
import type { Store } from '@/lib/sandbox/weni/store'
import { isValidUrn, normalizeUrn } from '@/lib/sandbox/weni/urn'
import type { Lookup } from './contact-lookup'

export interface ContactInput {
  name?: string | null
  language?: string | null
  urns?: string[]
  groups?: Group[]
  fields?: Record<string, string | null>
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/**
 * Reads and checks the body of a contacts POST; throws 400 with every field's error. Returns only the keys that are
 * present.
 */
export function readContactInput(body: unknown, store: Store, { contact, urn }: Lookup): ContactInput {
  const form = new Form(requireObject(body))
  const input: ContactInput = {
    name: form.text('name', { nullable: true, max: 100 }),
    language: readLanguage(form),
    urns: readUrns(form, store, contact),
    groups: readGroups(form, store, contact),
    fields: readFields(form, store),
  }
  if (form.has('urns') && urn !== null) form.fail('urns', 'Field not allowed when using URN in URL')
  form.done()
  return input
}

function readLanguage(form: Form): string | null | undefined {
  const language = form.text('language', { nullable: true, max: 3, min: 3 })
  if (language && !isLanguage(language)) form.fail('language', 'Not a valid ISO639-3 language code.')
  return language
}

function isLanguage(code: string): boolean {
  return /^[a-z]{3}$/.test(code) && languageNames.of(code) !== undefined
}

function readUrns(form: Form, store: Store, contact: Contact | undefined): string[] | undefined {
  const texts = form.list('urns')
  if (!texts) return undefined
  const urns = texts.map(normalizeUrn)
  const bad = urns.findIndex((urn) => urn === null || !isValidUrn(urn, store.settings))
  if (bad >= 0) {
    form.fail('urns', { [bad]: [`Invalid URN: ${texts[bad]}. Ensure phone numbers contain country codes.`] })
    return undefined
  }
  const taken = (urns as string[]).find((urn) => store.byUrn.has(urn) && store.byUrn.get(urn) !== contact)
  if (taken !== undefined) form.fail('urns', `URN belongs to another contact: ${taken}`)
  return [...new Set(urns as string[])]
}

function readGroups(form: Form, store: Store, contact: Contact | undefined): Group[] | undefined {
  const references = form.list('groups')
  if (!references) return undefined
  const groups: Group[] = []
  for (const reference of references) {
    const group = store.findGroup(reference)
    if (!group) form.fail('groups', `No such object: ${reference}`)
    else if (group.query !== null) form.fail('groups', `Contact group must not be dynamic: ${reference}`)
    else groups.push(group)
  }
  if (contact && contact.status !== 'active' && groups.length > 0)
    form.fail('groups', "Non-active contacts can't be added to groups")
  return groups
}

function readFields(form: Form, store: Store): Record<string, string | null> | undefined {
  const given = form.body['fields']
  if (given === undefined) return undefined
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    form.fail('fields', 'Expected a dictionary of items.')
    return undefined
  }
  const entries = Object.entries(given)
  if (entries.length > MAX_ITEMS) form.fail('fields', `This field can only contain up to ${MAX_ITEMS} items.`)
  const fields: Record<string, string | null> = {}
  for (const [key, value] of entries) {
    const text = value === null ? null : asText(value)
    if (text === null && value !== null) form.fail('fields', { [key]: ['Not a valid string.'] })
    else if (!store.fields.has(key)) form.fail('fields', `Invalid contact field key: ${key}`)
    else fields[key] = text
  }
  return fields
}
