import { onTestFinished } from 'vitest'
import { inBusiness } from '@/db/client'
import { insertBackend } from '@/db/queries/business/set-up'
import { allowsMarketing, type Backend, type Delivery, type Outcome, type Probe } from '@/lib/backends/backend'
import { phoneIdentity } from '@/lib/consent/identities'
import type { Statement } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { encryptSecret, hashToken } from '@/lib/keys'
import { log } from '@/lib/log'
import { changeContact } from '@/lib/services/changes/change-contact'
import { configCache } from '@/lib/services/config-cache'
import { makeBusiness, makeContact, testDeps, type TestBusiness } from '@/lib/services/testing'
import type { TestDatabase } from '@/testing/database'
import { DEFAULT_TIMING, type SyncDeps } from './deps'
import { syncMetrics } from './metrics'
import { startSyncWorker, type SyncWorker } from './worker'

let numbers = 0

/** Returns what a delivery allows: each topic by its id, and marketing as a whole. */
export function allowedIn({ topics }: Delivery): { topics: Record<string, boolean>; marketing: boolean } {
  return {
    topics: Object.fromEntries(topics.map(({ topicId, allowed }) => [topicId, allowed])),
    marketing: allowsMarketing(topics),
  }
}

/** A backend that records what it was asked. The test decides the outcome of each delivery. */
export class StandIn implements Backend {
  readonly seen: Delivery[] = []
  /** Returns the outcome of a delivery. By default it is confirmed. */
  answer: (delivery: Delivery) => Outcome | Promise<Outcome> = (delivery) => StandIn.confirm(delivery)
  probed: Probe = { ok: true }
  /** How often it was asked whether it accepts requests again. */
  probes = 0
  running = 0
  most = 0

  static confirm(this: void, delivery: Delivery): Outcome {
    return {
      kind: 'confirmed',
      mirrored: allowedIn(delivery),
      externalId: delivery.externalId ?? `id-${delivery.contactId}`,
    }
  }

  async deliver(deliveries: readonly Delivery[], run: Parameters<Backend['deliver']>[1]): Promise<void> {
    await Promise.all(
      deliveries.map(async (delivery) => {
        if (!run.mayStart()) return run.acknowledge(delivery.contactId, { kind: 'released' })
        this.seen.push(delivery)
        this.running += 1
        this.most = Math.max(this.most, this.running)
        const outcome = await this.answer(delivery)
        this.running -= 1
        const failed = outcome.kind === 'uncertain' || (outcome.kind === 'retry' && outcome.fault !== 'budget')
        if (failed || outcome.kind === 'confirmed' || outcome.kind === 'dead_letter')
          run.asked(delivery.contactId, !failed)
        run.acknowledge(delivery.contactId, outcome)
      }),
    )
  }

  probe = () => {
    this.probes += 1
    return Promise.resolve(this.probed)
  }
  close = () => Promise.resolve()
}

export interface MarkRow {
  version: number
  confirmed_version: number
  mirrored: Record<string, unknown> | null
  external_id: string | null
  urgent: boolean
  due_at: Date | null
  waiting_since: Date | null
  recheck_at: Date | null
  claimed_by: string | null
  attempts: number
  last_error: string | null
  uncertain_since: Date | null
  set_aside: string | null
}

/** Makes workers, businesses and stand-ins on one test database. */
export function syncTest(database: TestDatabase) {
  const deps = testDeps(database.app)
  const standIns = new Map<string, StandIn>()
  const standInOf = (backendId: string) => {
    const standIn = standIns.get(backendId) ?? new StandIn()
    standIns.set(backendId, standIn)
    return standIn
  }
  const syncDeps = (over: Partial<SyncDeps> = {}): SyncDeps => ({
    db: database.worker,
    listenUrl: null,
    clock: deps.clock,
    configs: configCache(database.worker),
    services: testDeps(database.worker),
    log,
    connect: (backendId) => ({ backend: standInOf(backendId), perHour: null }),
    metrics: syncMetrics(),
    signing: null,
    ...over,
    timing: { ...DEFAULT_TIMING, pollMs: 25, ...over.timing },
  })
  return {
    deps,
    syncDeps,
    standInOf,
    startWorker(over: Partial<SyncDeps> = {}): SyncWorker {
      const worker = startSyncWorker(syncDeps(over))
      onTestFinished(() => worker.stop())
      return worker
    },
    business: (): Promise<TestBusiness> => makeBusiness(deps),
    /** Connects a second backend to the business, and returns its id. */
    async addBackend({ id: businessId }: TestBusiness): Promise<string> {
      const id = newId()
      const secret = encryptSecret(deps.keys, 'secret', `backend:${id}`)
      const place = { id, kind: 'webhook', name: 'other', baseUrl: 'http://localhost:1/', settings: {} } as const
      await inBusiness(database.app, businessId, (tx) =>
        insertBackend(tx, businessId, { ...place, secret, inboundTokenHash: hashToken(id) }, Date.now()),
      )
      return id
    },
    contact: (business: TestBusiness): Promise<string> =>
      makeContact(deps, business.id, phoneIdentity(`+5511912${String(100_000 + ++numbers).slice(-6)}`)),
    /** Records what the contact chooses on the page. */
    say: (business: TestBusiness, contactId: string, ...statements: Statement[]) =>
      changeContact(deps, business.id, contactId, {
        kind: 'preferences',
        actor: 'contact',
        method: 'page',
        evidence: { formId: newId() },
        say: () => ({ statements }),
      }),
    async mark(business: TestBusiness, contactId: string): Promise<MarkRow | undefined> {
      const rows = await database.admin.sql<MarkRow[]>`
        select * from sync_marks where business_id = ${business.id} and contact_id = ${contactId}`
      return rows[0]
    },
  }
}

export const yes = (topicId: string): Statement => ({ on: 'answer', topicId, answer: 'in', basis: 'consent' })
export const no = (topicId: string): Statement => ({ on: 'answer', topicId, answer: 'out' })
export const stop: Statement = { on: 'stop', value: true }
