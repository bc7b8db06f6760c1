import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { ensureSource } from '@/db/queries/business/sources'
import { insertSentMessages } from '@/db/queries/messages/sent-messages'
import { restartWatch } from '@/db/queries/template-watch/watch'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { giveReason } from '@/lib/services/page/give-reason'
import { pauseMessages } from '@/lib/services/page/pause-messages'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { undoChange } from '@/lib/services/page/undo-change'
import { listOptouts } from '@/lib/services/template-watch/list-optouts'
import { listRecipients } from '@/lib/services/template-watch/list-recipients'
import { readBoardDays } from '@/lib/services/template-watch/read-board-days'
import { readSaves } from '@/lib/services/template-watch/read-saves'
import { readWatchBoard } from '@/lib/services/template-watch/read-watch-board'
import { readWatchedTemplate } from '@/lib/services/template-watch/read-watched-template'
import { visit } from '@/lib/services/testing'
import { inboxTest, messageOf, messagesOf, newDigits, secondsAgo, wamid } from '@/lib/sync/inbox/testing'
import { no, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { zoneAtNoon } from '@/testing/noon'
import { feedAll } from './feed-lines'
import { purgeSentMessages } from './purge-sent-messages'
import { createTemplateWatch } from './watch-templates'

const database = await createTestDatabase()
const t = await inboxTest(database)
const { deps, business, sql } = t
const operator = operatorOf(business.id)
const timeZone = zoneAtNoon()
await sql`update businesses set time_zone = ${timeZone} where id = ${business.id}`
const HOUR = 3_600_000
const clock = { now: () => Date.now() + 10_000 }
const watch = createTemplateWatch({ ...t.workerDeps, clock }, () => true)
const work = async () => {
  await feedAll(t.workerDeps, () => true)
  // Counting and attributing make judging due.
  for (let turn = 0; turn < 2; turn++) await watch()
}
const dayOf = (at: number) => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)

async function template(name: string, topicId: string | null = business.topics.promos, category = 'marketing') {
  const id = newId()
  await sql`
    insert into templates (business_id, id, name, language, category, topic_id, first_seen_at)
    values (${business.id}, ${id}, ${name}, 'en-US', ${category}, ${topicId}, now())`
  return id
}

/** Records messages as the gateway does. */
async function send(templateId: string, contactId: string | null, ago = HOUR, messageId = wamid()) {
  const row = { messageId, contactId, templateId, sourceId: null, senderId: null, sentAt: Date.now() - ago }
  await inBusiness(deps.db, business.id, (tx) => insertSentMessages(tx, business.id, [row]))
  return messageId
}

const status = (id: string, word: string, ago = 3000) => ({ id, status: word, timestamp: secondsAgo(ago) })
const told = (...statuses: object[]) => messagesOf({ statuses })

const days = async (templateId: string) =>
  (
    await sql<Record<string, number | string>[]>`
      select day::text, sum(sent)::int as sent, sum(failed)::int as failed, sum(delivered)::int as delivered,
        sum(read)::int as read, sum(direct_optouts)::int as direct, sum(window_optouts)::int as window,
        sum(direct_pauses + window_pauses)::int as pauses, sum(agreed)::int as agreed, sum(refused)::int as refused,
        sum(unanswered)::int as unanswered
      from template_days where business_id = ${business.id} and template_id = ${templateId} group by day order by day`
  ).map(({ day, ...counts }) => ({
    ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)),
    day,
  }))

/** A contact with a number, who has written once. */
async function person(): Promise<{ id: string; digits: string }> {
  const digits = newDigits()
  await t.receive(messagesOf({ messages: [messageOf({ from: digits })] }))
  return { id: (await t.contactOf(digits)) ?? '', digits }
}

