import { expect, test } from 'vitest'
import { PROMO_GROUP, TOKEN, testSandbox } from '@/lib/sandbox/weni/testing'
import { fieldKeyOf, fieldLabel } from './plan-provision'
import { provisionWeni } from './provision'

const TOPICS = [
  { id: 't1', key: 'promo', group: 'consent PROMO' },
  { id: 't2', key: 'order_updates', group: null },
  { id: 't3', key: 'news', group: 'Consent news' },
]

async function provision() {
  const stand = await testSandbox()
  const options = {
    baseUrl: `${stand.base}/api/v2`,
    allowPrivate: [new URL(stand.base).host],
    apiToken: TOKEN,
    topics: TOPICS,
    settleMs: 0,
  }
  return { stand, run: (changes: Partial<typeof options> = {}) => provisionWeni({ ...options, ...changes }) }
}

test('makes what is missing, finds what is there, and is harmless to repeat', async () => {
  const { stand, run } = await provision()
  const first = await run()
  expect(first).toEqual([
    { topicId: 't1', fieldKey: 'consent_promo', groupUuid: PROMO_GROUP, groupName: 'Consent promo', inverted: false },
    { topicId: 't2', fieldKey: 'consent_order_updates', groupUuid: null, groupName: null, inverted: false },
    {
      topicId: 't3',
      fieldKey: 'consent_news',
      groupUuid: expect.any(String) as string,
      groupName: 'Consent news',
      inverted: false,
    },
  ])
  const fields = stand.sandbox.store.fields
  expect([...fields.keys()]).toEqual(
    expect.arrayContaining(['consent_order_updates', 'consent_news', 'marketing_opt_in']),
  )
  const count = fields.size
  expect(await run()).toEqual(first)
  expect(fields.size).toBe(count)
})

test('a group of those who refuse is found by its name, and can’t be that of those who allow as well', async () => {
  const { stand, run } = await provision()
  const group = stand.sandbox.store.addGroup('Não enviar promoções')
  const topics = [
    { id: 't1', key: 'promo', group: 'não enviar promoções', inverted: true },
    { id: 't2', key: 'news', group: 'Não enviar promoções', inverted: true },
  ]
  expect(await run({ topics })).toMatchObject(
    topics.map(({ id }) => ({ topicId: id, groupUuid: group.uuid, inverted: true })),
  )
  const contrary = [topics[0]!, { ...topics[1]!, inverted: false }]
  await expect(run({ topics: contrary })).rejects.toMatchObject({
    code: 'provision_refused',
    message: expect.stringContaining('people who allow one topic and people who refuse another') as string,
  })
})

test('a smart group cannot serve as a static one', async () => {
  const { run } = await provision()
  await expect(run({ topics: [{ id: 't', key: 'promo', group: 'Promo yes' }] })).rejects.toMatchObject({
    code: 'provision_refused',
  })
})

test('a workspace that is full says so, and goes on where it stopped once there is room', async () => {
  const { stand, run } = await provision()
  const { store } = stand.sandbox
  const extra = Array.from({ length: 249 - store.groups.size }, (_, index) => store.addGroup(`Group ${index}`))
  const topics = ['one', 'two'].map((key) => ({ id: key, key, group: `Consent ${key}` }))
  await expect(run({ topics })).rejects.toMatchObject({
    code: 'provision_refused',
    message: expect.stringContaining('the limit is 250') as string,
  })
  store.removeGroup(extra[0]!)
  const made = await run({ topics })
  expect(made.map(({ groupName }) => groupName)).toEqual(['Consent one', 'Consent two'])
  expect([...store.groups.values()].filter(({ name }) => name === 'Consent one')).toHaveLength(1)
})

test('a bad token is told apart from a workspace that is away', async () => {
  const { run } = await provision()
  await expect(run({ apiToken: 'wrong' })).rejects.toMatchObject({
    code: 'provision_refused',
    message: 'fields: http_403: Invalid token',
  })
  await expect(run({ baseUrl: 'http://127.0.0.1:9/', allowPrivate: ['127.0.0.1:9'] })).rejects.toMatchObject({
    code: 'provision_unreachable',
  })
})

test.each([
  ['promo', 'Consent promo', 'consent_promo'],
  ['order_updates', 'Consent order updates', 'consent_order_updates'],
  [
    'a-very-long-topic-key-that-never-ends',
    'Consent a very long topic key that n',
    'consent_a_very_long_topic_key_that_n',
  ],
])('%s becomes the label %s and the key %s', (key, label, field) => {
  expect(fieldLabel(key)).toBe(label)
  expect(fieldKeyOf(label)).toBe(field)
  expect(label.length).toBeLessThanOrEqual(36)
})
