import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { setTopicPaused } from '@/lib/services/business/pause-topic'
import { operatorOf } from '@/lib/services/callers/caller'
import { mapTemplate } from '@/lib/services/templates/map-template'
import { setTemplatePaused } from '@/lib/services/templates/pause-template'
import { readPauseReach } from '@/lib/services/templates/read-pause-reach'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { handleAlerts, reopenAlerts } from './handle-alerts'
import { listOpenAlerts } from './list-open-alerts'

const database = await createTestDatabase()
const { sql } = database.admin
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** A business with a template in two languages, of the topic of offers. */
async function setUp() {
  const deps = testDeps(database.app)
  const business = await makeBusiness(deps)
  const caller = operatorOf(business.id)
  for (const language of ['es', 'pt-BR'])
    await mapTemplate(deps, caller, { name: 'combo', language, topic: business.topics.promos })
  const now = deps.clock.now()
  const happens = async (kind: string, { language = 'es', ago = HOUR_MS } = {}) => {
    const at = new Date(now - ago)
    await sql`
      insert into template_alerts (business_id, id, kind, template_id, event_key, value, occurred_at, recorded_at)
      select ${business.id}, ${newId()}, ${kind}, t.id, ${`${kind} ${language} ${ago}`}, '{}', ${at}, ${at}
      from templates t where t.business_id = ${business.id} and t.language = ${language}`
  }
  const template = (facts: { status?: string; quality?: string }, language = 'es') =>
    sql`update templates set ${sql(facts)} where business_id = ${business.id} and language = ${language}`
  const judged = (state: string) => sql`
    insert into template_verdicts (business_id, name, attribution, state, state_since, e, e_watch, delivered, seen,
      expected, compared_with, on_board, judged_at)
    values (${business.id}, 'combo', 'window', ${state}, now(), 140, 300, 4000, 41, 9, 'others', true, now())
    on conflict (business_id, name, attribution) do update set state = excluded.state`
  const open = async () => {
    const read = await listOpenAlerts(deps, caller)
    return read.outcome === 'read' ? read.alerts.map(({ kind, language }) => `${kind} ${language}`) : [read.outcome]
  }
  return { deps, business, caller, now, happens, template, judged, open }
}

test('what happened needs somebody while it is so: the worst first, and the latest of each kind alone', async () => {
  const { happens, template, judged, open } = await setUp()
  for (const kind of ['recategorised', 'held_back_more', 'quality_lowered', 'paused_by_meta', 'harming'])
    await happens(kind)
  await happens('recategorised', { language: 'pt-BR', ago: 2 * HOUR_MS })
  // Nothing says that it is rated low, paused or harming now.
  expect(await open()).toEqual(['held_back_more es', 'recategorised es'])
  await template({ quality: 'RED', status: 'PAUSED' })
  await judged('harming')
  expect(await open()).toEqual([
    ...['harming es', 'paused_by_meta es', 'quality_lowered es', 'held_back_more es', 'recategorised es'],
  ])
  await template({ quality: 'GREEN', status: 'APPROVED' })
  await judged('fine')
  expect(await open()).toEqual(['held_back_more es', 'recategorised es'])
})

test('messages held back are about a day, and all is history after 90 days', async () => {
  const { happens, open } = await setUp()
  await happens('held_back_more', { ago: 8 * DAY_MS })
  await happens('recategorised', { ago: 91 * DAY_MS })
  expect(await open()).toEqual([])
  await happens('recategorised', { ago: 89 * DAY_MS })
  expect(await open()).toEqual(['recategorised es'])
})

test('who paused the template or its topic has handled it; sent again, it needs somebody again', async () => {
  const { deps, business, caller, happens, judged, open } = await setUp()
  await judged('harming')
  await happens('harming')
  const pause = (paused: boolean) => setTemplatePaused(deps, caller, { name: 'combo', paused })
  await pause(true)
  expect(await open()).toEqual([])
  await pause(false)
  expect(await open()).toEqual(['harming es'])
  await setTopicPaused(deps, caller, business.topics.promos, true)
  expect(await open()).toEqual([])
  await setTopicPaused(deps, caller, business.topics.promos, false)
  expect(await open()).toEqual(['harming es'])
  // What a pause of the topic would touch: one template, in whatever languages.
  expect(await readPauseReach(deps, caller)).toMatchObject({ templates: { [business.topics.promos]: 1 }, people: null })
})

test('what was seen is named no more, in every language, until something new happens; that can be undone', async () => {
  const { deps, caller, now, happens, open } = await setUp()
  await happens('recategorised', { language: 'pt-BR', ago: 3 * HOUR_MS })
  await happens('recategorised', { ago: 2 * HOUR_MS })
  await happens('held_back_more', { ago: HOUR_MS })
  // It came after the page was made on which the button was pressed.
  const handled = await handleAlerts(deps, caller, { name: 'combo', until: now - 2 * HOUR_MS })
  expect(handled).toMatchObject({ outcome: 'handled', alerts: 2 })
  expect(await open()).toEqual(['held_back_more es'])
  const handledAt = handled.outcome === 'handled' ? handled.handledAt : 0
  expect(await reopenAlerts(deps, caller, { name: 'combo', handledAt })).toEqual({ outcome: 'reopened', alerts: 2 })
  expect(await open()).toEqual(['held_back_more es', 'recategorised es'])
  expect(await reopenAlerts(deps, caller, { name: 'combo', handledAt })).toEqual({ outcome: 'reopened', alerts: 0 })
  expect(await handleAlerts(deps, caller, { name: 'never', until: now })).toEqual({ outcome: 'unknown_template' })
})
