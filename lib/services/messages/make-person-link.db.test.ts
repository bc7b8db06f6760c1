import { expect, test } from 'vitest'
import { changeSettings } from '@/lib/services/business/business-settings'
import { operatorOf } from '@/lib/services/callers/caller'
import { openLink } from '@/lib/services/page/open-link'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { makePersonLink } from './make-person-link'

const database = await createTestDatabase()
const deps = testDeps(database.app)

test.each([null, 7, 90])('a link says when it expires, where the business has set %s days', async (days) => {
  const business = await makeBusiness(deps)
  const operator = operatorOf(business.id)
  await changeSettings(deps, operator, { linkLifetimeDays: days })
  const made = await makePersonLink(deps, operator, await makeContact(deps, business.id))
  if (made.outcome !== 'made') throw new Error(made.outcome)
  const powerAt = async (moment: number) =>
    (await openLink({ ...deps, clock: { now: () => moment } }, new URL(made.url).pathname.slice(3))).power
  expect([await powerAt(made.expiresAt - 1), await powerAt(made.expiresAt)]).toEqual(['full', 'limited'])
})
