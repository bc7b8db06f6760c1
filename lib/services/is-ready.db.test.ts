import { expect, test } from 'vitest'
import { createTestDatabase } from '@/testing/database'
import { isReady } from './is-ready'
import { makeBusiness, testDeps } from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const { sql } = database.admin

test('a ready process reports how many backends can’t be read, by reason, and not whose they are', async () => {
  expect(await isReady(deps)).toEqual({ readings: [], evidence: [], recovering: 0 })
  const businesses = [await makeBusiness(deps), await makeBusiness(deps), await makeBusiness(deps)]
  // What a backend writes is shown to its own business.
  const words = ['Invalid token', 'The contract of Tienda Norte has ended', 'Invalid token']
  for (const [place, { id, backendId }] of businesses.entries()) {
    const poll = { business_id: id, backend_id: backendId, due_at: new Date(), failed_since: new Date() }
    for (const kind of ['changes', 'reconcile'])
      await sql`insert into poll_cursors ${sql({ ...poll, kind, last_error: `http_403: ${words[place]}` })}`
    await sql`insert into poll_cursors ${sql({ ...poll, kind: 'templates', last_error: 'graph_190' })}`
  }
  await sql`update poll_cursors set last_error = 'budget' where business_id = ${businesses[2]!.id}`
  expect(await isReady(deps)).toEqual({
    readings: [{ reason: 'http_403', backends: 2 }],
    evidence: [],
    recovering: 0,
  })
  await sql`update backends set status = 'disabled' where business_id = ${businesses[0]!.id}`
  expect(await isReady(deps)).toEqual({
    readings: [{ reason: 'http_403', backends: 1 }],
    evidence: [],
    recovering: 0,
  })
})
