import { expect, test } from 'vitest'
import { makeFlow } from './flow-file'
import type { Flow, FlowExport } from './flow-types'
import { triggersFor } from './flow-words'

const options = {
  baseUrl: 'https://preferences.example',
  backendId: '01990000-0000-7000-8000-0000000000b1',
  locales: ['es', 'pt-BR', 'en'],
  linkKeywords: { es: 'preferencias', 'pt-BR': 'Preferências', en: 'preferences' },
  fields: [{ key: 'consent_promo', name: 'Consent promo' }],
  groups: [{ uuid: '0b0b0b0b-0001-4000-8000-000000000001', name: 'Consent promo' }],
}

const UUID4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const LANGUAGES = ['spa', 'por', 'eng']
/** Tests of WG flows/routers/cases that our file may use. */
const REGISTERED_TESTS = new Set(['has_only_text', 'has_phrase', 'has_any_word', 'has_category', 'has_text'])
/** The parts of an action that can be translated. */
const TRANSLATED: Readonly<Record<string, readonly string[]>> = { send_msg: ['text', 'attachments', 'quick_replies'] }
const WITH_ACTION = new Set(['set_contact_field', 'add_contact_groups', 'send_msg', 'call_webhook'])

/** Every rule of docs/reference/weni.md, 4.1 to 4.4, that a file of ours can break. */
function problemsOf(file: FlowExport): string[] {
  const problems: string[] = []
  const must = (holds: boolean, rule: string) => void (holds || problems.push(rule))
  must(file.version === '13', 'the version is "13", not that of the spec')
  for (const list of [file.flows, file.campaigns, file.triggers, file.fields, file.groups]) {
    must(Array.isArray(list), 'all lists are there')
  }
  for (const { key, name, type } of file.fields) {
    must(/^[a-z][a-z0-9_]*$/.test(key) && key.length <= 36, `the key ${key}`)
    must(/^[A-Za-z0-9\- ]{1,36}$/.test(name) && type === 'text', `the label ${name}`)
    must(key === name.toLowerCase().replace(/[^a-z0-9]+/g, '_'), `the key that is made of ${name}`)
  }
  for (const group of file.groups) must(UUID4.test(group.uuid) && group.query === null, 'groups are static')
  for (const flow of file.flows) problems.push(...problemsOfFlow(flow, file))
  const names = file.flows.map((flow) => flow.name)
  must(new Set(names).size === names.length, 'flows are matched by name')
  const keywords = file.triggers.map((trigger) => trigger.keyword)
  must(new Set(keywords).size === keywords.length, 'one trigger for each keyword')
  for (const trigger of file.triggers) {
    const { keyword, flow } = trigger
    must(/^[\p{L}\p{N}_]+$/u.test(keyword) && keyword.length <= 16, `the keyword ${keyword}`)
    must(keyword === keyword.toLowerCase(), `the keyword ${keyword} is in lower case`)
    must(trigger.trigger_type === 'K' && Array.isArray(trigger.groups), 'groups are present')
    must(
      file.flows.some((one) => one.uuid === flow.uuid && one.name === flow.name),
      'a trigger starts a flow of the file',
    )
  }
  return problems
}

