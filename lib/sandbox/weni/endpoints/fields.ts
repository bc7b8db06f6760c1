import type { Field } from '@/lib/sandbox/weni/contact'
import { Form } from '@/lib/sandbox/weni/form'
import { singlePage } from '@/lib/sandbox/weni/paginate'
import { requireObject } from '@/lib/sandbox/weni/read-body'
import { invalidTogether, notFound, type ApiRequest, type Reply } from '@/lib/sandbox/weni/reply'
import type { Store } from '@/lib/sandbox/weni/store'
import { SCHEMES } from '@/lib/sandbox/weni/urn'

const LIMIT = 250
const VALUE_TYPES = ['text', 'numeric', 'datetime', 'state', 'district', 'ward']
const RESERVED = new Set<string>([
  'id',
  'name',
  'first_name',
  'language',
  'groups',
  'uuid',
  'created_on',
  'created_by',
  'modified_by',
  'is',
  'has',
  ...SCHEMES,
])

/** The key follows from the label and can't be chosen: lower case, and `_` for every run of other characters. */
export function makeKey(label: string): string {
  return label
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '_')
}

export function listFields({ query }: ApiRequest, store: Store): Reply {
  const key = query.get('key')
  return singlePage([...store.fields.values()].filter((field) => !key || field.key === key).map(present))
}

export function postField({ query, body }: ApiRequest, store: Store): Reply {
  const lookup = query.get('key')
  const target = lookup === null ? undefined : store.fields.get(lookup)
  if (lookup !== null && !target) throw notFound()
  const form = new Form(requireObject(body))
  const label = form.text('label', { required: true, max: 36 })
  const type = form.text('value_type', { required: true })
  if (label) form.check('label', labelProblem(label, target, store))
  if (type && !VALUE_TYPES.includes(type)) form.fail('value_type', `"${type}" is not a valid choice.`)
  form.done()
  if (!target && store.fields.size >= LIMIT) {
    throw invalidTogether(
      `This org has ${store.fields.size} contact fields and the limit is ${LIMIT}. You must delete existing ones before you can create new ones.`,
    )
  }
  if (!target) return { status: 201, body: present(store.addField(makeKey(label ?? ''), label ?? '', type ?? 'text')) }
  Object.assign(target, { label, valueType: type })
  store.revision += 1
  return { status: 200, body: present(target) }
}

function labelProblem(label: string, target: Field | undefined, store: Store): string | null {
  if (!/^[A-Za-z0-9\-_ ]+$/.test(label)) return 'Can only contain letters, numbers and hypens.'
  const key = makeKey(label)
  if (!/^[a-z][a-z0-9_]*$/.test(key) || key.length > 36 || RESERVED.has(key)) {
    return `Generated key "${key}" is invalid or a reserved name.`
  }
  const taken = [...store.fields.values()].some(
    (field) => field !== target && (field.key === key || field.label.toLowerCase() === label.toLowerCase()),
  )
  return taken ? 'This field must be unique.' : null
}

function present(field: Field) {
  return { key: field.key, label: field.label, value_type: field.valueType, pinned: false }
}
