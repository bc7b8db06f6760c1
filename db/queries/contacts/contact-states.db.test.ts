import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { nextTransition } from '@/lib/consent/next-transition'
import { newId } from '@/lib/ids'
import { stateOf } from '@/lib/services/changes/contact-state'
import { decideTopics } from '@/lib/services/decisions/decide-topics'
import { no, stop, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { readContacts } from './contact-rows'
import { readContactStates } from './contact-states'

const database = await createTestDatabase()
const sync = syncTest(database)

test('what a delivery reads decides the same as all that is stored of a contact', async () => {
  const business = await sync.business()
  const { promos } = business.topics
  const [soon, senderId] = [Date.now() + 60_000, newId()]
  await database.admin.sql`
    insert into senders (business_id, id, phone_number_id, display_number, name)
    values (${business.id}, ${senderId}, '1055', '+551130000000', 'shop')`
  const histories = [
    [],
    [yes(promos)],
    [no(promos)],
    [yes(promos), stop],
    [stop, yes(promos)],
    [{ on: 'answer', topicId: promos, answer: 'in', basis: 'consent', expiresAt: soon }],
    [yes(promos), { on: 'pause', until: soon }],
    [{ on: 'pending', topicId: promos, requestId: newId(), expiresAt: soon }],
    [yes(promos), { on: 'provider_stop', senderId, value: true }],
    [yes(promos), { on: 'release' }],
  ] as const
  const ids: string[] = []
  for (const statements of histories) {
    const id = await sync.contact(business)
    ids.push(id)
    for (const statement of statements) await sync.say(business, id, statement)
  }
  const now = Date.now()
  await inBusiness(database.worker, business.id, async (tx) => {
    const { topics } = await sync.deps.configs.within(tx, business.id, 0)
    const whole = await readContacts(tx, business.id, ids)
    const states = await readContactStates(tx, business.id, ids)
    expect(states.map(({ id }) => id)).toEqual(ids)
    for (const [place, row] of whole.entries()) {
      const { state: read, ...rest } = states[place]!
      const all = stateOf(row)
      expect(decideTopics([read], topics, now)).toEqual(decideTopics([all], topics, now))
      expect(nextTransition(read, now)).toBe(nextTransition(all, now))
      // A row without what proves it makes the same state.
      const answers = row.answers?.map((each) => ({ ...each, changeId: null, notice: null, basis: null }))
      const senders = row.senders?.map((each) => ({ ...each, changeId: null }))
      const bare = stateOf({
        ...row,
        ...{ stopChangeId: null, pauseChangeId: null, senders: senders ?? null },
        answers: answers?.map((each) => ({ ...each, evidence: null })) ?? null,
      })
      expect(read).toEqual(bare)
      const { id, locale, headSeq, mergedInto, configVersion } = row
      expect(rest).toEqual({ id, locale, headSeq, mergedInto, configVersion })
    }
    const reasons = whole.map((row) => decideTopics([stateOf(row)], topics, now).map(({ reason }) => reason))
    expect(new Set(reasons.flat()).size).toBeGreaterThan(5)
  })
})
