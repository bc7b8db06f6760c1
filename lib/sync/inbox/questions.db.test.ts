import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { claimOutbox } from '@/db/queries/outbox/outbox-claims'
import { WhatsAppSettings } from '@/lib/backends/whatsapp/settings'
import { decide } from '@/lib/consent/decide'
import { changeSettings } from '@/lib/services/business/business-settings'
import { operatorOf } from '@/lib/services/callers/caller'
import { openLink } from '@/lib/services/page/open-link'
import { savePreferences } from '@/lib/services/page/save-preferences'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { linesOf, visit } from '@/lib/services/testing'
import { prepareMessages } from '@/lib/sync/outbox/read-messages'
import { feedAndSign, testSigning } from '@/lib/sync/transparency-log/testing'
import { createTestDatabase } from '@/testing/database'
import { inboxTest, messageOf, messagesOf, newDigits, wamid } from './testing'

const database = await createTestDatabase()
const t = await inboxTest(database)
const { promos, news } = t.business.topics
await changeSettings(t.deps, operatorOf(t.business.id), { confirmMarketing: true })

const tap = (from: string, id: string, message = wamid(), kind = 'button_reply') =>
  messagesOf({
    messages: [
      messageOf({
        from,
        id: message,
        ago: 0,
        rest: { type: 'interactive', interactive: { type: kind, [kind]: { id, title: 'x' } } },
      }),
    ],
  })

/** A person who wrote a minute ago, so that they may be written to. */
async function person() {
  const from = newDigits()
  await t.receive(messagesOf({ messages: [messageOf({ from, body: 'hello', ago: 60 })] }))
  const contactId = (await t.contactOf(from)) ?? ''
  const look = () => visit(t.deps, t.business, contactId)
  return {
    from,
    contactId,
    look,
    async save(moved: Record<string, boolean>) {
      const actor = await look()
      const shown = Object.fromEntries(Object.entries(moved).map(([id, on]) => [id, !on]))
      const notice = actor.link.config.notices['en'] ?? ''
      await savePreferences(t.deps, actor, { notice, shown, submitted: moved })
    },
    reason: async (topicId: string) => {
      const topic = { id: topicId, policy: 'opt_in', category: 'marketing', paused: false } as const
      return decide(await t.stateOf(from), topic, { now: Date.now() }).reason
    },
    kinds: async () =>
      (
        await t.sql<{ kind: string }[]>`
        select kind from outbox where contact_id = ${contactId} order by created_at, id`
      ).map(({ kind }) => kind),
    /** Returns the messages that wait for the person, as they would be sent now, and takes them. */
    async take() {
      const now = Date.now() + 120_000
      const settings = WhatsAppSettings.parse({ phoneNumberId: '106540352242922' })
      const claimed = await inBusiness(database.app, t.business.id, (tx) =>
        claimOutbox(tx, t.business.id, t.backendId, { limit: 50, now, until: now + 60_000 }),
      )
      const own = claimed.filter((message) => message.contactId === contactId)
      const prepared = await prepareMessages(t.workerDeps, t.business.id, settings, own)
      return prepared.map(({ ready, message }) => ({ kind: message.kind, content: ready?.content ?? null }))
    },
  }
}

/** Returns the ids of the buttons or rows of a message. */
function idsOf(content: unknown): string[] {
  const { buttons = [], rows = [] } = content as { buttons?: { id: string }[]; rows?: { id: string }[] }
  return [...buttons, ...rows].map(({ id }) => id)
}

