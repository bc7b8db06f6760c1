import type { Contact, Group } from '@/lib/sandbox/weni/contact'
import { Form } from '@/lib/sandbox/weni/form'
import { deleteContacts, modifyContacts } from '@/lib/sandbox/weni/modify'
import { requireObject } from '@/lib/sandbox/weni/read-body'
import { ApiError, invalidTogether, SERVER_ERROR, type ApiRequest, type Reply } from '@/lib/sandbox/weni/reply'
import type { Store } from '@/lib/sandbox/weni/store'

const ACTIONS = ['add', 'remove', 'block', 'unblock', 'interrupt', 'archive_messages', 'archive', 'delete'] as const
type Action = (typeof ACTIONS)[number]

/**
 * POST contact_actions: one action on up to 100 contacts, all or nothing at validation, and 204 whether or not anything
 * changed. RapidPro 7.1 to 9.0 sends that 204 with `Content-Length: 2` and the body `""` (`return Response("",
 * status=204)`); Weni's fork sends a plain one.
 */
export function postContactAction(request: ApiRequest, store: Store): Reply {
  const form = new Form(requireObject(request.body))
  const contacts = readContacts(form, store)
  const action = readAction(form)
  const group = readGroup(form, store)
  form.done()
  const needsGroup = action === 'add' || action === 'remove'
  if (needsGroup && !group) throw invalidTogether(`For action "${action}" you should also specify a group`)
  if (!needsGroup && group) throw invalidTogether(`For action "${action}" you should not specify a group`)
  const inactive = contacts.filter((contact) => contact.status !== 'active')
  if (action === 'add' && inactive.length > 0) {
    throw invalidTogether(
      `Non-active contacts cannot be added to groups: ${inactive.map((contact) => contact.uuid).join(', ')}`,
    )
  }
  if (group && store.isTooFresh(group)) throw new ApiError(SERVER_ERROR)
  request.touched.push(...contacts.map((contact) => contact.uuid))
  if (!request.silent) act(store, contacts, action, group)
  return { status: 204, body: '' }
}

function readContacts(form: Form, store: Store): Contact[] {
  if (!form.has('contacts')) form.fail('contacts', 'This field is required.')
  const references = form.list('contacts') ?? []
  if (Array.isArray(form.body['contacts']) && form.body['contacts'].length === 0)
    form.fail('contacts', 'This list may not be empty.')
  const contacts: Contact[] = []
  for (const reference of references) {
    const contact = store.findContact(reference)
    if (contact) contacts.push(contact)
    else form.fail('contacts', `No such object: ${reference}`)
  }
  return contacts
}

function readAction(form: Form): Action | undefined {
  const text = form.text('action', { required: true })
  const action = ACTIONS.find((one) => one === text)
  if (text && !action) form.fail('action', `"${text}" is not a valid choice.`)
  return action
}

function readGroup(form: Form, store: Store): Group | undefined {
  const reference = form.text('group', { nullable: true })
  if (!reference) return undefined
  const group = store.findGroup(reference)
  if (!group) form.fail('group', `No such object: ${reference}`)
  else if (group.query !== null) form.fail('group', `Contact group must not be dynamic: ${reference}`)
  return group
}

function act(store: Store, contacts: Contact[], action: Action | undefined, group: Group | undefined): void {
  const groups = group ? [group] : []
  if (action === 'add') modifyContacts(store, contacts, { addGroups: groups })
  if (action === 'remove') modifyContacts(store, contacts, { removeGroups: groups })
  if (action === 'block') modifyContacts(store, contacts, { status: 'blocked' })
  // Whatever the status was before: a stopped contact becomes active too.
  if (action === 'unblock') modifyContacts(store, contacts, { status: 'active' })
  if (action === 'delete') deleteContacts(store, contacts)
}
