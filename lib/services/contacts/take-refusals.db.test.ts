import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { decide } from '@/lib/consent/decide'
import { bsuidIdentity, type ContactIdentity, phoneIdentity } from '@/lib/consent/identities'
import type { Statement } from '@/lib/consent/types'
import { operatorOf } from '@/lib/services/callers/caller'
import { changeContact } from '@/lib/services/changes/change-contact'
import { makeBusiness, makeContact, storedState, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { findOrCreateContact } from './find-contact'
import { releaseContact } from './release-contact'
import { takeRefusals } from './take-refusals'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const { sql } = database.admin
const business = await makeBusiness(deps)
const { orders } = business.topics

function must(identity: ContactIdentity | null): ContactIdentity {
  if (!identity) throw new Error('a test made an identity that cannot be read')
  return identity
}

test('a No to a topic that is required by now goes along, because it holds for marketing', async () => {
  const [phone, user] = [must(phoneIdentity('+5511987300001')), must(bsuidIdentity('BR.98000000001'))]
  const { contactId: released } = await findOrCreateContact(deps, business.id, [phone, user], null)
  await changeContact(deps, business.id, released, {
    ...{ kind: 'preferences', actor: 'contact', method: 'page' },
    say: () => ({ statements: [{ on: 'answer', topicId: orders, answer: 'out' } satisfies Statement] }),
  })
  expect(await releaseContact(deps, operatorOf(business.id), released)).toMatchObject({ outcome: 'released' })
  await sql`update topics set policy = 'required' where business_id = ${business.id} and id = ${orders}`
  await sql`update businesses set config_version = config_version + 1 where id = ${business.id}`

  const next = await makeContact(deps, business.id, must(phoneIdentity('+5511987300002')))
  const take = () => inBusiness(deps.db, business.id, (tx) => takeRefusals(deps, tx, business.id, released, next))
  expect(await take()).toBe(true)
  const state = await storedState(deps, business.id, next)
  const topic = { id: orders, policy: 'required', category: 'utility', paused: false } as const
  expect(decide(state, topic, { category: 'marketing', now: Date.now() }).reason).toBe('opted_out')
  expect(await take()).toBe(false)
})
