import { expect } from 'vitest'
import { inBusiness } from '@/db/client'
import { addIdentity } from '@/db/queries/identities/identities'
import { restartPoll, type PollKind } from '@/db/queries/sync/polls'
import { provisionWeni } from '@/lib/backends/weni/provision'
import type { WeniReader } from '@/lib/backends/weni/reader'
import { backendIdentity, phoneIdentity } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import { encryptSecret } from '@/lib/keys'
import { ANA, type Shown, testSandbox, TOKEN } from '@/lib/sandbox/weni/testing'
import type { ReadingMode } from '@/lib/services/reconcile/compare-contact'
import { makeContact } from '@/lib/services/testing'
import { createBackend } from '@/lib/sync/backends/create-backend'
import { BackendWorker } from '@/lib/sync/delivery/backend-worker'
import { syncTest } from '@/lib/sync/testing'
import type { TestDatabase } from '@/testing/database'
import { pollBackend } from './poll-backend'
import { newProgress } from './reading-progress'

type ReadContacts = WeniReader['contacts']

/**
 * Makes a business, a contact of it that is Ana in the stand-in for Weni, and readings that run when the test calls
 * them.
 */
export async function readingTest(database: TestDatabase, perHour = 2500) {
  const sync = syncTest(database)
  const stand = await testSandbox()
  const business = await sync.business()
  const baseUrl = `${stand.base}/api/v2/`
  const allowPrivate = [new URL(stand.base).host]
  const { promos, orders } = business.topics
  const mirrors = await provisionWeni({
    baseUrl,
    allowPrivate,
    apiToken: TOKEN,
    settleMs: 0,
    topics: [
      { id: promos, key: 'promo', group: 'Consent promo' },
      { id: orders, key: 'orders', group: null },
    ],
  })
  const secret = encryptSecret(sync.deps.keys, TOKEN, `backend:${business.backendId}`)
  await database.admin.sql`
    update backends set base_url = ${baseUrl}, secret = ${secret}, settings = ${database.admin.sql.json({ perHour })}
    where id = ${business.backendId}`
  for (const { topicId, fieldKey, groupUuid } of mirrors) {
    await database.admin.sql`
      insert into mirrors (business_id, backend_id, topic_id, field_key, group_uuid)
      values (${business.id}, ${business.backendId}, ${topicId}, ${fieldKey}, ${groupUuid})`
  }
  let standInAt = Date.UTC(2026, 2, 1, 12)
  /** Sets the stand-in's clock to the present, so that what is edited in Weni is newer than what was said here. */
  const toPresent = () => {
    const ms = Math.max(Date.now() - standInAt, 0) + 1
    stand.wait(ms)
    standInAt += ms
  }
  toPresent()
  let ahead = 0
  const options = { keys: sync.deps.keys, allowPrivate, requestMs: 20_000 }
  const deps = sync.syncDeps({
    clock: { now: () => Date.now() + ahead },
    connect: (backendId, row) => createBackend(options, backendId, row),
  })
  const ana = await makeContact(sync.deps, business.id, phoneIdentity('+5511987654321'))
  await inBusiness(database.app, business.id, (tx) =>
    addIdentity(tx, business.id, ana, newId(), backendIdentity(business.backendId, ANA), Date.now()),
  )
  const poll = (kind: PollKind = 'changes') =>
    pollBackend(deps, { businessId: business.id, backendId: business.backendId, kind }, () => true)

  return {
    ...sync,
    stand,
    business,
    baseUrl,
    allowPrivate,
    syncDeps: deps,
    ana,
    /** Records choices on Ana's page and brings Weni up to date, as a worker does. */
    async inStep(...statements: Parameters<typeof sync.say>[2][]) {
      if (statements.length > 0) await sync.say(business, ana, ...statements)
      const worker = new BackendWorker(deps, business.id, business.backendId)
      await expect
        .poll(
          async () => {
            worker.wake()
            return (await sync.mark(business, ana))?.due_at
          },
          { interval: 20 },
        )
        .toBeNull()
      await worker.stop()
    },
    toPresent,
    /** Has each page of contacts of later readings read by `read`, which gets what would read it. */
    onContacts(read: (contacts: ReadContacts, query: Parameters<ReadContacts>[0]) => ReturnType<ReadContacts>) {
      const { connect } = deps
      deps.connect = (id, row) => {
        const connected = connect(id, row)
        return {
          ...connected,
          reader(budget) {
            const reader = connected.reader!(budget)
            return { ...reader, contacts: (query) => read((each) => reader.contacts(each), query) }
          },
        }
      }
    },
    /** Begins a reading of this mode from the start. */
    begin: (mode: ReadingMode) =>
      inBusiness(database.worker, business.id, (tx) =>
        restartPoll(tx, business.id, business.backendId, mode === 'changes' ? 'changes' : 'reconcile', {
          cursor: JSON.stringify(newProgress(mode)),
          dueAt: 0,
        }),
      ),
    /** Runs one reading now, from where the last one ended. */
    async read(kind: PollKind = 'changes') {
      await database.admin.sql`
        update poll_cursors set due_at = now() - interval '1 second' where business_id = ${business.id} and kind = ${kind}`
      return poll(kind)
    },
    /** Runs one reading if it is due, as a worker does. */
    poll,
    /** Edits Ana in Weni, as an agent does. */
    async edit(change: Record<string, unknown>) {
      toPresent()
      const { status } = await stand.control('POST', 'contact', { contact: ANA, ...change })
      if (status !== 200) throw new Error(`an edit of a test was answered ${status}`)
    },
    /** Moves the clock of the reader forward by this many milliseconds. */
    wait: (ms: number) => void (ahead += ms),
    async record(uuid = ANA): Promise<Shown> {
      return (await stand.control('GET', `contact?uuid=${uuid}`)).body as Shown
    },
    async lines() {
      return database.admin.sql<{ kind: string; method: string; actor: string }[]>`
        select kind, method, actor from ledger where contact_id = ${ana} order by seq`
    },
    async reviews() {
      return database.admin.sql<
        { kind: string }[]
      >`select kind from reviews where business_id = ${business.id} order by created_at`
    },
    async reconciliation() {
      const [row] = await database.admin.sql<
        { looked: number; taken_in: number; mended: number; for_review: number; ended_at: Date | null }[]
      >`select looked, taken_in, mended, for_review, ended_at from reconciliations
        where business_id = ${business.id} order by started_at desc limit 1`
      return row
    },
  }
}
