import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { linesOf } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import {
  envelopeOf,
  inboxTest,
  messageOf,
  messagesOf,
  newDigits,
  newUser,
  PHONE_NUMBER_ID,
  secondsAgo,
  wamid,
} from './testing'

const database = await createTestDatabase()
const t = await inboxTest(database)

const statusOf = (rest: Record<string, unknown>, code?: number) => ({
  id: wamid(),
  status: code ? 'failed' : 'delivered',
  timestamp: secondsAgo(10),
  ...(code ? { errors: [{ code, title: 'x' }] } : {}),
  ...rest,
})
const preferenceOf = (
  value: 'stop' | 'resume',
  ago: number,
  person: Record<string, unknown>,
  number = PHONE_NUMBER_ID,
) =>
  messagesOf(
    {
      contacts: [person],
      user_preferences: [
        {
          ...person,
          detail: `User requested to ${value}`,
          category: 'marketing_messages',
          value,
          timestamp: Number(secondsAgo(ago)),
        },
      ],
    },
    'user_preferences',
    number,
  )
const countsOf = (template: string) =>
  t.sql<{ code: string; count: number }[]>`
    select code, sum(count)::int as count from message_counts
    where business_id = ${t.business.id} and template = ${template} group by 1 order by 1`
const templateNamed = async (name: string, category = 'utility') => {
  const id = newId()
  await t.sql`insert into templates (business_id, id, name, language, category, first_seen_at) values (${t.business.id}, ${id}, ${name}, 'en-US', ${category}, now())`
  return id
}
const sentOf = async (templateId: string, contactId: string | null = null) => {
  const id = wamid()
  await t.sql`insert into sent_messages (business_id, message_id, contact_id, template_id, sent_at) values (${t.business.id}, ${id}, ${contactId}, ${templateId}, now())`
  return id
}

test('statuses and codes are counted by template and day, each once, and refuse nothing', async () => {
  const templateId = await templateNamed('news_v1')
  const [from, id] = [newDigits(), await sentOf(templateId)]
  const ones = [
    statusOf({ id, recipient_id: from }),
    statusOf({ id, recipient_id: from, status: 'read' }),
    ...[131049, 130472, 131026, 131047].map((code) => statusOf({ id: `${id}${code}`, recipient_id: from }, code)),
  ]
  await t.receive(...[1, 2, 3].map((n) => messagesOf({ statuses: [...ones, ...ones], n })))
  expect(await countsOf(templateId)).toEqual([
    { code: 'delivered', count: 1 },
    { code: 'read', count: 1 },
  ])
  expect(await countsOf('unknown')).toEqual(
    ['130472', '131026', '131047', '131049'].map((code) => ({ code, count: 1 })),
  )
  expect(await t.contactOf(from)).toBeNull()
})

test('131050 is a stop at that sender, of a number, of a user id, and of whom the message went to', async () => {
  const templateId = await templateNamed('promo_v1', 'marketing')
  const [from, user, silent] = [newDigits(), newUser(), newDigits()]
  await t.receive(messagesOf({ messages: [messageOf({ from: silent })] }))
  const silentId = (await t.contactOf(silent)) ?? ''
  const unnamed = await sentOf(templateId, silentId)
  const post = messagesOf({
    statuses: [
      statusOf({ recipient_id: from }, 131050),
      statusOf({ recipient_user_id: user }, 131050),
      statusOf({ id: unnamed }, 131050),
    ],
  })
  await t.receive(post, { ...post, again: true })
  for (const contactId of [await t.contactOf(from), await t.contactOfUser(user), silentId]) {
    const lines = await linesOf(database.admin, contactId ?? '')
    expect(lines).toMatchObject([{ kind: 'provider_stop', method: 'provider_error' }])
  }
  expect(await countsOf(templateId)).toEqual([{ code: '131050', count: 1 }])
  const [source] =
    await t.sql`select s.name from ledger l join sources s on s.business_id = l.business_id and s.id = l.source_id
      where l.contact_id = ${silentId}`
  expect(source).toEqual({ name: 'promo_v1' })
})

