import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { addIdentity } from '@/db/queries/identities/identities'
import { phoneIdentity } from '@/lib/consent/identities'
import { SENDER_IDS } from '@/lib/consent/testing'
import { DECISION_REASONS } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { publishNotices } from '@/lib/services/business/publish-notices'
import type { Caller } from '@/lib/services/callers/caller'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { releaseNumber } from '@/lib/services/page/release-number'
import { makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { countedSql } from '@/testing/counted-sql'
import { createTestDatabase } from '@/testing/database'
import { checkContact } from './check-contact'
import { decidePeople } from './decide-people'
import { findSubject } from './decision-subject'
import { EPOCH, everySetting, type Settings, setTopic, storeStates, TELLING_MINUTE, topicSettings } from './testing'

const database = await createTestDatabase()
const clock = { time: Date.now(), now: () => clock.time }
const deps = testDeps(database.app, { clock })
const business = await makeBusiness(deps)
const states = await storeStates(database.app, business, 150)
const key = granted(
  await createApiKey(deps, operatorOf(business.id), { name: 'a test', scopes: ['check'], mode: 'live' }),
)
const caller: Caller = { kind: 'key' as const, businessId: business.id, keyId: key.id, scopes: ['check'], mode: 'live' }

const names: string[] = [newId(), '+5511999990001', 'US.nobody', 'unreadable']
await inBusiness(database.app, business.id, async (tx) => {
  for (const [place, id] of [...states.keys()].entries()) {
    if (place > 0) {
      const phone = phoneIdentity(`+55119${80_000_000 + place}`)!
      await addIdentity(tx, business.id, id, newId(), phone, 0)
      names.push(place % 2 ? phone.value : id)
    }
  }
})
const merged = await makeContact(deps, business.id)
await database.admin.sql`update contacts set merged_into = ${[...states.keys()][3]!} where id = ${merged}`
names.push(merged)
for (const [place, leave] of ['released', 'erased'].entries()) {
  const phone = phoneIdentity(`+551198765000${place}`)
  const id = await makeContact(deps, business.id, phone)
  if (leave === 'erased') await eraseContact(deps, operatorOf(business.id), id)
  else await releaseNumber(deps, await visit(deps, business, id))
  names.push(phone!.value, id)
}

test('one check answers what a check of many answers, for every name and reason', async () => {
  const seen = new Set<string>()
  const senders = fc.constantFrom(undefined, ...SENDER_IDS)
  await fc.assert(
    fc.asyncProperty(topicSettings, fc.integer({ min: 0, max: 25 }), senders, async (settings, minute, sender) => {
      const topic = { id: business.topics.promos, ...settings }
      await setTopic(database.app, business.id, topic)
      await inBusiness(database.app, business.id, (tx) => publishNotices(tx, business.id, Date.now()))
      clock.time = EPOCH + minute
      const many = await inBusiness(database.app, business.id, async (tx) => {
        const config = (await readConfig(tx, business.id))!
        const found = await findSubject(tx, config, { topic: 'promos' }, sender)
        if (found.outcome !== 'found') throw new Error(found.outcome)
        return decidePeople(deps, tx, config, names, found.subject, clock.time)
      })
      const one = await Promise.all(names.map((name) => checkContact(deps, caller, name, { topic: topic.id }, sender)))
      for (const [place, name] of names.entries()) {
        const { allowed, reason, until } = many[place]!
        seen.add(reason)
        expect({ name, ...one[place] }).toEqual({ name, outcome: 'decided', decided: { allowed, reason, until } })
      }
    }),
    // Random settings do not give every reason each time, so these are always tried.
    {
      numRuns: 14,
      examples: everySetting.map((settings): [Settings, number, undefined] => [settings, TELLING_MINUTE, undefined]),
    },
  )
  // Only a template can be paused, and these calls name a topic (templates/pause-template.db.test.ts).
  expect(seen).toEqual(new Set([...DECISION_REASONS.filter((reason) => reason !== 'template_paused'), 'unreadable']))
})

test('one check is one query', async () => {
  await checkContact(deps, caller, names[4]!, { topic: 'orders' })
  const { sql, sent } = countedSql(database.app.sql)
  const counting = { ...deps, db: { ...deps.db, sql } }
  for (const request of [{ topic: 'orders' }, { template: { name: 'any' } }])
    await checkContact(counting, caller, names[4]!, request, undefined)
  expect(sent()).toBe(2)
})

test('a topic made since the process read the topics is found', async () => {
  const shop = await makeBusiness(deps)
  const made = granted(
    await createApiKey(deps, operatorOf(shop.id), { name: 'a test', scopes: ['check'], mode: 'live' }),
  )
  const their = { ...caller, businessId: shop.id, keyId: made.id }
  expect(await checkContact(deps, their, '+5511999990001', { topic: 'fresh' })).toEqual({ outcome: 'unknown_topic' })
  await inBusiness(database.app, shop.id, async (tx) => {
    await tx`update topics set key = 'fresh' where business_id = ${shop.id} and key = 'news'`
    await publishNotices(tx, shop.id, Date.now())
  })
  expect(await checkContact(deps, their, '+5511999990001', { topic: 'fresh' })).toMatchObject({
    decided: { reason: 'no_opt_in' },
  })
  expect(await checkContact(deps, their, '+5511999990001', { topic: 'news' })).toEqual({ outcome: 'unknown_topic' })
})
