import { expect, test } from 'vitest'
import { listTopic } from '@/lib/services/business/list-topic'
import { operatorOf } from '@/lib/services/callers/caller'
import { linesOf } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { asking } from './asking/testing'
import { inboxTest, messageOf, messagesOf, newDigits } from './testing'

const database = await createTestDatabase()
const t = await inboxTest(database)
const { topics } = t.business
const { addTemplate, sentOf, reasonOf } = await asking(t)

await addTemplate({ name: 'order_update', topicId: topics.orders, category: 'utility' })
const templateId = await addTemplate({ name: 'order_news', topicId: topics.orders, category: 'utility' })
const securityId = await addTemplate({ name: 'code', topicId: topics.security, category: 'authentication' })
const untiedId = await addTemplate({ name: 'untied', topicId: null, category: 'marketing' })

const button = (payload: string, text = payload) => ({ type: 'button', button: { payload, text } })
const flow = (answers: unknown) => ({
  type: 'interactive',
  interactive: {
    type: 'nfm_reply',
    nfm_reply: {
      name: 'flow',
      body: 'Sent',
      response_json: JSON.stringify({ flow_token: 'optout:all', ...Object(answers) }),
    },
  },
})
const refusedTopics = async (digits: string) => {
  const { topics: answers } = await t.stateOf(digits)
  return Object.keys(answers)
    .filter((id) => answers[id]?.lanes.own?.answer === 'out')
    .toSorted()
}
const both = (...ids: string[]) => ids.toSorted()
const reviews = (contactId: string | null) =>
  t.sql`select kind from reviews where business_id = ${t.business.id} and contact_id = ${contactId}`

test.each([
  ['Meta’s own button', button('Parar promoções')],
  ['a button with a payload of another topic', button('optout:promos', 'Stop')],
  ['a button of a topic that is gone', button('optout:gone', 'Stop')],
  ['written words that quote it', { type: 'text', text: { body: 'no quiero más promociones' } }],
])(
  '%s below a message refuses the topic of that message too, and its template is refused from then on',
  async (_, rest) => {
    const digits = newDigits()
    await t.receive(messagesOf({ messages: [messageOf({ from: digits })] }))
    expect(await reasonOf(`+${digits}`, 'order_news')).toBe('allowed')
    const context = await sentOf(templateId)
    await t.receive(messagesOf({ messages: [messageOf({ from: digits, rest, context })] }))
    expect(await reasonOf(`+${digits}`, 'order_news')).toBe('opted_out')
    const refused = await refusedTopics(digits)
    expect(refused).toContain(topics.orders)
    expect(refused).toContain(topics.promos)
    expect((await t.stateOf(digits)).stop).toBeNull()
    // One line, because the person made one choice.
    expect(await linesOf(database.admin, (await t.contactOf(digits)) ?? '')).toHaveLength(1)
  },
)

test('a reply to a message of a hidden topic refuses it as well', async () => {
  const { promos, orders } = topics
  const hiddenId = await addTemplate({ name: 'course', topicId: promos, category: 'utility' })
  await listTopic(t.deps, operatorOf(t.business.id), promos, { listed: 'never', sources: [] })
  const digits = newDigits()
  const rest = button('optout:orders', 'Stop')
  await t.receive(messagesOf({ messages: [messageOf({ from: digits, rest, context: await sentOf(hiddenId) })] }))
  expect(await refusedTopics(digits)).toEqual(both(orders, promos))
  await listTopic(t.deps, operatorOf(t.business.id), promos, { listed: 'always', sources: [] })
})

test('what can’t be refused stays allowed, an unknown message and a template without a topic add nothing', async () => {
  for (const context of [await sentOf(securityId), await sentOf(untiedId), 'wamid.never-sent']) {
    const digits = newDigits()
    await t.receive(
      messagesOf({ messages: [messageOf({ from: digits, rest: button('optout:promos', 'x'), context })] }),
    )
    expect(await refusedTopics(digits)).toEqual([topics.promos])
    expect(await reasonOf(`+${digits}`, 'code')).toBe('allowed')
  }
})

test('below a language that is tied to none the topic counts by which the others decide it', async () => {
  const setUnknown = (what: string) => t.sql`
    update businesses set unknown_template = ${what}, config_version = config_version + 1 where id = ${t.business.id}`
  const inTwo = async (name: string, ...topicIds: string[]) => {
    const sentId = await addTemplate({ name, topicId: null, category: 'utility' })
    for (const [at, topicId] of topicIds.entries())
      await addTemplate({ name, topicId, category: 'utility', language: ['es', 'pt-BR'][at] })
    return sentOf(sentId)
  }
  const refusedBelow = async (context: string) => {
    const from = newDigits()
    await t.receive(messagesOf({ messages: [messageOf({ from, rest: button('optout:promos', 'x'), context })] }))
    return refusedTopics(from)
  }
  const [tied, torn] = [await inTwo('tied', topics.orders), await inTwo('torn', topics.orders, topics.news)]
  await setUnknown('as_marketing')
  expect(await refusedBelow(tied)).toEqual(both(topics.orders, topics.promos))
  for (const context of [torn, await sentOf(untiedId)]) expect(await refusedBelow(context)).toEqual([topics.promos])
  // Where such a language is refused, no topic decides it.
  await setUnknown('refuse')
  expect(await refusedBelow(tied)).toEqual([topics.promos])
})