test('one message asks for all topics of a save; its first button confirms them all, once', async () => {
  const one = await person()
  await one.save({ [promos]: true, [news]: true })
  expect(await one.kinds()).toEqual(['question'])
  const [question] = await one.take()
  expect(question?.content).toMatchObject({ kind: 'buttons' })
  expect(JSON.stringify(question?.content)).toContain('About promos.')
  const [all = '', choose = '', no = ''] = idsOf(question?.content)
  expect([all, choose, no].map((id) => id.split(':')[0])).toEqual(['confirm', 'choose', 'decline'])
  const message = wamid()
  await t.receive(tap(one.from, all, message), tap(one.from, all, message), tap(one.from, all))
  expect([await one.reason(promos), await one.reason(news)]).toEqual(['opted_in', 'opted_in'])
  expect((await linesOf(database.admin, one.contactId)).map(({ kind }) => kind)).toEqual([
    'preferences',
    'confirmation',
  ])
})

test('a person may choose from a list; what they leave out waits on, and ends by itself', async () => {
  const one = await person()
  await one.save({ [promos]: true, [news]: true })
  const [question] = await one.take()
  const [, choose = ''] = idsOf(question?.content)
  await t.receive(tap(one.from, choose))
  const [list] = await one.take()
  expect(list).toMatchObject({ kind: 'choices', content: { kind: 'list' } })
  const [first = ''] = idsOf(list?.content)
  await t.receive(tap(one.from, first, wamid(), 'list_reply'))
  expect([await one.reason(promos), await one.reason(news)]).toEqual(['opted_in', 'pending_confirmation'])
})

test('"No, thanks" refuses what was asked, also after a Yes and after the time of the question', async () => {
  const one = await person()
  await one.save({ [promos]: true, [news]: true })
  const [question] = await one.take()
  const [all = '', , no = ''] = idsOf(question?.content)
  await t.receive(tap(one.from, all))
  await t.sql`update answers set pending_expires_at = now() - interval '1 second' where contact_id = ${one.contactId}`
  await t.receive(tap(one.from, no))
  expect([await one.reason(promos), await one.reason(news)]).toEqual(['opted_out', 'opted_out'])
})

test('a late tap changes nothing and is answered with the link; a stranger’s tap neither', async () => {
  const one = await person()
  const stranger = await person()
  await one.save({ [promos]: true })
  const [question] = await one.take()
  const [yes = ''] = idsOf(question?.content)
  await t.receive(tap(stranger.from, yes))
  expect(await one.reason(promos)).toBe('pending_confirmation')
  expect(await linesOf(database.admin, stranger.contactId)).toEqual([])
  await stopEverything(t.deps, await one.look())
  await t.receive(tap(one.from, yes))
  expect(await one.reason(promos)).toBe('stopped')
  expect(await one.kinds()).toContain('answer')
})

test('a word that arrives late confirms nothing that was asked for after it was written', async () => {
  const one = await person()
  const early = messageOf({ from: one.from, body: 'SIMQUERO', ago: 600 })
  await t.receive(messagesOf({ messages: [early] }))
  // Somebody with the link asks; then WhatsApp delivers the first word again, in another POST.
  await one.save({ [promos]: true })
  await t.receive(messagesOf({ messages: [early], n: 1 }))
  expect(await one.reason(promos)).toBe('pending_confirmation')
  // The same holds for a topic that was asked for by name before it was refused.
  await stopEverything(t.deps, await one.look())
  const asked = async () => (await linesOf(database.admin, one.contactId)).map(({ kind }) => kind)
  await t.receive(messagesOf({ messages: [messageOf({ from: one.from, body: 'START promos', ago: 300 })] }))
  expect(await asked()).not.toContain('confirmation_request')
  await t.receive(messagesOf({ messages: [messageOf({ from: one.from, body: 'START promos', ago: 0 })] }))
  expect(await asked()).toContain('confirmation_request')
  await t.receive(messagesOf({ messages: [messageOf({ from: one.from, body: 'SIMQUERO', ago: 0 })] }))
  expect(await one.reason(promos)).toBe('opted_in')
})

