import { expect, test } from 'vitest'
import { ANA, BRUNO, CARLA, page, PROMO_GROUP, SMART_GROUP, testSandbox } from './testing'

const act = 'contact_actions.json'

async function setUp() {
  const box = await testSandbox()
  const read = async (uuid: string) => page(await box.get(`contacts.json?uuid=${uuid}`)).results[0]
  return { ...box, read }
}

test('add and remove answer 204 with nothing, by uuid or URN, group by uuid or name', async () => {
  const { post, read } = await setUp()
  const added = await post(act, { contacts: [BRUNO, 'whatsapp:14155550123'], action: 'add', group: 'consent promo' })
  expect([added.status, added.text]).toEqual([204, ''])
  expect((await read(CARLA))?.groups).toEqual([{ uuid: PROMO_GROUP, name: 'Consent promo' }])
  expect((await post(act, { contacts: [BRUNO, CARLA], action: 'remove', group: PROMO_GROUP })).status).toBe(204)
  expect((await read(BRUNO))?.groups).toEqual([])
})

test('contacts of one call share one modified_on', async () => {
  const { post, read } = await setUp()
  await post(act, { contacts: [BRUNO, CARLA], action: 'add', group: PROMO_GROUP })
  expect((await read(BRUNO))?.modified_on).toBe((await read(CARLA))?.modified_on)
})

test('all or nothing: the first unknown contact is named and no contact is touched', async () => {
  const { post, read } = await setUp()
  const answer = await post(act, { contacts: [BRUNO, 'whatsapp:34', 'nobody'], action: 'add', group: PROMO_GROUP })
  expect([answer.status, answer.body]).toEqual([400, { contacts: ['No such object: whatsapp:34'] }])
  expect((await read(BRUNO))?.groups).toEqual([])
})

test('a number’s twin without the ninth digit is unknown here', async () => {
  const { post } = await setUp()
  const answer = await post(act, { contacts: ['whatsapp:551187654321'], action: 'block' })
  expect(answer.body).toEqual({ contacts: ['No such object: whatsapp:551187654321'] })
})

test('at most 100 contacts, at least one, and a known action', async () => {
  const { post } = await setUp()
  const many = Array.from({ length: 101 }, () => ANA)
  expect((await post(act, { contacts: many, action: 'block' })).body).toEqual({
    contacts: ['This field can only contain up to 100 items.'],
  })
  expect((await post(act, { contacts: [], action: 'stop' })).body).toEqual({
    contacts: ['This list may not be empty.'],
    action: ['"stop" is not a valid choice.'],
  })
  expect((await post(act, {})).body).toEqual({
    contacts: ['This field is required.'],
    action: ['This field is required.'],
  })
})

test('a group belongs to add and remove only, must exist and be static', async () => {
  const { post } = await setUp()
  const body = async (extra: object) => (await post(act, { contacts: [ANA], ...extra })).body
  expect(await body({ action: 'add' })).toEqual({
    non_field_errors: ['For action "add" you should also specify a group'],
  })
  expect(await body({ action: 'block', group: PROMO_GROUP })).toEqual({
    non_field_errors: ['For action "block" you should not specify a group'],
  })
  expect(await body({ action: 'add', group: 'nothing' })).toEqual({ group: ['No such object: nothing'] })
  expect(await body({ action: 'add', group: SMART_GROUP })).toEqual({
    group: [`Contact group must not be dynamic: ${SMART_GROUP}`],
  })
})

test('add lists every contact that is not active, and adds none', async () => {
  const { post, read, control } = await setUp()
  await control('POST', 'contact', { contact: ANA, status: 'stopped' })
  await post(act, { contacts: [BRUNO], action: 'block' })
  expect((await post(act, { contacts: [ANA, BRUNO, CARLA], action: 'add', group: PROMO_GROUP })).body).toEqual({
    non_field_errors: [`Non-active contacts cannot be added to groups: ${ANA}, ${BRUNO}`],
  })
  expect((await read(CARLA))?.groups).toEqual([])
})

test('remove on a contact that is not active is 204 without effect', async () => {
  const { post, control, sandbox } = await setUp()
  await control('POST', 'contact', { contact: ANA, status: 'blocked' })
  const before = sandbox.store.revision
  expect((await post(act, { contacts: [ANA], action: 'remove', group: PROMO_GROUP })).status).toBe(204)
  expect(sandbox.store.revision).toBe(before)
})

test('block leaves all groups for good, and unblock makes anyone active again', async () => {
  const { post, read, control } = await setUp()
  await post(act, { contacts: [ANA], action: 'block' })
  expect(await read(ANA)).toMatchObject({ blocked: true, stopped: false, groups: [] })
  await post(act, { contacts: [ANA], action: 'unblock' })
  expect(await read(ANA)).toMatchObject({ blocked: false, groups: [{ uuid: SMART_GROUP }] })
  for (const status of ['stopped', 'archived']) {
    await control('POST', 'contact', { contact: BRUNO, status })
    await post(act, { contacts: [BRUNO], action: 'unblock' })
    expect(await read(BRUNO)).toMatchObject({ blocked: false, stopped: false })
  }
})

test('an archived contact looks like an active one', async () => {
  const { post, read, control } = await setUp()
  await control('POST', 'contact', { contact: ANA, status: 'archived' })
  expect(await read(ANA)).toMatchObject({ blocked: false, stopped: false, groups: [] })
  expect((await post(act, { contacts: [ANA], action: 'add', group: PROMO_GROUP })).status).toBe(400)
})

test('interrupt and archive change nothing here, delete does', async () => {
  const { post, read } = await setUp()
  for (const action of ['interrupt', 'archive_messages', 'archive']) {
    expect((await post(act, { contacts: [ANA], action })).status).toBe(204)
  }
  expect(await read(ANA)).toBeDefined()
  await post(act, { contacts: [ANA], action: 'delete' })
  expect(await read(ANA)).toBeUndefined()
})

test('a group made less than five seconds ago breaks the call', async () => {
  const { post, wait } = await setUp()
  const { uuid } = (await post('groups.json', { name: 'Fresh' })).body as { uuid: string }
  expect((await post(act, { contacts: [ANA], action: 'add', group: uuid })).status).toBe(500)
  wait(5000)
  expect((await post(act, { contacts: [ANA], action: 'add', group: uuid })).status).toBe(204)
})
