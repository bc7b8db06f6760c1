import { expect, test } from 'vitest'
import { createTestDatabase } from '@/db/testing/database'
import { mintLink } from '@/lib/links/mint-link'
import { linkDay } from '@/lib/links/link-age'
import { openLink, type LiveLink } from './open-link'
import { savePreferences } from './save-preferences'
import { stopEverything } from './stop-everything'
import { makeBusiness, makeContact, testDeps } from './testing'
import type { PageActor } from './page-act'

const database = await createTestDatabase()
const deps = testDeps(database.app)

async function visit(contactId: string, businessNumber: number): Promise<PageActor> {
  const token = mintLink(deps.links, {
    business: businessNumber,
    contact: contactId,
    source: 0,
    day: linkDay(Date.now()),
    epoch: 0,
    language: 0,
  })
  const link = (await openLink(deps, token)) as LiveLink
  return { link, formId: `${contactId}:${link.contact.headSeq}`, locale: 'en', ip: null, userAgent: 'test' }
}

test('a saved choice is one line, holds at once, and marks every backend', async () => {
  const business = await makeBusiness(deps)
  const contactId = await makeContact(deps, business.id)
  const actor = await visit(contactId, business.number)
  const { promos } = business.topics
  const result = await savePreferences(deps, actor, {
    notice: actor.link.config.notices['en'] ?? '',
    shown: { [promos]: false },
    submitted: { [promos]: true },
  })
  expect(result).toMatchObject({ outcome: 'saved', change: { outcome: 'recorded' }, askedAgain: [], between: false })
  const after = await visit(contactId, business.number)
  expect(after.link.state.topics[promos]?.lanes.own).toMatchObject({ answer: 'in', basis: 'consent' })
  expect(after.link.contact.headSeq).toBe(1)
  const marks = await database.admin.sql`select version, urgent from sync_marks where contact_id = ${contactId}`
  expect(marks).toMatchObject([{ version: 1, urgent: false }])
  expect(deps.wokenFor).toContain(business.id)
})

test('a stop is stored and the same form sent twice has the effect of once', async () => {
  const business = await makeBusiness(deps)
  const contactId = await makeContact(deps, business.id)
  const actor = await visit(contactId, business.number)
  const first = await stopEverything(deps, actor)
  const second = await stopEverything(deps, actor)
  expect(first.outcome).toBe('recorded')
  expect(second).toMatchObject({ outcome: 'repeated' })
  expect((await visit(contactId, business.number)).link.contact.headSeq).toBe(1)
})
