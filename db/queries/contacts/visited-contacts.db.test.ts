import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { newId } from '@/lib/ids'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { readContacts } from './contact-rows'
import { inOrder, insertPeople, isUsual, people } from './testing'
import { VISITED_AT_ONCE, visitContacts } from './visited-contacts'

const database = await createTestDatabase()
const deps = testDeps(database.app)

test('a visit reads what a whole reading does but for proofs, whatever the rows hold', async () => {
  const business = await makeBusiness(deps)
  const made = fc.sample(people, 150)
  await insertPeople(database.admin, business.id, made)
  // Both the short and the long form of an answer are among them.
  expect(new Set(made.flatMap(({ answers }) => answers.map(isUsual)))).toEqual(new Set([true, false]))
  const all = await inBusiness(deps.db, business.id, (tx) =>
    readContacts(
      tx,
      business.id,
      made.map(({ id }) => id),
    ),
  )
  expect(all).toHaveLength(made.length)
  for (let from = 0; from < all.length; from += VISITED_AT_ONCE - 1) {
    const rows = all.slice(from, from + VISITED_AT_ONCE - 1)
    const ids = [newId(), ...rows.map(({ id }) => id)]
    const [nobody, ...visited] = await visitContacts(deps.db.sql, business.id, ids)
    expect(nobody).toBeNull()
    expect(visited.map((row) => row && inOrder(row))).toEqual(
      rows.map(({ headHash: _, lastOwnAt: __, ...row }) =>
        inOrder({
          ...row,
          answers: row.answers?.map((answer) => ({ ...answer, notice: null, basis: null, evidence: null })) ?? null,
        }),
      ),
    )
  }
})