function problemsOfFlow(flow: Flow, file: FlowExport): string[] {
  const problems: string[] = []
  const must = (holds: boolean, rule: string) => void (holds || problems.push(`${flow.name}: ${rule}`))
  must(UUID4.test(flow.uuid) && flow.name.length <= 64, 'uuid and name')
  must(flow.spec_version === '13.1.0' && flow.type === 'messaging' && LANGUAGES.includes(flow.language), 'spec')
  must(
    Number.isInteger(flow.revision) && Number.isInteger(flow.expire_after_minutes),
    'revision and expiry are integers',
  )
  const actions = flow.nodes.flatMap((node) => node.actions)
  const exits = flow.nodes.flatMap((node) => node.exits)
  const uuids = [...flow.nodes, ...actions, ...exits].map((item) => item.uuid)
  must(
    new Set(uuids).size === uuids.length && uuids.every((uuid) => UUID4.test(uuid)),
    'uuids are unique and of version 4',
  )
  const nodes = new Set(flow.nodes.map((node) => node.uuid))
  for (const exit of exits)
    must(exit.destination_uuid === null || nodes.has(exit.destination_uuid), 'exits lead somewhere')
  for (const node of flow.nodes) {
    must(node.exits.length > 0, 'a node has an exit')
    must(
      flow._ui.nodes[node.uuid]?.type === (node.router ? 'split_by_webhook' : 'execute_actions'),
      'the editor’s part',
    )
    const { router } = node
    if (!router) continue
    must(node.actions.length === 1 && node.actions[0]?.type === 'call_webhook', 'a webhook’s node has that one action')
    const categories = new Set(router.categories.map((category) => category.uuid))
    must(
      router.categories.every((category) => node.exits.some((exit) => exit.uuid === category.exit_uuid)),
      'categories have exits',
    )
    must(
      router.cases.every((one) => categories.has(one.category_uuid)),
      'cases have categories',
    )
    must(categories.has(router.default_category_uuid), 'the default is a category')
    must(
      router.cases.every((one) => REGISTERED_TESTS.has(one.type)),
      'cases are registered tests',
    )
    must(router.categories.length === categories.size, 'categories are told apart')
    must(router.operand === '@results.sayso.category', 'the operand is the result’s')
  }
  must(
    Object.keys(flow._ui.nodes).every((uuid) => nodes.has(uuid)),
    'the editor knows no other nodes',
  )
  for (const action of actions) {
    must(WITH_ACTION.has(action.type), 'a known action')
    if (action.type === 'set_contact_field') {
      const { key, name } = action.field
      must(
        file.fields.some((field) => field.key === key && field.name === name),
        `the field ${key} is declared`,
      )
    }
    if (action.type === 'add_contact_groups') {
      must(action.groups.length > 0, 'groups to join')
      for (const { uuid, name } of action.groups)
        must(
          file.groups.some((group) => group.uuid === uuid && group.name === name),
          `the group ${name} is declared`,
        )
    }
    if (action.type === 'send_msg') must(action.text.length > 0 && action.quick_replies.length <= 10, 'a text')
    if (action.type === 'call_webhook') {
      must(action.url.length <= 2048 && action.body.length <= 20_000 && action.result_name.length <= 64, 'limits')
      must(
        Object.keys(action.headers).every((name) => /^[A-Za-z-]{1,100}$/.test(name)),
        'headers',
      )
    }
  }
  for (const [language, items] of Object.entries(flow.localization)) {
    must(LANGUAGES.includes(language) && language !== flow.language, `the language ${language}`)
    must(
      Object.keys(items).every((uuid) => actions.some((action) => action.uuid === uuid)),
      'translations of something',
    )
    for (const [uuid, properties] of Object.entries(items)) {
      const allowed = TRANSLATED[actions.find((action) => action.uuid === uuid)?.type ?? ''] ?? []
      for (const [name, texts] of Object.entries(properties))
        must(allowed.includes(name) && Array.isArray(texts) && texts.length > 0, `a translation of ${name}`)
    }
  }
  return problems
}

test('the file keeps every rule of an import', () => {
  expect(problemsOf(makeFlow(options))).toEqual([])
  expect(problemsOf(makeFlow({ ...options, locales: ['en'], linkKeywords: {} }))).toEqual([])
})

test.each<[string, (flow: Flow) => void]>([
  ['a uuid that comes twice', (flow) => (flow.nodes[1]!.uuid = flow.nodes[0]!.uuid)],
  ['a uuid of another version', (flow) => (flow.uuid = flow.uuid.replace(/-4/, '-7'))],
  ['an exit that leads nowhere', (flow) => (flow.nodes[0]!.exits[0]!.destination_uuid = flow.uuid)],
  ['a node without exits', (flow) => (flow.nodes[0]!.exits = [])],
  ['a category without its exit', (flow) => (flow.nodes[1]!.router!.categories[0]!.exit_uuid = flow.uuid)],
  ['a case without its category', (flow) => (flow.nodes[1]!.router!.cases[0]!.category_uuid = flow.uuid)],
  ['a default that is no category', (flow) => (flow.nodes[1]!.router!.default_category_uuid = flow.uuid)],
  ['a test nobody registered', (flow) => (flow.nodes[1]!.router!.cases[0]!.type = 'has_magic')],
  ['a language that is none', (flow) => (flow.language = 'es')],
  ['a translation of nothing', (flow) => (flow.localization['por']![flow.uuid] = { text: ['x'] })],
  ['a node that the editor does not know', (flow) => delete flow._ui.nodes[flow.nodes[0]!.uuid]],
  ['a name that is too long', (flow) => (flow.name = 'x'.repeat(65))],
])('the rules notice %s', (_, breakIt) => {
  const file = makeFlow(options)
  breakIt(file.flows[0]!)
  expect(problemsOf(file)).not.toEqual([])
})

test('it is made of the same parts as a file that was exported', () => {
  const file = makeFlow(options)
  const keys = (value: object | undefined) => Object.keys(value ?? {}).sort()
  expect(keys(file)).toEqual(['campaigns', 'fields', 'flows', 'groups', 'site', 'triggers', 'version'])
  expect(keys(file.flows[0])).toEqual(
    [
      ...['_ui', 'expire_after_minutes', 'language', 'localization', 'name', 'nodes', 'revision', 'spec_version'],
      ...['type', 'uuid'],
    ].sort(),
  )
  expect(keys(file.triggers[0])).toEqual(['channel', 'exclude_groups', 'flow', 'groups', 'keyword', 'trigger_type'])
  const call = file.flows[2]?.nodes[0]
  expect(keys(call)).toEqual(['actions', 'exits', 'router', 'uuid'])
  expect(keys(call?.actions[0])).toEqual(['body', 'headers', 'method', 'result_name', 'type', 'url', 'uuid'])
  expect(keys(call?.router)).toEqual(['cases', 'categories', 'default_category_uuid', 'operand', 'type'])
})

