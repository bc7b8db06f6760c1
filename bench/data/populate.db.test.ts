import { expect, test } from 'vitest'
import { insertUnfed } from '@/db/queries/ledger/unfed'
import { DEMO } from '@/lib/demo/business'
import { seedDemo } from '@/lib/demo/seed'
import { testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { populate } from './populate'

const database = await createTestDatabase()
const { sql } = database.admin

test('what waits for the feed, alone or in a batch, goes on waiting beside the people of a bench', async () => {
  await seedDemo(testDeps(database.app), 'http://127.0.0.1:9')
  const waits = () => sql<{ contactId: string; seq: number }[]>`
    select contact_id as "contactId", seq from unfed_lines where business_id = ${DEMO.businessId} order by 1, 2`
  const [first] = (await waits()).filter(({ seq }) => seq === 1)
  if (!first) throw new Error('no line of the demo waits')
  await sql`delete from unfed_lines where contact_id = ${first.contactId}`
  await database.admin.sql.begin((tx) => insertUnfed(tx, DEMO.businessId, [first]))
  await populate(sql, 3, 0)
  const fed = await sql<{ contact: string }[]>`select contact_id as contact from feed`
  expect(fed).toHaveLength(3)
  expect(fed.map(({ contact }) => contact)).not.toContain(first.contactId)
})
