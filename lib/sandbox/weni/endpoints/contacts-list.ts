import type { Contact } from '@/lib/sandbox/weni/contact'
import { parseMicros } from '@/lib/sandbox/weni/micros'
import type { Position } from '@/lib/sandbox/weni/modified-index'
import { paginate } from '@/lib/sandbox/weni/paginate'
import type { ApiRequest, Reply } from '@/lib/sandbox/weni/reply'
import type { Store } from '@/lib/sandbox/weni/store'
import { readUrn } from './contact-lookup'

const ORDERS = ['created_on', '-created_on', 'modified_on'] as const

/**
 * GET contacts: newest change first, unless `reverse` or `order_by` say otherwise; `before` and `after` are inclusive.
 */
export function listContacts(request: ApiRequest, store: Store): Reply {
  const { query } = request
  const order = ORDERS.find((one) => one === query.get('order_by'))
  const byCreation = order?.endsWith('created_on') ?? false
  const descending = order ? order.startsWith('-') : !isTrue(query.get('reverse'))
  const range = readRange(query)
  if (range === null) return paginate({ ...nothing, request, limit: store.settings.pageSize })
  const accept = filterOf(query, store)
  return paginate<Contact>({
    request,
    limit: readLimit(query.get('limit')) ?? store.settings.pageSize,
    descending,
    walk: byCreation ? walkCreated(store) : walkModified(store, range),
    position: (contact) => [byCreation ? contact.createdOn : contact.modifiedOn, contact.id],
    accept: (contact) => contact.modifiedOn >= range.after && contact.modifiedOn <= range.before && accept(contact),
    beyond: (contact) =>
      !byCreation && (descending ? contact.modifiedOn < range.after : contact.modifiedOn > range.before),
    present: (contact) => {
      request.touched.push(contact.uuid)
      return store.present(contact)
    },
  })
}

const nothing = {
  descending: true,
  walk: () => [] as Contact[],
  position: (): Position => [0, 0],
  accept: () => false,
  beyond: () => true,
  present: () => null,
}

interface Range {
  after: number
  before: number
}

/** Returns null when either date can't be read: the platform then returns an empty list without an error. */
function readRange(query: URLSearchParams): Range | null {
  const [afterText, beforeText] = [query.get('after'), query.get('before')]
  const after = afterText ? parseMicros(afterText) : 0
  const before = beforeText ? parseMicros(beforeText) : Number.MAX_SAFE_INTEGER
  return after === null || before === null ? null : { after, before }
}

function walkModified(store: Store, range: Range) {
  return (descending: boolean, from: Position | null): Iterable<Contact> => {
    const start: Position | null = descending
      ? range.before < Number.MAX_SAFE_INTEGER
        ? [range.before, Infinity]
        : null
      : range.after > 0
        ? [range.after, -1]
        : null
    return store.modified.walk(descending, from ?? start)
  }
}

function walkCreated(store: Store) {
  return (descending: boolean, from: Position | null): Iterable<Contact> => {
    const contacts = [...store.contacts.values()].sort((a, b) => a.createdOn - b.createdOn || a.id - b.id)
    if (descending) contacts.reverse()
    if (!from) return contacts
    return contacts.filter(({ createdOn, id }) => {
      const side = createdOn - from[0] || id - from[1]
      return descending ? side < 0 : side > 0
    })
  }
}

function filterOf(query: URLSearchParams, store: Store): (contact: Contact) => boolean {
  const tests: ((contact: Contact) => boolean)[] = []
  const wantsDeleted = isTrue(query.get('deleted'))
  tests.push((contact) => contact.deleted === wantsDeleted)
  const uuid = query.get('uuid')
  if (uuid) tests.push((contact) => contact.uuid === uuid)
  const urnText = query.get('urn')
  if (urnText) {
    const found = store.byUrn.get(readUrn(store, urnText))
    tests.push((contact) => contact === found)
  }
  const name = query.get('name')?.toLowerCase()
  if (name) tests.push((contact) => contact.name?.toLowerCase().includes(name) ?? false)
  const search = query.get('search')
  if (search)
    tests.push(
      (contact) => contact.name === search || contact.urns.some((urn) => urn === search || urn.endsWith(`:${search}`)),
    )
  const groupText = query.get('group')
  if (groupText) {
    const group = store.findGroup(groupText)
    tests.push((contact) => group !== undefined && store.isMember(contact, group))
  }
  return (contact) => tests.every((test) => test(contact))
}

function isTrue(text: string | null): boolean {
  return ['true', '1', 'yes', 'y', 't'].includes(text?.toLowerCase() ?? '')
}

/** Only in W, and without an upper bound; an invalid value is ignored. */
function readLimit(text: string | null): number | null {
  const limit = Number(text)
  return Number.isInteger(limit) && limit > 0 ? limit : null
}