test('stop and resume in WhatsApp hold for the sender that they name, in the order of their times', async () => {
  const from = newDigits()
  const other = '999000111'
  await t.receive(preferenceOf('resume', 50, { wa_id: from }), preferenceOf('stop', 100, { wa_id: from }))
  await t.receive(preferenceOf('stop', 40, { wa_id: from }, other))
  const state = await t.stateOf(from)
  const senders = await t.sql<{ id: string; number: string }[]>`
    select id, phone_number_id as number from senders where business_id = ${t.business.id}`
  const of = (number: string) => state.providerStops[senders.find((each) => each.number === number)?.id ?? '']?.on
  expect(of(PHONE_NUMBER_ID)).toBe(false)
  expect(of(other)).toBe(true)
  expect(state.topics).toEqual({})
})

test('a preference with a user id alone makes the contact, five times is once', async () => {
  const user = newUser()
  const once = preferenceOf('stop', 20, { user_id: user })
  await t.receive(...[1, 2, 3, 4, 5].map((n) => ({ ...once, n })))
  const lines = await linesOf(database.admin, (await t.contactOfUser(user)) ?? '')
  expect(lines).toMatchObject([{ kind: 'provider_stop', method: 'provider_preference' }])
  expect(lines[0]?.occurredAt).toBe(lines[0]!.occurredAt - (lines[0]!.occurredAt % 1000) + 999)
})

const template = {
  message_template_id: 806312974732579,
  message_template_name: 'welcome',
  message_template_language: 'en-US',
}
const at = Math.floor(Date.now() / 1000) - 1000
const stored = async () =>
  (
    await t.sql`select category, status, quality, provider_id, first_seen_at from templates where business_id = ${t.business.id} and name = 'welcome'`
  )[0]

test('a template that becomes marketing is marketing, whatever comes late; its history is kept once', async () => {
  const category = (value: Record<string, unknown>, time: number) =>
    envelopeOf('template_category_update', { ...template, ...value }, time)
  const approved = { event: 'APPROVED', reason: 'NONE', message_template_category: 'UTILITY', ...template }
  await t.receive(envelopeOf('message_template_status_update', approved, at))
  const first = await stored()
  expect(first).toMatchObject({ category: 'utility', status: 'APPROVED', provider_id: '806312974732579' })
  await t.receive(
    category({ new_category: 'UTILITY', correct_category: 'MARKETING', category_update_timestamp: at + 90 }, at + 10),
  )
  expect(await stored()).toMatchObject({ category: 'utility' })
  const done = category({ previous_category: 'UTILITY', new_category: 'MARKETING' }, at + 100)
  await t.receive(done, { ...done, again: true })
  await t.receive(envelopeOf('message_template_status_update', { ...approved, event: 'PENDING' }, at + 50))
  await t.receive(envelopeOf('message_template_quality_update', { new_quality_score: 'YELLOW', ...template }, at + 60))
  await t.receive(envelopeOf('message_template_components_update', template, at + 70))
  expect(await stored()).toEqual({ ...first, category: 'marketing', status: 'PENDING', quality: 'YELLOW' })
  const kinds = await t.sql`select kind from template_events where business_id = ${t.business.id} order by occurred_at`
  expect(kinds.map((each) => each['kind'])).toEqual([
    'status',
    'category',
    'status',
    'quality',
    'components',
    'category',
  ])
})

test('a template known by its id only is found, and an unknown one is counted', async () => {
  const byId = { message_template_id: 806312974732579, new_quality_score: 'RED' }
  await t.receive(envelopeOf('message_template_quality_update', byId, at + 200))
  expect(await stored()).toMatchObject({ quality: 'RED' })
  await t.receive(envelopeOf('message_template_quality_update', { ...byId, message_template_id: 1 }, at))
  expect(await t.counted('template', 'unknown')).toBe(1)
})
