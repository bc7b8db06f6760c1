import type { Group } from '@/lib/sandbox/weni/contact'
import { Form } from '@/lib/sandbox/weni/form'
import { singlePage } from '@/lib/sandbox/weni/paginate'
import { requireObject } from '@/lib/sandbox/weni/read-body'
import { invalidTogether, notFound, refused, type ApiRequest, type Reply } from '@/lib/sandbox/weni/reply'
import type { Store } from '@/lib/sandbox/weni/store'

const LIMIT = 250

export function listGroups({ query }: ApiRequest, store: Store): Reply {
  const [uuid, name] = [query.get('uuid'), query.get('name')?.toLowerCase()]
  if (uuid && name) throw refused(400, 'You may only specify one of the uuid, name parameters')
  const groups = [...store.groups.values()]
    .filter((group) => (!uuid || group.uuid === uuid) && (!name || group.name.toLowerCase() === name))
    .sort((a, b) => b.createdOn - a.createdOn)
  return singlePage(groups.map((group) => present(group, store)))
}

/** Creates a static group, or renames one: this API can't make smart groups. */
export function postGroup({ query, body }: ApiRequest, store: Store): Reply {
  const uuid = query.get('uuid')
  const target = uuid === null ? undefined : store.groups.get(uuid)
  if (uuid !== null && !target) throw notFound()
  const form = new Form(requireObject(body))
  const name = form.text('name', { required: true, max: 64 })
  if (name && !/^[\p{L}\p{N}_]/u.test(name)) form.fail('name', 'Group name must not be blank or begin with + or -.')
  const holder = name
    ? [...store.groups.values()].find((group) => group.name.toLowerCase() === name.toLowerCase())
    : undefined
  if (holder && holder !== target) form.fail('name', 'This field must be unique.')
  form.done()
  // The limit also applies to renames: nyaruka/rapidpro#705.
  if (store.groups.size >= LIMIT) {
    throw invalidTogether(
      `This org has ${store.groups.size} groups and the limit is ${LIMIT}. You must delete existing ones before you can create new ones.`,
    )
  }
  if (!target) return { status: 201, body: present(store.addGroup(name ?? ''), store) }
  target.name = name ?? target.name
  store.revision += 1
  return { status: 200, body: present(target, store) }
}

export function deleteGroup({ query }: ApiRequest, store: Store): Reply {
  const uuid = query.get('uuid')
  if (uuid === null) throw refused(400, 'URL must contain one of the following parameters: uuid')
  const group = store.groups.get(uuid)
  if (!group) throw notFound()
  store.removeGroup(group)
  return { status: 204 }
}

function present(group: Group, store: Store) {
  return { uuid: group.uuid, name: group.name, query: group.query, status: 'ready', count: store.countOf(group) }
}
