import { expect, test } from 'vitest'
import { inBusiness, type Tx } from '@/db/client'
import { archiveTopic } from '@/db/queries/business/set-up'
import { restoreTopic } from '@/db/queries/business/topic-changes'
import { decide } from '@/lib/consent/decide'
import { publishNotices } from '@/lib/services/business/publish-notices'
import { badLines, linesOf, makeBusiness, makeContact, storedState, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { isShownOn } from './is-topic-on'
import { pauseMessages } from './pause-messages'
import { refuseOffers } from './refuse-offers'
import { returnMessages } from './return-messages'
import { savePreferences } from './save-preferences'
import { stopEverything } from './stop-everything'
import { undoChange } from './undo-change'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const { orders, promos, news, security } = business.topics

async function opened() {
  const contactId = await makeContact(deps, business.id)
  const look = () => visit(deps, business, contactId)
  const state = () => storedState(deps, business.id, contactId)
  const on = async () => {
    const { link } = await look()
    return link.config.topics.filter((topic) => isShownOn(link.state, topic, Date.now())).map(({ key }) => key)
  }
  const refuse = async (insteadOf: string | null = null, movedOff: string[] = []) => {
    const actor = await look()
    return refuseOffers(deps, actor, { notice: actor.link.config.notices['en'] ?? '', movedOff, shown: [], insteadOf })
  }
  const stop = async () => {
    const result = await stopEverything(deps, await look())
    if (result.outcome !== 'recorded') throw new Error('a test expected a stop')
    return result.changeId
  }
  const agree = async (topicId: string) => {
    const actor = await look()
    const notice = actor.link.config.notices['en'] ?? ''
    await savePreferences(deps, actor, { notice, shown: { [topicId]: false }, submitted: { [topicId]: true } })
  }
  return { contactId, look, state, on, refuse, stop, agree }
}

test('every marketing topic is refused in one line under the notice that was shown, and nothing else', async () => {
  const { agree, refuse, state, on, contactId } = await opened()
  await agree(promos)
  expect(await refuse()).toMatchObject({ outcome: 'recorded' })
  expect(await on()).toEqual(['orders', 'security'])
  const { topics } = await state()
  expect(topics[promos]?.lanes.own).toMatchObject({ answer: 'out', notice: expect.stringMatching(/^[0-9a-f]{64}$/) })
  // There was no answer before. From here on it is the person's own No, whatever an import says.
  expect(topics[news]?.lanes.own?.answer).toBe('out')
  expect(topics[orders]).toBeUndefined()
  expect(await linesOf(database.admin, contactId)).toHaveLength(2)
})

test('an archived topic is refused with the others: it does not come to the person when the business brings it back', async () => {
  const shop = await makeBusiness(deps)
  const publish = (work: (tx: Tx, businessId: string, topicId: string, now: number) => Promise<unknown>) =>
    inBusiness(deps.db, shop.id, async (tx) => {
      await work(tx, shop.id, shop.topics.promos, Date.now())
      await publishNotices(tx, shop.id, Date.now())
    })
  const contactId = await makeContact(deps, shop.id)
  const look = () => visit(deps, shop, contactId)
  const notice = (await look()).link.config.notices['en'] ?? ''
  const { promos: deals } = shop.topics
  await savePreferences(deps, await look(), { notice, shown: { [deals]: false }, submitted: { [deals]: true } })
  await publish(archiveTopic)
  await refuseOffers(deps, await look(), { notice: '', movedOff: [], shown: [], insteadOf: null })
  await publish(restoreTopic)
  const { link } = await look()
  const topic = link.config.topics.find(({ id }) => id === deals)
  expect(topic).toMatchObject({ archived: false })
  expect(topic && decide(link.state, topic, { now: Date.now() })).toMatchObject({ allowed: false, reason: 'opted_out' })
})

test('in the place of a stop it takes the stop back in the same change, and one undo brings the stop again', async () => {
  const { agree, stop, refuse, on, state, look, contactId } = await opened()
  await agree(promos)
  const result = await refuse(await stop())
  expect((await state()).stop?.on).toBe(false)
  expect(await on()).toEqual(['orders', 'security'])
  const undone = await undoChange(deps, await look(), result.outcome === 'recorded' ? result.changeId : '')
  expect(undone).toMatchObject({ outcome: 'recorded' })
  expect((await state()).stop?.on).toBe(true)
  expect(await on()).toEqual(['security'])
  await returnMessages(deps, await look())
  expect(await on()).toEqual(['orders', 'promos', 'security'])
  expect(await badLines(database.owner, { contact: contactId })).toEqual([])
})

test('a later stop is not lifted: it was made on its own', async () => {
  const { stop, refuse, state, look } = await opened()
  const first = await stop()
  await returnMessages(deps, await look())
  await stop()
  expect(await refuse(first)).toMatchObject({ outcome: 'recorded' })
  expect((await state()).stop?.on).toBe(true)
})

test('a switch that was put off and not saved is a No; one that can’t be refused stays', async () => {
  const { refuse, on, state } = await opened()
  await refuse(null, [orders, security])
  expect(await on()).toEqual(['security'])
  expect((await state()).topics[security]).toBeUndefined()
})

test('sent twice it is recorded once, a pause stays, and an unknown notice is not sealed', async () => {
  const { look, contactId, state } = await opened()
  await pauseMessages(deps, await look(), '1m')
  const actor = await look()
  const form = { notice: 'f'.repeat(64), movedOff: [], shown: [], insteadOf: null }
  expect(await refuseOffers(deps, actor, form)).toMatchObject({ outcome: 'recorded' })
  expect(await refuseOffers(deps, actor, form)).toMatchObject({ outcome: 'repeated' })
  const held = await state()
  expect(held.pause?.until).toBeGreaterThan(Date.now())
  expect(held.topics[promos]?.lanes.own).toMatchObject({ answer: 'out', notice: null })
  expect(await linesOf(database.admin, contactId)).toHaveLength(2)
})
