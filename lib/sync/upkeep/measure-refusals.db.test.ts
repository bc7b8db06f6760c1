import { expect, test } from 'vitest'
import { disableBackend } from '@/lib/services/backends/disable-backend'
import { operatorOf } from '@/lib/services/callers/caller'
import { no, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { measureRefusals } from './measure-refusals'

const database = await createTestDatabase()
const sync = syncTest(database)
const { sql } = database.admin

test('the oldest refusal that waits for a backend is measured, whatever else waits, until none does', async () => {
  const now = Date.now() + 3_600_000
  const deps = sync.syncDeps({ clock: { now: () => now } })
  const waitFor = (contactId: string, minutes: number) =>
    sql`update sync_marks set waiting_since = ${new Date(now - minutes * 60_000)} where contact_id = ${contactId}`
  const ages = async () => {
    await measureRefusals(deps)
    const { values } = await deps.metrics.waiting.get()
    return Object.fromEntries(
      values
        .filter(({ value }) => value > 0)
        .map(({ labels, value }) => [`${labels.kind} ${labels.status}`, value / 60]),
    )
  }
  const [business, other] = [await sync.business(), await sync.business()]
  const { kind } = (await sql<{ kind: string }[]>`select kind from backends where id = ${business.backendId}`)[0]!
  const people = await Promise.all([business, business, business, other].map((each) => sync.contact(each)))
  const [agrees = '', refuses = '', later = '', elsewhere = ''] = people
  await sync.say(business, agrees, yes(business.topics.promos))
  await waitFor(agrees, 90)
  expect(await ages()).toEqual({})
  await sync.say(business, refuses, no(business.topics.promos))
  await sync.say(business, later, no(business.topics.promos))
  await sync.say(other, elsewhere, no(other.topics.promos))
  await waitFor(refuses, 40)
  for (const contactId of [later, elsewhere]) await waitFor(contactId, 10)
  // The oldest was tried, failed, and is tried again later than all others.
  await sql`update sync_marks set due_at = now() + interval '3 hours' where contact_id = ${refuses}`
  expect(await ages()).toEqual({ [`${kind} active`]: 40 })
  await sql`update sync_marks set due_at = null, urgent = false where contact_id = ${refuses}`
  expect(await ages()).toEqual({ [`${kind} active`]: 10 })
  await sql`update backends set status = 'paused', status_reason = 'a test' where id = ${other.backendId}`
  expect(await ages()).toEqual({ [`${kind} active`]: 10, [`${kind} paused`]: 10 })
  // A disabled backend gets nothing, and everybody knows it.
  for (const { id, backendId } of [business, other]) await disableBackend(sync.deps, operatorOf(id), backendId)
  expect(await ages()).toEqual({})
})