test('the same words as a text or below a template say nothing', async () => {
  const one = await person()
  await one.save({ [promos]: true })
  const [question] = await one.take()
  const [yes = ''] = idsOf(question?.content)
  const template = { type: 'button', button: { payload: yes, text: 'Yes' } }
  await t.receive(
    messagesOf({ messages: [messageOf({ from: one.from, body: yes, ago: 0 })] }),
    messagesOf({ messages: [messageOf({ from: one.from, ago: 0, rest: template })] }),
  )
  expect(await one.reason(promos)).toBe('pending_confirmation')
})

test('what was refused before the message went out is not asked', async () => {
  const one = await person()
  await one.save({ [promos]: true })
  await one.save({ [promos]: false })
  expect(await one.take()).toEqual([{ kind: 'question', content: null }])
})

test('MYDATA is answered with a code of six digits', async () => {
  const one = await person()
  await t.receive(messagesOf({ messages: [messageOf({ from: one.from, body: 'MyData', ago: 0 })] }))
  const [code] = await one.take()
  expect(code).toMatchObject({ kind: 'code', content: { kind: 'text' } })
  expect(JSON.stringify(code?.content)).toMatch(/\d{6} é o seu código/)
})

test('a message that comes in several POSTs, or whose POST is tried again, is answered once', async () => {
  const one = await person()
  const codes = async () =>
    (await t.sql<{ id: string }[]>`select id from data_codes where contact_id = ${one.contactId}`).map(({ id }) => id)
  await feedAndSign({ ...t.workerDeps, signing: testSigning() })
  await t.receive(messagesOf({ messages: [messageOf({ from: one.from, body: 'PARAR', ago: 30 })] }))
  await one.take()
  const asking = ['MYDATA', 'MYRECEIPT', 'SIMQUERO'].map((body) => messageOf({ from: one.from, body, ago: 1 }))
  await t.receive(messagesOf({ messages: asking }))
  const [first, ...others] = await codes()
  expect([first, others]).toEqual([expect.any(String), []])
  expect(await one.kinds()).toEqual(expect.arrayContaining(['code', 'receipt', 'answer']))
  const before = (await one.kinds()).length
  await one.take()
  for (const n of [1, 2, 3]) await t.receive(messagesOf({ messages: asking, n }))
  // The code that the person has in hand still opens their data.
  expect(await codes()).toEqual([first])
  expect(await one.kinds()).toHaveLength(before)
})

test('MYRECEIPT is answered with the receipt of the last choice, a few times in an hour, and a No waits for none', async () => {
  const one = await person()
  const write = (body: string, ago = 0) =>
    t.receive(messagesOf({ messages: [messageOf({ from: one.from, body, ago })] }))
  await feedAndSign({ ...t.workerDeps, signing: testSigning() })
  // Nothing was chosen yet, so there is only the page.
  await write('MyReceipt')
  expect(await one.kinds()).toEqual(['answer'])
  await one.take()

  // Of a No and a Yes within one second the No would win.
  await write('PARAR', 30)
  expect(await one.reason(promos)).toBe('stopped')
  await write('Meu Comprovante')
  expect(await one.kinds()).not.toContain('receipt')
  await write('meucomprovante!')
  const [line] = await linesOf(database.admin, one.contactId)
  const content = (await one.take()).find(({ kind }) => kind === 'receipt')?.content ?? null
  expect(content).toMatchObject({ kind: 'link', text: expect.stringContaining('Referência') })
  const url = content?.kind === 'link' ? content.url : ''
  expect(url).toContain(`?my=receipt&l=pt-BR&done=${line?.changeId}`)
  const link = await openLink(t.deps, new URL(url).pathname.split('/').at(-1) ?? '')
  expect(link).toMatchObject({ power: 'full', contactId: one.contactId })

  for (let more = 0; more < 3; more++) {
    await write('MYRECEIPT')
    await one.take()
  }
  expect((await one.kinds()).filter((kind) => kind === 'receipt')).toHaveLength(3)
  // What they say in the meantime counts at once.
  await write('VOLTAR')
  expect(await one.reason(promos)).not.toBe('stopped')
})
