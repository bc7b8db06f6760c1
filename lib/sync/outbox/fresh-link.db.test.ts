import { expect, test, vi } from 'vitest'
import type { WhatsAppSettings } from '@/lib/backends/whatsapp/settings'
import type { ListedTemplate } from '@/lib/backends/whatsapp/templates'
import { lookForFreshLink, requestFreshLink } from '@/lib/services/messages/request-fresh-link'
import { recordListedTemplates } from '@/lib/services/templates/record-listed-templates'
import { createTestDatabase } from '@/testing/database'
import { outboxTest } from './testing'

const database = await createTestDatabase()
const settled = { interval: 20 }
const NAME = 'your_link'

/** Makes a business whose template for fresh links exists in two languages. */
async function setUp() {
  const stand = await outboxTest(database)
  const { sql, account, business, backendId, sync } = stand
  const settings = async (change: Partial<WhatsAppSettings>) => {
    account.settings = { ...account.settings, ...change }
    await sql`update backends set settings = ${sql.json(account.settings)} where id = ${backendId}`
  }
  const list = (template: Partial<ListedTemplate> = {}) => {
    const listed = ['es', 'en-US'].map((language) => ({
      providerId: language,
      name: NAME,
      language,
      category: 'utility' as const,
      status: 'APPROVED',
      quality: null,
      urlButtons: [],
      ...template,
    }))
    return recordListedTemplates(sync.syncDeps().services, business.id, listed, Date.now())
  }
  await settings({ freshLinkTemplate: NAME })
  await list()
  return {
    ...stand,
    settings,
    list,
    ask: (contact: string) => requestFreshLink(sync.deps, business.id, contact),
    look: (contact: string) => lookForFreshLink(sync.deps, business.id, contact),
  }
}

test('within their 24 hours a person gets the link as a message', async () => {
  const { ask, person, account, startWorker } = await setUp()
  expect(await ask(await person(1))).toBe('queued')
  startWorker()
  await vi.waitFor(() => expect(account.sent).toHaveLength(1), settled)
  expect(account.sent[0]?.content).toMatchObject({
    kind: 'link',
    text: expect.stringMatching(/^Choose what/) as string,
  })
})

test('after 24 hours the link comes by the template in their language, and the template is recorded', async () => {
  const { ask, person, account, startWorker, sql, message } = await setUp()
  const contact = await person(48)
  expect(await ask(contact)).toBe('queued')
  startWorker()
  await vi.waitFor(async () => expect((await message(contact))?.message_id).toBe('wamid.1'), settled)
  expect(account.sent[0]?.content).toEqual({
    kind: 'template',
    name: NAME,
    language: 'en-US',
    suffix: expect.stringMatching(/^[\w-]{60}$/) as string,
  })
  const rows = await sql`
    select t.language from sent_messages s
      join templates t on t.business_id = s.business_id and t.id = s.template_id where s.contact_id = ${contact}`
  expect(rows).toEqual([{ language: 'en-US' }])
})

test('a language that the business has chosen for ours comes before the one that only looks like it', async () => {
  const { ask, person, account, startWorker, settings, sync, business } = await setUp()
  const listed = { providerId: 'gb', name: NAME, language: 'en-GB', category: 'utility' as const, status: 'APPROVED' }
  await recordListedTemplates(
    sync.syncDeps().services,
    business.id,
    [{ ...listed, quality: null, urlButtons: [] }],
    Date.now(),
  )
  await settings({ freshLinkLanguages: { en: 'en_GB' } })
  await ask(await person(48))
  startWorker()
  await vi.waitFor(() => expect(account.sent).toHaveLength(1), settled)
  expect(account.sent[0]?.content).toMatchObject({ kind: 'template', language: 'en-GB' })
})

test('a person who is known by a user id alone gets it there', async () => {
  const { ask, person, account, startWorker, sql } = await setUp()
  const contact = await person(48)
  await sql`update identities set kind = 'bsuid', value = 'BR.13491208655302741918', match_key = 'bsuid:BR.13491208655302741918'
    where contact_id = ${contact}`
  expect(await ask(contact)).toBe('queued')
  startWorker()
  await vi.waitFor(() => expect(account.sent).toHaveLength(1), settled)
  expect(account.sent[0]?.to).toEqual({ kind: 'bsuid', value: 'BR.13491208655302741918' })
})

test('a contact without an address, or without a template, is not offered a fresh link', async () => {
  const { look, ask, person, settings, sql } = await setUp()
  const [contact, nameless] = [await person(48), await person(48)]
  await sql`update identities set ended_at = now() where contact_id = ${nameless}`
  expect([await look(contact), await look(nameless)]).toEqual(['possible', 'impossible'])
  await settings({ freshLinkTemplate: null })
  expect([await look(contact), await ask(contact)]).toEqual(['impossible', 'impossible'])
  expect(await look(await person(1))).toBe('possible')
})

test('one in 24 hours: counted from when it went, asked at once or one after another; looking queues nothing', async () => {
  const { ask, look, person, account, startWorker, sql, message } = await setUp()
  const contact = await person(48)
  expect(await look(contact)).toBe('possible')
  expect(await message(contact)).toBeUndefined()
  const asked = await Promise.all(Array.from({ length: 5 }, () => ask(contact)))
  expect(asked.toSorted()).toEqual(['queued', 'recently', 'recently', 'recently', 'recently'])
  startWorker()
  await vi.waitFor(async () => expect((await message(contact))?.message_id).toBe('wamid.1'), settled)
  expect([await ask(contact), await look(contact)]).toEqual(['recently', 'sent'])
  const sentAt = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
  await sql`update outbox set sent_at = ${sentAt(23.9)} where contact_id = ${contact}`
  expect(await ask(contact)).toBe('recently')
  await sql`update outbox set sent_at = ${sentAt(24.1)} where contact_id = ${contact}`
  expect(await ask(contact)).toBe('queued')
  await vi.waitFor(() => expect(account.sent).toHaveLength(2), settled)
})

test('a link that WhatsApp refused does not count: it can be requested again', async () => {
  const { ask, look, person, account, startWorker, message } = await setUp()
  account.answer = () => ({ kind: 'give_up', reason: 'graph_131026', code: 131026 })
  const contact = await person(48)
  await ask(contact)
  startWorker()
  await vi.waitFor(async () => expect((await message(contact))?.last_error).toBe('graph_131026'), settled)
  expect([await look(contact), await ask(contact)]).toEqual(['possible', 'queued'])
})

test.each([{ category: 'marketing' as const }, { status: 'PAUSED' }])(
  'a template that is %j carries no fresh link, also when it became so while the message waited',
  async (template) => {
    const { ask, look, person, account, startWorker, message, list } = await setUp()
    const contact = await person(48)
    expect(await ask(contact)).toBe('queued')
    await list(template)
    const other = await person(48)
    expect([await look(other), await ask(other)]).toEqual(['impossible', 'impossible'])
    startWorker()
    await vi.waitFor(async () => expect((await message(contact))?.last_error).toBe('window_closed'), settled)
    expect(account.sent).toEqual([])
  },
)
