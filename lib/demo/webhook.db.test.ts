import { expect, test, vi } from 'vitest'
import { decide } from '@/lib/consent/decide'
import { testSandbox } from '@/lib/sandbox/weni/testing'
import { storedState } from '@/lib/services/testing'
import { createBackend } from '@/lib/sync/backends/create-backend'
import { StandIn, syncTest } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { DEMO, TOPICS } from './business'
import { seedDemo } from './seed'
import { demoWebhookSecret } from './webhook'

const database = await createTestDatabase()
const sync = syncTest(database)

test('the demo’s receiver comes to hold what holds for every contact, although it fails at first', async () => {
  const { sandbox, base, control } = await testSandbox({ webhook: { secret: demoWebhookSecret(sync.deps.pepper) } })
  const { people } = await seedDemo(sync.deps, `${base}/api/v2/`)
  await control('POST', 'hooks/faults', [
    { answer: 'down', count: 1 },
    { answer: 500, rate: 0.1, count: 12 },
  ])
  const options = { keys: sync.deps.keys, allowPrivate: [new URL(base).host], requestMs: 20_000 }
  sync.startWorker({
    connect: (backendId, row) =>
      row.kind === 'webhook' ? createBackend(options, backendId, row) : { backend: new StandIn(), perHour: null },
  })
  await vi.waitFor(
    async () => {
      // The five seconds after a failure need not be waited for.
      await database.admin.sql`
        update sync_marks set due_at = now() - interval '1 second'
        where backend_id = ${DEMO.webhookId} and due_at > now() and attempts > 0 and claimed_until is null`
      const [left] = await database.admin.sql`
        select count(*)::int as n from sync_marks where backend_id = ${DEMO.webhookId} and due_at is not null`
      expect(left?.['n']).toBe(0)
    },
    { interval: 100 },
  )
  expect(sandbox.webhook?.counts.contacts).toBe(people.length)
  const now = Date.now()
  for (const { id } of people) {
    const contact = await storedState(sync.deps, DEMO.businessId, id)
    const allowed = TOPICS.map(({ key, ...topic }) => [
      key,
      decide(contact, { ...topic, paused: false }, { now }).allowed,
    ])
    const heard = sandbox.webhook?.stateOf(id)?.data.topics.map((topic) => [topic.key, topic.allowed])
    expect({ id, heard }).toEqual({ id, heard: allowed })
  }
})
