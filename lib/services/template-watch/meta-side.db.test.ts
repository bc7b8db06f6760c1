import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { listTemplates } from '@/db/queries/templates/template-list'
import { phoneIdentity } from '@/lib/consent/identities'
import { operatorOf } from '@/lib/services/callers/caller'
import { changeContact } from '@/lib/services/changes/change-contact'
import { recordListedTemplates } from '@/lib/services/templates/record-listed-templates'
import { recordTemplateEvent } from '@/lib/services/templates/record-template-event'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { lintStored } from './lint-stored'
import { qualityWeek } from './quality-week'
import { readComments } from './read-comments'
import { readMetaSide } from './read-meta-side'

const database = await createTestDatabase()
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Noon, because what is counted by the day must not hang on the hour at which the test runs. */
const NOON = Date.UTC(2026, 10, 20, 12)

async function setUp() {
  const deps = testDeps(database.app, { clock: { now: () => NOON } })
  const worker = testDeps(database.worker)
  const business = await makeBusiness(deps)
  const listed = {
    ...{ providerId: '9', name: 'combo', language: 'pt-BR', status: 'APPROVED', quality: 'GREEN', urlButtons: [] },
    category: 'marketing' as const,
    content: {
      ...{ variables: 'positional' as const, header: null, bodyExamples: [], footer: null, buttons: [], others: [] },
      body: 'Oi {{1}}, o combo da semana está de volta em bit.ly/combo hoje.',
    },
  }
  const list = (at: number, over: object = {}) =>
    recordListedTemplates(worker, business.id, [{ ...listed, ...over }], at)
  const event = (change: Parameters<typeof recordTemplateEvent>[2]['change'], at: number) =>
    recordTemplateEvent(
      worker,
      business.id,
      {
        ...{ family: 'template', wabaId: 'w', providerId: '9', name: 'combo', language: 'pt-BR', change },
        seconds: Math.floor(at / 1000),
      },
      at,
    )
  return { deps, business, caller: operatorOf(business.id), list, event }
}

test('the texts of WhatsApp’s list are kept, linted, and answered with what helps', async () => {
  const { deps, caller, list } = await setUp()
  expect(await lintStored(deps, caller, 'combo')).toEqual({ outcome: 'unknown_template' })
  await list(Date.now())
  const lint = await lintStored(deps, caller, 'combo')
  const [language] = lint.outcome === 'read' ? lint.languages : []
  expect(language?.findings.map(({ rule }) => rule)).toEqual(['no_way_out', 'short_link', 'no_preference_button'])
  expect(language?.creation).toMatchObject({
    outcome: 'made',
    creation: {
      name: 'combo_preferences',
      language: 'pt_BR',
      components: [{ type: 'BODY' }, { type: 'FOOTER' }, { buttons: [{ url: `${deps.settings.baseUrl}/p/{{1}}` }] }],
    },
  })
})

test('Meta’s step and the time that is left follow from its events, and quality from the end of each day', async () => {
  const { deps, caller, list, event } = await setUp()
  const now = NOON
  await list(now - 10 * DAY_MS)
  await event({ kind: 'quality', quality: 'YELLOW', previous: 'GREEN' }, now - 3 * DAY_MS)
  await event({ kind: 'quality', quality: 'RED', previous: 'YELLOW' }, now - 2 * HOUR_MS)
  const paused = { kind: 'status', status: 'PAUSED', reason: null, category: null, title: 'FIRST_PAUSE' } as const
  await event(paused, now - HOUR_MS)
  const meta = await readMetaSide(deps, caller, 'combo')
  if (meta.outcome !== 'read') throw new Error(meta.outcome)
  const [{ ladder } = { ladder: null }] = meta.languages
  expect(ladder).toMatchObject({ step: 'paused', pauses: 1, next: { pauseHours: 6 } })
  expect(Math.round(((ladder?.endsAt ?? 0) - now) / 60_000)).toBe(120)
  expect(meta.alerts.map(({ kind }) => kind).toSorted()).toEqual([
    ...['paused_by_meta', 'quality_lowered', 'quality_lowered'],
  ])
  const week = await qualityWeek(deps, caller)
  const days = week.outcome === 'read' ? week.days : []
  expect(days).toHaveLength(7)
  // It was rated high before the first event, medium after it, and low now.
  expect([days[0]?.high, days[5]?.medium, days[6]?.low]).toEqual([1, 1, 1])
})

test('a changed category alerts once, also where a status is the first to tell of it', async () => {
  const { deps, caller, list, event } = await setUp()
  const now = Date.now()
  await list(now - HOUR_MS, { category: 'utility' })
  const status = { kind: 'status', status: 'APPROVED', reason: null, category: 'marketing', title: null } as const
  await event(status, now - 60_000)
  await event({ kind: 'category', category: 'marketing', previous: 'UTILITY', pending: null }, now - 50_000)
  await event(status, now - 40_000)
  await list(now)
  const meta = await readMetaSide(deps, caller, 'combo')
  expect(meta).toMatchObject({
    alerts: [{ kind: 'recategorised', value: { category: 'marketing', previous: 'utility' } }],
  })
})

test('what people wrote beside a reason is read by who may, and nothing of other templates', async () => {
  const { deps, business, caller, list } = await setUp()
  await list(Date.now())
  const [template] = await inBusiness(database.app, business.id, (tx) => listTemplates(tx, business.id, { limit: 1 }))
  const contactId = await makeContact(deps, business.id, phoneIdentity('+5511970000009'))
  const write = async (comment: string | null, name: string | null) => {
    const { changeId } = await changeContact(deps, business.id, contactId, {
      ...{ kind: 'stop', actor: 'contact', method: 'page', evidence: { comment } },
      say: () => ({ statements: [{ on: 'stop', value: true }], always: true }),
    }).then((result) => ({ changeId: 'changeId' in result ? result.changeId : '' }))
    await database.admin.sql`
      insert into template_optouts (business_id, contact_id, seq, change_id, event, reason, attribution, template_id,
        way, occurred_at, counts)
      select ${business.id}, ${contactId}, l.seq + 100, ${changeId}, 'reason', 'too_many', 'direct', ${name}, 'page', now(),
        false
      from ledger l where l.business_id = ${business.id} and l.contact_id = ${contactId} order by l.seq desc limit 1`
  }
  await write('muita mensagem, chega', template?.id ?? '')
  await write(null, template?.id ?? '')
  await write('sobre outra coisa', null)
  const read = await readComments(deps, caller, 'combo', 5)
  expect(read).toMatchObject({ outcome: 'read', comments: [{ text: 'muita mensagem, chega', reason: 'too_many' }] })
  expect(read.outcome === 'read' && read.comments).toHaveLength(1)
  const viewer = {
    kind: 'key',
    keyId: contactId,
    businessId: business.id,
    scopes: ['config:read'],
    mode: 'live',
  } as const
  expect(await readComments(deps, viewer, 'combo', 5)).toEqual({ outcome: 'not_allowed' })
})