test('statuses count once, in any order, before the message itself is known, from two numbers', async () => {
  const [offer, early, late] = [await template('any_order'), wamid(), wamid()]
  await t.receive(told(status(early, 'read'), status(early, 'delivered'), status(wamid(), 'delivered')))
  await work()
  expect(await days(offer)).toEqual([])
  await send(offer, null, HOUR, early)
  await send(offer, null, HOUR, late)
  await work()
  const [day] = [dayOf(Date.now() - HOUR)]
  expect(await days(offer)).toEqual([{ day, sent: 2, delivered: 1, read: 1, unanswered: 2 }])
  const other = messagesOf({ statuses: [status(late, 'failed'), status(late, 'sent')] }, 'messages', '999')
  await t.receive(other, told(status(early, 'delivered', 2900)), { ...other, again: 1 })
  await work()
  expect(await days(offer)).toEqual([{ day, sent: 2, delivered: 1, read: 1, failed: 1, unanswered: 2 }])
})

test('two numbers that send one template have their own figures', async () => {
  const [offer, one, two] = [await template('two_numbers'), wamid(), wamid()]
  await t.receive(
    told(status(one, 'delivered')),
    messagesOf({ statuses: [status(two, 'delivered')] }, 'messages', '888'),
  )
  await send(offer, null, HOUR, one)
  await send(offer, null, HOUR, two)
  await work()
  const read = await readWatchedTemplate(deps, operator, 'two_numbers', { days: 7 })
  if (read.outcome !== 'read') throw new Error(read.outcome)
  expect(read.senders.map(({ total, displayNumber }) => [total.delivered, displayNumber !== null])).toEqual([
    [1, true],
    [1, true],
  ])
  expect(read.template.total.delivered).toBe(2)
})

test('a reply is tied to its message, another refusal to the last one delivered, and each counts once', async () => {
  const [offer, news] = [await template('replied'), await template('last_one', business.topics.news)]
  const [ana, bob] = [await person(), await person()]
  const [replied] = [await send(offer, ana.id, 3 * HOUR), await send(news, ana.id, 2 * HOUR)]
  const last = await send(news, bob.id, 2 * HOUR)
  await t.receive(told(status(last, 'delivered', 7000), status(replied, 'delivered', 10_000)))
  await t.receive(messagesOf({ messages: [messageOf({ from: ana.digits, body: 'STOP', context: replied, ago: 60 })] }))
  await t.receive(messagesOf({ messages: [messageOf({ from: bob.digits, body: 'STOP', ago: 60 })] }))
  await t.say(bob.id, no(business.topics.orders))
  await work()
  expect(await days(offer)).toMatchObject([{ direct: 1, delivered: 1 }])
  // Somebody nobody knew replies.
  const stranger = await send(offer, null, 2 * HOUR)
  const reply = messageOf({ from: newDigits(), body: 'STOP', context: stranger, ago: 60 })
  await t.receive(messagesOf({ messages: [reply] }))
  await work()
  expect(await days(offer)).toMatchObject([{ direct: 2, delivered: 2 }])
  expect(await days(news)).toMatchObject([{ window: 1, sent: 2 }])
  // No status has said that Ana's other message arrived, and she did not answer it.
  expect(await days(news)).toMatchObject([{ delivered: 1 }])
  const listed = await listOptouts(deps, operator, { name: 'last_one', after: null })
  if (listed.outcome !== 'read') throw new Error(listed.outcome)
  expect(listed.optouts.map(({ event, attribution, counts }) => [event, attribution, counts])).toEqual([
    ['topic', 'window', false],
    ['stop', 'window', true],
  ])
  expect(listed.optouts[0]?.person?.id).toBe(bob.id)
})

