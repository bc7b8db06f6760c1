import type { Global } from '@/lib/sandbox/weni/contact'
import { Form } from '@/lib/sandbox/weni/form'
import { formatMicros } from '@/lib/sandbox/weni/micros'
import { singlePage } from '@/lib/sandbox/weni/paginate'
import { requireObject } from '@/lib/sandbox/weni/read-body'
import { invalidTogether, notFound, type ApiRequest, type Reply } from '@/lib/sandbox/weni/reply'
import type { Store } from '@/lib/sandbox/weni/store'
import { makeKey } from './fields'

const LIMIT = 250

export function listGlobals({ query }: ApiRequest, store: Store): Reply {
  const key = query.get('key')
  return singlePage([...store.globals.values()].filter((one) => !key || one.key === key).map(present))
}

/** Creates by name, or sets the value of the one that `?key=` names. */
export function postGlobal({ query, body }: ApiRequest, store: Store): Reply {
  const lookup = query.get('key')
  const target = lookup === null ? undefined : store.globals.get(lookup)
  if (lookup !== null && !target) throw notFound()
  const form = new Form(requireObject(body))
  const name = target ? target.name : form.text('name', { required: true, max: 36 })
  const value = form.text('value', { required: true, max: 10_000 })
  const key = makeKey(name ?? '')
  if (!target && name && !/^[a-z][a-z0-9_]*$/.test(key)) form.fail('name', 'Name contains illegal characters.')
  if (!target && store.globals.has(key)) form.fail('name', 'This field must be unique.')
  form.done()
  if (!target && store.globals.size >= LIMIT) {
    throw invalidTogether(
      `This org has ${store.globals.size} globals and the limit is ${LIMIT}. You must delete existing ones before you can create new ones.`,
    )
  }
  const saved: Global = {
    key: target?.key ?? key,
    name: name ?? '',
    value: value ?? '',
    modifiedOn: store.clock.next(),
  }
  store.globals.set(saved.key, saved)
  store.revision += 1
  return { status: target ? 200 : 201, body: present(saved) }
}

function present(one: Global) {
  return { key: one.key, name: one.name, value: one.value, modified_on: formatMicros(one.modifiedOn) }
}