test('a refusal turns marketing off before it calls us; a failure leaves what was written, and says sorry', () => {
  const [stop, back, link] = makeFlow(options).flows
  const [first, call, answered, failed] = stop!.nodes
  expect(first!.actions).toMatchObject([
    { type: 'set_contact_field', field: { key: 'marketing_opt_in' }, value: 'false' },
  ])
  expect(first!.exits[0]!.destination_uuid).toBe(call!.uuid)
  expect(call!.actions[0]).toMatchObject({
    method: 'POST',
    url: `https://preferences.example/api/inbound/${options.backendId}/message`,
    headers: { Authorization: 'Bearer @globals.sayso_token' },
  })
  expect(call!.exits.map((exit) => exit.destination_uuid)).toEqual([answered!.uuid, failed!.uuid])
  expect(answered!.actions).toMatchObject([{ type: 'send_msg', text: '@webhook.text' }])
  expect(failed!.actions).toMatchObject([
    {
      ...{ type: 'set_contact_field', field: { key: 'sayso_missed' } },
      // A refusal comes behind one that waits, which may be wider, and has 160 of the field's 640 characters at least.
      value:
        '@(if(fields.sayso_missed = "", input.text, text_slice(fields.sayso_missed, 0, ' +
        'max(477, 637 - text_length(input.text))) & " | " & input.text))',
    },
    { type: 'send_msg', text: expect.stringContaining('ofertas') },
  ])
  expect(Object.keys(stop!.localization)).toEqual(['por', 'eng'])
  const fieldsOf = (flow: Flow) =>
    flow.nodes.flatMap((node) => node.actions).filter((action) => action.type === 'set_contact_field')
  // What waits in the field may be a refusal: a later word comes behind it, and a request for the link leaves it alone.
  expect(fieldsOf(back!)).toMatchObject([
    {
      field: { key: 'sayso_missed' },
      value: '@(if(fields.sayso_missed = "", input.text, fields.sayso_missed & " | " & input.text))',
    },
  ])
  expect(fieldsOf(link!)).toEqual([])
  for (const { nodes, _ui } of [stop!, back!, link!]) {
    const places = nodes.map(({ uuid }) => JSON.stringify(_ui.nodes[uuid]?.position))
    expect(new Set(places).size).toBe(nodes.length)
  }
  expect(link!.nodes[0]!.actions[0]).toMatchObject({ url: expect.stringMatching(/\/link$/) })
})

test('a refusal joins the lists of those who refuse before it calls us, and nothing else touches a list', () => {
  const listed = { uuid: '0b0b0b0b-0002-4000-8000-000000000002', name: 'Não enviar promoções' }
  const file = makeFlow({ ...options, groups: [...options.groups, listed], refusing: [listed] })
  expect(problemsOf(file)).toEqual([])
  const [stop, ...others] = file.flows
  expect(stop!.nodes[0]!.actions).toMatchObject([
    { type: 'set_contact_field', field: { key: 'marketing_opt_in' }, value: 'false' },
    { type: 'add_contact_groups', groups: [listed] },
  ])
  const rest = [...stop!.nodes.slice(1), ...others.flatMap((flow) => flow.nodes)].flatMap((node) => node.actions)
  expect(rest.filter(({ type }) => type === 'add_contact_groups')).toEqual([])
  expect(problemsOf(makeFlow({ ...options, refusing: [listed] }))).toContain(
    'Sayso stop: the group Não enviar promoções is declared',
  )
})

test('words of its languages, each once, and the same file for the same business', () => {
  const file = makeFlow(options)
  const wordsOf = (name: string) =>
    file.triggers.filter((trigger) => trigger.flow.name === name).map((trigger) => trigger.keyword)
  expect(wordsOf('Sayso stop')).toEqual(expect.arrayContaining(['stop', 'baja', 'sair', 'unsubscribe']))
  expect(wordsOf('Sayso return')).toEqual(expect.arrayContaining(['start', 'volver', 'voltar']))
  expect(wordsOf('Sayso preferences')).toEqual(['preferencias', 'preferências', 'preferences'])
  expect(makeFlow({ ...options, locales: ['en'] }).triggers.map((trigger) => trigger.keyword)).not.toContain('sair')
  expect(makeFlow(options)).toEqual(file)
  expect(makeFlow({ ...options, backendId: 'another' }).flows[0]!.uuid).not.toBe(file.flows[0]!.uuid)
  expect(triggersFor('Mis Preferencias')).toEqual(['mis'])
  expect(triggersFor('a-very-long-word-that-nobody-writes')).toEqual([])
})
