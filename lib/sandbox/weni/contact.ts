import { formatMicros, type Micros } from './micros'

/** W contacts/models.py: active, blocked by a user, stopped by the contact, archived. */
export const STATUSES = ['active', 'blocked', 'stopped', 'archived'] as const
export type Status = (typeof STATUSES)[number]

export interface Group {
  uuid: string
  name: string
  /** Not null: a smart group, whose members follow from the query and can't be set. */
  query: string | null
  createdOn: Micros
  members: Set<Contact>
}

export interface Field {
  key: string
  label: string
  valueType: string
  createdOn: Micros
}

export interface Global {
  key: string
  name: string
  value: string
  modifiedOn: Micros
}

export interface Contact {
  /** Order of creation; never shown. */
  id: number
  uuid: string
  name: string | null
  /** ISO 639-3. */
  language: string | null
  status: Status
  deleted: boolean
  urns: string[]
  fields: Record<string, string>
  /** Static groups only. */
  groups: Set<Group>
  createdOn: Micros
  modifiedOn: Micros
  lastSeenOn: Micros | null
}

export interface ContactContext {
  fields: Iterable<Field>
  smartGroups: readonly Group[]
  /** An anonymous workspace hides every URN. */
  anonymous: boolean
}

/**
 * A contact as the contacts endpoint shows it: every field of the workspace is listed, and an archived one looks like
 * an active one.
 */
export function presentContact(contact: Contact, context: ContactContext): Record<string, unknown> {
  const { uuid, deleted } = contact
  const groups = deleted
    ? []
    : [...contact.groups, ...context.smartGroups.filter((group) => isInSmartGroup(contact, group))]
  return {
    uuid,
    name: deleted ? null : contact.name,
    language: deleted ? null : contact.language,
    urns: deleted ? [] : contact.urns.map((urn) => (context.anonymous ? maskUrn(urn) : urn)),
    groups: groups.map((group) => ({ uuid: group.uuid, name: group.name })),
    fields: deleted ? {} : presentFields(contact, context.fields),
    blocked: deleted ? null : contact.status === 'blocked',
    stopped: deleted ? null : contact.status === 'stopped',
    created_on: formatMicros(contact.createdOn),
    modified_on: formatMicros(contact.modifiedOn),
    last_seen_on: contact.lastSeenOn === null ? null : formatMicros(contact.lastSeenOn),
  }
}

function presentFields(contact: Contact, fields: Iterable<Field>): Record<string, string | number | null> {
  const shown: Record<string, string | number | null> = {}
  for (const { key, valueType } of fields) {
    const value = contact.fields[key] ?? null
    // A number that can't be read is stored as text all the same, but shown as null.
    shown[key] =
      valueType !== 'numeric' || value === null ? value : Number.isFinite(Number(value)) ? Number(value) : null
  }
  return shown
}

function maskUrn(urn: string): string {
  return `${urn.slice(0, urn.indexOf(':') + 1)}********`
}

const SMART_QUERY = /^\s*([a-z][a-z0-9_]*)\s*=\s*"([^"]*)"\s*$/

/**
 * Smart groups here know one form, `key = "value"`; only active contacts qualify, and `= ""` is the only test that an
 * unset field passes.
 */
export function isInSmartGroup(contact: Contact, group: Group): boolean {
  const match = group.query === null ? null : SMART_QUERY.exec(group.query)
  if (!match || contact.status !== 'active' || contact.deleted) return false
  const [, key = '', wanted = ''] = match
  return (contact.fields[key] ?? '').trim().toLowerCase() === wanted.trim().toLowerCase()
}
