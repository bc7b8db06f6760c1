import { expect, test } from 'vitest'
import { changeContact } from '@/lib/services/changes/change-contact'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { purgeEvidence } from './purge-evidence'

const database = await createTestDatabase()
const DAY = 86_400_000

test('evidence past its time is deleted, younger evidence and the lines stay', async () => {
  const deps = testDeps(database.app)
  const contactIds: string[] = []
  for (const evidenceDays of [10, 100]) {
    const kept = { ...deps, settings: { ...deps.settings, evidenceDays } }
    const business = await makeBusiness(kept)
    const contactId = await makeContact(kept, business.id)
    contactIds.push(contactId)
    await changeContact(kept, business.id, contactId, {
      kind: 'stop',
      actor: 'contact',
      method: 'page',
      evidence: { ip: '198.51.100.1' },
      say: () => ({ statements: [{ on: 'stop', value: true }] }),
    })
  }
  const count = async (table: 'evidence' | 'ledger') =>
    (await database.admin.sql`select contact_id from ${database.admin.sql(table)} order by contact_id`).map(
      (row) => row['contact_id'] as string,
    )
  const worker = { db: database.worker, clock: { now: () => Date.now() + 50 * DAY } }
  // The clock of PostgreSQL decides as well, and can't be moved.
  for (const [place, days] of [-40, 50].entries())
    await database.admin.sql`
      update evidence set keep_until = now() + ${days}::int * interval '1 day'
      where contact_id = ${contactIds[place] ?? ''}`
  await purgeEvidence(worker, () => true)
  expect(await count('evidence')).toEqual([contactIds[1]])
  expect(await count('ledger')).toEqual([...contactIds].sort())
})