test('a refusal moves to the day of the delivery when its status comes, and is found again after a loss', async () => {
  const offer = await template('moved')
  const { id, digits } = await person()
  const message = await send(offer, id, 50 * HOUR)
  await t.receive(messagesOf({ messages: [messageOf({ from: digits, body: 'STOP', context: message, ago: 60 })] }))
  await work()
  expect(await days(offer)).toMatchObject([
    { day: dayOf(Date.now() - 50 * HOUR), sent: 1 },
    { day: dayOf(Date.now() - 60_000), delivered: 1, direct: 1 },
  ])
  await t.receive(told(status(message, 'delivered', 49 * 3600)))
  await work()
  const known = await days(offer)
  expect(known[0]).toMatchObject({ day: dayOf(Date.now() - 49 * HOUR), delivered: 1, direct: 1 })
  expect(known.flatMap((day) => ('direct' in day ? [day.day] : []))).toHaveLength(1)
  await sql`delete from template_optouts where business_id = ${business.id}`
  await sql`update template_days set direct_optouts = 0, window_optouts = 0, direct_pauses = 0, window_pauses = 0
    where business_id = ${business.id}`
  await inBusiness(database.worker, business.id, (tx) => restartWatch(tx, business.id))
  await work()
  expect(await days(offer)).toEqual(known)
  await inBusiness(database.worker, business.id, (tx) => restartWatch(tx, business.id))
  await work()
  expect(await days(offer)).toEqual(known)
})

test('an undone stop drives nobody away, and a pause instead of a stop is a save with its reason', async () => {
  const offer = await template('saved')
  const { id: contactId } = await person()
  const message = await send(offer, contactId, HOUR)
  await t.receive(told(status(message, 'read')))
  const source = { id: newId(), kind: 'template', name: 'saved', reference: offer, now: Date.now() } as const
  const number = await inBusiness(deps.db, business.id, (tx) => ensureSource(tx, business.id, source))
  const look = () => visit(deps, business, contactId, { source: number })
  const changed = (result: { outcome: string; changeId?: string | null }) => result.changeId ?? ''
  const first = changed(await stopEverything(deps, await look()))
  await work()
  expect(await days(offer)).toMatchObject([{ direct: 1 }])
  await undoChange(deps, await look(), first)
  await work()
  expect(await days(offer)).toEqual([expect.not.objectContaining({ direct: 1 })])
  const stop = changed(await stopEverything(deps, await look()))
  await giveReason(deps, await look(), stop, 'too_many', null)
  const pause = changed(await pauseMessages(deps, await look(), '1m', stop))
  await work()
  expect(await days(offer)).toMatchObject([{ pauses: 1 }])
  expect(await days(offer)).toEqual([expect.not.objectContaining({ direct: 1 })])
  const today = dayOf(Date.now())
  const saves = () => readSaves(deps, operator, { from: today, to: today, name: 'saved' })
  expect(await saves()).toEqual({
    outcome: 'read',
    stops: 1,
    saved: { pause: 1, topics: 0 },
    reasons: [{ reason: 'too_many', stops: 1, pause: 1, topics: 0 }],
  })
  await undoChange(deps, await look(), pause)
  await work()
  expect(await days(offer)).toMatchObject([{ direct: 1 }])
  expect(await saves()).toMatchObject({ stops: 1, saved: { pause: 0, topics: 0 } })
})

test('what recipients had said is what they had said when it was sent', async () => {
  const offer = await template('as_of')
  const [agreed, refused, silent] = [await person(), await person(), await person()]
  await t.say(agreed.id, yes(business.topics.promos))
  await t.say(refused.id, no(business.topics.promos))
  for (const { id } of [agreed, refused, silent]) await send(offer, id, 0)
  await send(offer, agreed.id, HOUR)
  await t.say(agreed.id, no(business.topics.promos))
  await work()
  const today = dayOf(Date.now())
  const asked = { name: 'as_of', from: dayOf(Date.now() - HOUR), to: today, standing: null, after: null }
  const read = await listRecipients(deps, operator, asked)
  if (read.outcome !== 'read') throw new Error(read.outcome)
  expect(read.recipients.map(({ standing, reason }) => [standing, reason])).toHaveLength(4)
  expect(read.recipients.map(({ standing }) => standing).toSorted()).toEqual([
    'agreed',
    'refused',
    'unanswered',
    'unanswered',
  ])
  const against = await listRecipients(deps, operator, { ...asked, standing: 'refused' })
  expect(against).toMatchObject({ recipients: [{ contactId: refused.id, reason: 'opted_out' }], next: null })
  expect(await listRecipients(deps, operator, { ...asked, from: '2026-02-30' })).toEqual({ outcome: 'invalid_days' })
  expect(await listRecipients(deps, operator, { ...asked, name: 'none' })).toEqual({ outcome: 'unknown_template' })
})

