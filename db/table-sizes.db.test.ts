import { expect, test } from 'vitest'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { readTableSizes } from './table-sizes'

const database = await createTestDatabase()
const deps = testDeps(database.app)

// On a cluster the table of the coordinator has no row: then this needs the sizes of the shards.
test('the rows and bytes of a table are those that it has, wherever they lie', async () => {
  for (const business of [await makeBusiness(deps), await makeBusiness(deps)])
    for (let made = 0; made < 3; made++) await makeContact(deps, business.id)
  await database.owner.sql`analyze contacts`
  const sizes = await readTableSizes(database.owner.sql, ['contacts', 'businesses', 'no_such_table'])
  expect(sizes.get('contacts')?.rows).toBe(6)
  expect(sizes.get('contacts')?.bytes).toBeGreaterThan(6 * 100)
  expect([...sizes.keys()].toSorted()).toEqual(['businesses', 'contacts'])
})
