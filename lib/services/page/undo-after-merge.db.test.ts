import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import type { Statement } from '@/lib/consent/types'
import { changeContact } from '@/lib/services/changes/change-contact'
import type { ChangeRequest } from '@/lib/services/changes/change-request'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import { makeBusiness, makeContact, storedState, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { describeChange } from './describe-change'
import type { PageVisitor } from './page-act'
import { pauseMessages } from './pause-messages'
import { refuseOffers } from './refuse-offers'
import { undoChange } from './undo-change'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const { promos, news } = business.topics

async function say(contactId: string, kind: ChangeRequest['kind'], ...statements: Statement[]): Promise<string> {
  const request = { kind, actor: 'contact', method: 'page', say: () => ({ statements }) } as const
  const result = await changeContact(deps, business.id, contactId, request)
  if (result.outcome !== 'recorded') throw new Error(`a test expected a line, and it was ${result.outcome}`)
  return result.changeId
}

const merge = (one: string, other: string) =>
  inBusiness(deps.db, business.id, (tx) => mergeWithin(tx, business.id, one, other))
const replace = (act: 'pause' | 'offers', visitor: PageVisitor, insteadOf: string) =>
  act === 'pause'
    ? pauseMessages(deps, visitor, '1m', insteadOf)
    : refuseOffers(deps, visitor, { notice: '', shown: [], movedOff: [], insteadOf })
const stop = { on: 'stop', value: true } as const
const yes = { on: 'answer', topicId: promos, answer: 'in' } as const
const no = { on: 'answer', topicId: promos, answer: 'out' } as const

/** Two contacts of one person. The first has the longer chain, so it stays. */
async function twoOfOne() {
  const [stays, goes] = [await makeContact(deps, business.id), await makeContact(deps, business.id)]
  await say(stays, 'preferences', { on: 'answer', topicId: news, answer: 'in' })
  return { stays, goes }
}

test('undoing a stop lifts no stop of a contact that was merged in after it', async () => {
  const { stays, goes } = await twoOfOne()
  await say(goes, 'stop', stop)
  const change = await say(stays, 'stop', stop)
  expect(await merge(stays, goes)).toBe(stays)
  const visitor = await visit(deps, business, stays)
  expect(await describeChange(deps, visitor.link, change)).toMatchObject({ undoable: false })
  expect(await undoChange(deps, visitor, change)).toMatchObject({ outcome: 'unchanged' })
  expect((await storedState(deps, business.id, stays)).stop?.on).toBe(true)
})

test('what replaces a stop lifts no stop of a contact that was merged with its own, and does not offer to', async () => {
  for (const act of ['pause', 'offers'] as const) {
    const { stays, goes } = await twoOfOne()
    await say(goes, 'stop', stop)
    const change = await say(stays, 'stop', stop)
    await merge(stays, goes)
    const visitor = await visit(deps, business, stays)
    expect(await describeChange(deps, visitor.link, change)).toMatchObject({ refusedByMerged: true })
    expect(await replace(act, visitor, change)).toMatchObject({ outcome: 'recorded' })
    const state = await storedState(deps, business.id, stays)
    expect(state.stop).toMatchObject({ on: true, changeId: change })
    if (act === 'pause') expect(state.pause?.until).toBeGreaterThan(deps.clock.now())
    else expect(state.topics[promos]?.lanes.own?.answer).toBe('out')
  }
  // Nor is a stop lifted whose own contact was merged away: its line is in a chain that is read no more.
  const { stays, goes } = await twoOfOne()
  await say(stays, 'stop', stop)
  const change = await say(goes, 'stop', stop)
  await merge(stays, goes)
  await replace('pause', await visit(deps, business, stays), change)
  expect((await storedState(deps, business.id, stays)).stop).toMatchObject({ on: true, changeId: change })
})

test('undoing a No brings back no Yes that another contact of the person had refused', async () => {
  const { stays, goes } = await twoOfOne()
  await say(goes, 'preferences', no)
  await say(stays, 'preferences', yes)
  const change = await say(stays, 'preferences', no)
  await merge(stays, goes)
  await undoChange(deps, await visit(deps, business, stays), change)
  expect((await storedState(deps, business.id, stays)).topics[promos]?.lanes.own?.answer).toBe('out')
})

test('after a merge with who refused nothing a stop is undone, and a return also after any other', async () => {
  const { stays, goes } = await twoOfOne()
  const replaced = await say(stays, 'stop', stop)
  await replace('offers', await visit(deps, business, stays), replaced)
  expect((await storedState(deps, business.id, stays)).stop?.on).toBe(false)
  const change = await say(stays, 'stop', stop)
  await say(goes, 'preferences', yes)
  await merge(stays, goes)
  expect(await undoChange(deps, await visit(deps, business, stays), change)).toMatchObject({ outcome: 'recorded' })
  expect((await storedState(deps, business.id, stays)).stop?.on).toBe(false)

  const next = await twoOfOne()
  await say(next.goes, 'preferences', no)
  await say(next.stays, 'stop', stop)
  const back = await say(next.stays, 'return', { on: 'stop', value: false })
  await merge(next.stays, next.goes)
  expect(await undoChange(deps, await visit(deps, business, next.stays), back)).toMatchObject({ outcome: 'recorded' })
  expect((await storedState(deps, business.id, next.stays)).stop?.on).toBe(true)
})
