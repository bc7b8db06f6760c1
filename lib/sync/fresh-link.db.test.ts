import { expect, test, vi } from 'vitest'
import { requestFreshLink } from '@/lib/services/request-fresh-link'
import { recordListedTemplates } from '@/lib/services/record-listed-templates'
import type { ListedTemplate } from '@/lib/backends/whatsapp/templates'
import { createTestDatabase } from '@/db/testing/database'
import { outboxTest } from './outbox/testing'

const database = await createTestDatabase()
const settled = { timeout: 5000, interval: 20 }
const NAME = 'your_link'

/** A business whose template for fresh links is there in two languages. */
async function setUp(template: Partial<ListedTemplate> = {}) {
  const stand = await outboxTest(database)
  const { sql, account, business, backendId, sync } = stand
  account.settings = { ...account.settings, freshLinkTemplate: NAME }
  await sql`update backends set settings = ${sql.json({ phoneNumberId: '1065', freshLinkTemplate: NAME })} where id = ${backendId}`
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
  await recordListedTemplates(sync.deps, business.id, listed, Date.now())
  return { ...stand, ask: (contact: string) => requestFreshLink(sync.deps, business.id, contact) }
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

test('outside of them by the template, in their language, and it is remembered which', async () => {
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
    select t.language from sent_messages s join templates t on t.id = s.template_id where s.contact_id = ${contact}`
  expect(rows).toEqual([{ language: 'en-US' }])
})

test.each([{ category: 'marketing' as const }, { status: 'PAUSED' }])(
  'a template that is %j carries no fresh link',
  async (template) => {
    const { ask, person, account, startWorker, message } = await setUp(template)
    const contact = await person(48)
    await ask(contact)
    startWorker()
    await vi.waitFor(async () => expect((await message(contact))?.last_error).toBe('window_closed'), settled)
    expect(account.sent).toEqual([])
  },
)
