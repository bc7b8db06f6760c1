import { expect, test } from 'vitest'
import { makeDataCode } from '@/lib/services/my-data/send-data-code'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { purgeDataCodes } from './purge-data-codes'

const database = await createTestDatabase()
const deps = testDeps(database.app)

test('codes of people’s data, and what was counted of them, are deleted an hour after their end', async () => {
  const { id } = await makeBusiness(deps)
  await makeDataCode(deps, id, await makeContact(deps, id))
  const rows = () => database.admin.sql`
    select 1 from data_codes where business_id = ${id}
    union all select 1 from data_code_counts where business_id = ${id}`
  const at = (ms: number) => ({ db: database.worker, clock: { now: () => deps.clock.now() + ms } })
  await purgeDataCodes(at(30 * 60_000), () => true)
  expect(await rows()).toHaveLength(3)
  await purgeDataCodes(at(3 * 3_600_000), () => true)
  expect(await rows()).toHaveLength(0)
})