test('a stop below a message is a stop, a return below it a return', async () => {
  const digits = newDigits()
  const context = await sentOf(templateId)
  await t.receive(messagesOf({ messages: [messageOf({ from: digits, rest: button('STOP'), context, ago: 20 })] }))
  await t.receive(messagesOf({ messages: [messageOf({ from: digits, body: 'START', context, ago: 5 })] }))
  const { stop, topics: answers } = await t.stateOf(digits)
  expect([stop?.on, Object.keys(answers)]).toEqual([false, []])
})

test.each([
  'Não tenho interesse',
  'Not interested',
  'No me interesa',
  'No estoy interesada, gracias',
  'Sem interesse',
  'I’m no longer interested',
])('the button %s below a template is unsure: kept for review, answered with the link', async (label) => {
  const digits = newDigits()
  const context = await sentOf(templateId)
  await t.receive(messagesOf({ messages: [messageOf({ from: digits, rest: button(label), context })] }))
  const contactId = await t.contactOf(digits)
  expect(await reviews(contactId)).toEqual([{ kind: 'unsure_message' }])
  expect(await t.sql`select kind from outbox where contact_id = ${contactId}`).toEqual([{ kind: 'answer' }])
  expect(await linesOf(database.admin, contactId ?? '')).toEqual([])
})

test.each(['Interested', 'Me interesa', 'Tenho interesse', 'See offers', 'Ver más'])(
  'the button %s says nothing',
  async (label) => {
    const digits = newDigits()
    await t.receive(messagesOf({ messages: [messageOf({ from: digits, rest: button(label) })] }))
    expect(await reviews(await t.contactOf(digits))).toEqual([])
  },
)

test.each<[string, unknown, string[] | 'stop' | 'unsure' | 'link' | 'nothing']>([
  ['a choice', { choice: 'optout:promos' }, [topics.promos]],
  ['a choice as the Manager writes it', { screen_0_Which_0: '0_optout:promos' }, [topics.promos]],
  ['several choices', { choices: ['optout:promos', 'optout:orders', 'else'] }, both(topics.promos, topics.orders)],
  ['a switch', { optout_news: true, optout_promos: false }, [topics.news]],
  ['topics below the name optout', { optout: ['promos', 'news'] }, both(topics.promos, topics.news)],
  ['a choice of everything', { a: { b: ['optout:promos', 'optout:all'] } }, 'stop'],
  ['a topic that is called something else by now', { choice: 'optout:gone' }, both(topics.promos, topics.news)],
  ['a choice of the link', { choice: 'prefs' }, 'link'],
  ['the form’s own words that read as a refusal', { what: '1_Unsubscribe me from this list' }, 'unsure'],
  ['a written refusal', { comment: 'please stop sending me messages' }, 'unsure'],
  ['an order', { size: '0_Large', when: '2026-12-01', paid: true }, 'nothing'],
  [
    'a switch that is answered in words',
    { optout_promos: 'Sí', optout_news: '0_Sim' },
    both(topics.promos, topics.news),
  ],
  [
    'a group of boxes, and a No to a topic',
    { optout: { news: ['sim'] }, topic_promos: 'não' },
    both(topics.promos, topics.news),
  ],
  ['an option that is called like a switch', { which: ['0_optout_promos'] }, [topics.promos]],
  ['everything, in words', { optout: 'sim' }, 'stop'],
  ['a refusal that can’t be read', { optout_promos: 'talvez depois' }, 'unsure'],
  ['a No to what is no topic of the business', { topic_of_delivery: 'no' }, 'unsure'],
  ['the switches that are off', { optout_news: false, optout: 'no' }, 'nothing'],
])('a form that carries %s', async (_, answers, outcome) => {
  const digits = newDigits()
  await t.receive(messagesOf({ messages: [messageOf({ from: digits, rest: flow(answers) })] }))
  const contactId = (await t.contactOf(digits)) ?? ''
  const [state, queued] = [
    await t.stateOf(digits),
    await t.sql`select kind from outbox where contact_id = ${contactId}`,
  ]
  expect(state.stop?.on ?? false).toBe(outcome === 'stop')
  expect(await refusedTopics(digits)).toEqual(Array.isArray(outcome) ? outcome : [])
  expect(await reviews(contactId)).toHaveLength(outcome === 'unsure' ? 1 : 0)
  expect(queued.some(({ kind }) => kind === 'fresh_link')).toBe(outcome === 'link')
  const lines = await linesOf(database.admin, contactId)
  expect(lines.map(({ method }) => method)).toEqual(Array.isArray(outcome) || outcome === 'stop' ? ['list'] : [])
})

test('a form with a refusal that is clear and one that is not: the first counts, and the second is reviewed', async () => {
  const digits = newDigits()
  const rest = flow({ optout_promos: 'sim', optout_news: 'talvez' })
  for (let twice = 0; twice < 2; twice++) await t.receive(messagesOf({ messages: [messageOf({ from: digits, rest })] }))
  expect(await refusedTopics(digits)).toEqual([topics.promos])
  const contactId = await t.contactOf(digits)
  expect(await reviews(contactId)).toContainEqual({ kind: 'unsure_message' })
})

test.each(['optout_promos', 'opt-out:promos', 'OPTOUT:Promos', 'opt_out_promos'])(
  'the payload %s of a button or a row refuses its topic',
  async (payload) => {
    const row = { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: payload, title: 'Uno' } } }
    for (const rest of [button(payload, 'Uno'), row]) {
      const digits = newDigits()
      await t.receive(messagesOf({ messages: [messageOf({ from: digits, rest })] }))
      expect(await refusedTopics(digits)).toEqual([topics.promos])
    }
  },
)
