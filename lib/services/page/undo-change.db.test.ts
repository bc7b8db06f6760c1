import { expect, test } from 'vitest'
import { type ContactState, EMPTY_CONTACT } from '@/lib/consent/types'
import { linkDay } from '@/lib/links/link-age'
import type { ChangeResult } from '@/lib/services/changes/change-request'
import {
  asElsewhere,
  badLines,
  linesOf,
  makeBusiness,
  makeContact,
  storedState,
  testDeps,
  visit,
} from '@/lib/services/testing'
import { ageLines } from '@/testing/age-lines'
import { createTestDatabase } from '@/testing/database'
import { describeChange } from './describe-change'
import type { PageVisitor } from './page-act'
import { pauseMessages, resumeMessages } from './pause-messages'
import { releaseNumber } from './release-number'
import { returnMessages } from './return-messages'
import { savePreferences } from './save-preferences'
import { stopEverything } from './stop-everything'
import { UNDO_MS, undoChange } from './undo-change'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const { orders, promos, news } = business.topics

async function opened() {
  const contactId = await makeContact(deps, business.id)
  return {
    contactId,
    look: (over = {}) => visit(deps, business, contactId, over),
    state: () => storedState(deps, business.id, contactId),
    lines: () => linesOf(database.admin, contactId),
  }
}

const switchTo = async (actor: PageVisitor, moved: Record<string, boolean>) => {
  const shown = Object.fromEntries(Object.entries(moved).map(([id, on]) => [id, !on]))
  const result = await savePreferences(deps, actor, {
    notice: actor.link.config.notices['en'] ?? '',
    shown,
    submitted: moved,
  })
  if (result.outcome !== 'saved') throw new Error('a test saved an unknown topic')
  return result.change
}

function idOf(result: ChangeResult): string {
  if (result.outcome !== 'recorded') throw new Error(`a test expected a line, and it was ${result.outcome}`)
  return result.changeId
}

/** Returns what a person sees of a state: without the times and ids that every act changes. */
function meaning({ stop, pause, topics }: ContactState) {
  const answers = Object.entries(topics).flatMap(([id, { lanes }]) => {
    const own = lanes.own
    if (!own || own.answer === 'none') return []
    const { answer, since, notice, basis, expiresAt } = own
    return [[id, { answer, since, notice, basis, expiresAt }] as const]
  })
  return { stop: stop?.on ? stop.since : null, pause: pause?.until ?? null, topics: Object.fromEntries(answers) }
}

test('a save of several topics is undone as one: each answer comes back with its own notice and time', async () => {
  const { look, state, lines } = await opened()
  await switchTo(await look(), { [promos]: true })
  await switchTo(await look(), { [orders]: false })
  const before = await state()
  const change = idOf(await switchTo(await look(), { [promos]: false, [orders]: true, [news]: true }))
  const undone = await undoChange(deps, await look(), change)
  expect(undone).toMatchObject({ outcome: 'recorded' })
  expect(meaning(await state())).toEqual(meaning(before))
  const [, , , line] = await lines()
  expect(JSON.parse(line?.payload ?? '{}')).toMatchObject({ kind: 'undo', refers_to: change })
})

test('undoing the first save gives back "nothing said", and the policy decides again', async () => {
  const { look, state } = await opened()
  const change = idOf(await switchTo(await look(), { [orders]: false, [promos]: true }))
  await undoChange(deps, await look(), change)
  expect(meaning(await state())).toEqual(meaning(EMPTY_CONTACT))
  const { topics } = (await look()).link.state
  expect(topics[orders]?.lanes.own?.answer).toBe('none')
})

test('undoing a stop gives back exactly what was, a topic that had passed an earlier stop included', async () => {
  const { look, state } = await opened()
  await stopEverything(deps, await look())
  await switchTo(await look(), { [promos]: true })
  const before = await state()
  const change = idOf(await stopEverything(deps, await look()))
  expect(meaning(await state())).not.toEqual(meaning(before))
  await undoChange(deps, await look(), change)
  expect(meaning(await state())).toEqual(meaning(before))
})