test('a template that drives people away is judged harming, its state is kept and the board shows it first', async () => {
  const [bad, rest] = [await template('harmful'), await template('harmless')]
  const [nil, today] = ['00000000-0000-0000-0000-000000000000', Date.now()]
  for (let ago = 1; ago <= 5; ago++)
    for (const [id, delivered, direct] of [
      [bad, 500, 4],
      [rest, 14_500, 29],
    ] as const)
      await sql`
        insert into template_days (business_id, template_id, sender_id, day, category, sent, delivered, direct_optouts)
        values (${business.id}, ${id}, ${nil}, ${dayOf(today - ago * 24 * HOUR)}, 'marketing', ${delivered}, ${delivered},
          ${direct})`
  await sql`update template_watch set judge_due_at = now() - interval '1 second' where business_id = ${business.id}`
  await watch()
  const board = await readWatchBoard(deps, operator, { days: 30 })
  if (board.outcome !== 'read') throw new Error(board.outcome)
  expect(board.templates[0]).toMatchObject({
    name: 'harmful',
    state: 'harming',
    isNew: true,
    verdicts: { direct: { state: 'harming', seen: 20, comparedWith: 'others', atLeastTwice: false } },
  })
  const shown = await readBoardDays(deps, operator, board.templates.slice(0, 1), board.days)
  if (shown.outcome !== 'read') throw new Error(shown.outcome)
  expect(shown.templates.get('harmful')?.direct.slice(-4)).toEqual([4, 4, 4, 0])
  expect(shown.templates.get('harmful')?.window).toEqual(board.days.map(() => 0))
  expect(board.judgedAt).not.toBeNull()
  const since = board.templates[0]?.stateSince
  // What became utility is compared with utility from then on.
  await sql`
    insert into template_days (business_id, template_id, sender_id, day, category, sent, delivered, direct_optouts)
    values (${business.id}, ${bad}, ${nil}, ${dayOf(today - 6 * 24 * HOUR)}, 'utility', 10, 10, 5)`
  await sql`update template_watch set judge_due_at = now() - interval '1 second' where business_id = ${business.id}`
  await watch()
  const again = await readWatchedTemplate(deps, operator, 'harmful', { days: 30 })
  expect(again).toMatchObject({
    template: { stateSince: since },
    languages: [{ verdicts: { direct: { seen: 25, comparedWith: 'others' } } }],
  })
  // Both read the sums of all its days, whatever the category.
  const after = await readWatchBoard(deps, operator, { days: 30 })
  const totals = after.outcome === 'read' ? after.templates.map(({ name, total }) => [name, total]) : []
  expect(Object.fromEntries(totals)).toMatchObject({ harmful: again.outcome === 'read' ? again.template.total : null })
})

test('old messages are deleted and stay counted; statuses of messages nobody told of go after two days', async () => {
  const offer = await template('old')
  const message = await send(offer, null, 200 * 24 * HOUR)
  const unknown = wamid()
  await t.receive(told(status(unknown, 'delivered', 3 * 24 * 3600)))
  await work()
  await purgeSentMessages({ ...deps, clock }, business.id, () => true)
  expect(await sql`select 1 from sent_messages where message_id in (${message}, ${unknown})`).toHaveLength(0)
  expect(await days(offer)).toMatchObject([{ sent: 1 }])
})

test('the operator chooses how long messages are kept', async () => {
  const offer = await template('kept for two weeks')
  const [old, young] = [await send(offer, null, 15 * 24 * HOUR), await send(offer, null, 13 * 24 * HOUR)]
  await work()
  await purgeSentMessages(
    { ...deps, clock, settings: { ...deps.settings, sentMessageDays: 14 } },
    business.id,
    () => true,
  )
  const left = await sql`select message_id from sent_messages where message_id in (${old}, ${young})`
  expect(left).toEqual([{ message_id: young }])
})