test('return, pause, resume, and a pause instead of a stop are each undone to what was', async () => {
  const acts: [(actor: PageVisitor) => Promise<ChangeResult>, string][] = [
    [(actor) => returnMessages(deps, actor), 'return'],
    [(actor) => pauseMessages(deps, actor, '1w'), 'pause'],
    [(actor) => pauseMessages(deps, actor, '1m', actor.link.state.stop?.changeId), 'pause'],
    [(actor) => resumeMessages(deps, actor), 'resume'],
  ]
  for (const [act, kind] of acts) {
    const { look, state, lines } = await opened()
    await stopEverything(deps, await look())
    if (kind === 'resume') await pauseMessages(deps, await look(), 'forever')
    const before = await state()
    const change = idOf(await act(await look()))
    expect(await undoChange(deps, await look(), change)).toMatchObject({ outcome: 'recorded' })
    expect(meaning(await state())).toEqual(meaning(before))
    expect((await lines()).at(-2)?.kind).toBe(kind)
  }
})

test('undoing twice, one after the other or five times at once, is undoing once', async () => {
  const { look, state, lines, contactId } = await opened()
  const change = idOf(await stopEverything(deps, await look()))
  const actor = await look()
  const results = await Promise.all([1, 2, 3, 4, 5].map(() => undoChange(asElsewhere(deps), actor, change)))
  expect(results.filter((result) => result.outcome === 'recorded')).toHaveLength(1)
  expect(await undoChange(deps, await look(), change)).toMatchObject({ outcome: 'unchanged' })
  expect(await lines()).toHaveLength(2)
  expect((await state()).stop?.on).toBe(false)
  expect(await badLines(database.owner, { contact: contactId })).toEqual([])
})

test('after another change of the same register there is nothing left to undo, and nothing is lost', async () => {
  const { look, state } = await opened()
  const change = idOf(await switchTo(await look(), { [promos]: true, [orders]: false }))
  await switchTo(await look(), { [promos]: false })
  const before = await state()
  expect(await undoChange(deps, await look(), change)).toMatchObject({ outcome: 'unchanged' })
  expect(await state()).toEqual(before)
})

test('a change of another register does not stand in the way', async () => {
  const { look, state } = await opened()
  const change = idOf(await switchTo(await look(), { [promos]: true }))
  await pauseMessages(deps, await look(), '1w')
  expect(await undoChange(deps, await look(), change)).toMatchObject({ outcome: 'recorded' })
  expect((await state()).pause?.until).toBeGreaterThan(Date.now())
})

test('an undo is offered and taken for one hour, and not a moment longer', async () => {
  const { look, contactId } = await opened()
  const change = idOf(await stopEverything(deps, await look()))
  const { link } = await look()
  const line = await describeChange(deps, link, change)
  const at = (now: number) => describeChange({ ...deps, clock: { now: () => now } }, link, change)
  expect(await at((line?.at ?? 0) + UNDO_MS - 1)).toMatchObject({ undoable: true, undone: false })
  expect(await at((line?.at ?? 0) + UNDO_MS)).toMatchObject({ undoable: false })
  await ageLines(database.admin, contactId, 3_600_000)
  expect(await undoChange(deps, await look(), change)).toMatchObject({ outcome: 'unchanged' })
})

test('the saved view tells that a change was undone, and offers it no more', async () => {
  const { look } = await opened()
  const change = idOf(await stopEverything(deps, await look()))
  await undoChange(deps, await look(), change)
  expect(await describeChange(deps, (await look()).link, change)).toMatchObject({ undone: true, undoable: false })
})

test('an expired link can say no, and cannot take it back', async () => {
  const { look, state } = await opened()
  const old = { day: linkDay(Date.now()) - 31 }
  const change = idOf(await stopEverything(deps, await look(old)))
  expect(await undoChange(deps, await look(old), change)).toMatchObject({ outcome: 'unchanged' })
  expect((await state()).stop?.on).toBe(true)
})

test('a change of another contact, an undo, a reason and a release cannot be undone', async () => {
  const [mine, theirs] = [await opened(), await opened()]
  const change = idOf(await stopEverything(deps, await theirs.look()))
  expect(await undoChange(deps, await mine.look(), change)).toMatchObject({ outcome: 'unchanged' })
  expect(await describeChange(deps, (await mine.look()).link, change)).toBeNull()
  const undo = idOf(await undoChange(deps, await theirs.look(), change))
  expect(await undoChange(deps, await theirs.look(), undo)).toMatchObject({ outcome: 'unchanged' })
  const actor = await theirs.look()
  const release = idOf(await releaseNumber(deps, actor))
  expect(await undoChange(deps, actor, release)).toMatchObject({ outcome: 'unchanged' })
})
