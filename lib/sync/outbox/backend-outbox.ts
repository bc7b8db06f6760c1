import { inBusiness } from '@/db/client'
import { readSyncBackend, type SyncBackendRow } from '@/db/queries/backends/backend-config'
import { claimOutbox, type ClaimedMessage, giveUpLost } from '@/db/queries/outbox/outbox-claims'
import { claimReleases, type DueRelease } from '@/db/queries/outbox/outbox-releases'
import type { WhatsApp } from '@/lib/backends/whatsapp/adapter'
import { NEEDS_A_PERSON } from '@/lib/backends/whatsapp/errors'
import type { Instant } from '@/lib/consent/types'
import { AppError } from '@/lib/errors'
import { BackendGate, holdsFingerprint } from '@/lib/sync/backends/backend-gate'
import { Connection } from '@/lib/sync/backends/connection'
import type { SyncDeps } from '@/lib/sync/deps'
import { Hold } from '@/lib/sync/hold'
import { traced } from '@/lib/tracing/active.mjs'
import { Pace } from './pace'
import { prepareMessages } from './read-messages'
import { releaseThreads } from './release-threads'
import { putBack, sendMessage } from './send-message'

/** The most messages that are claimed and in flight at once. */
const MOST_AT_ONCE = 40
/**
 * A request starts only if its time limit ends this many milliseconds before the claim does. It is then over before
 * another worker can claim the message.
 */
const MARGIN_MS = 5000
/**
 * However long a limit lasts, the account is asked again after this many milliseconds, because its settings may have
 * changed.
 */
const LONGEST_HOLD_MS = 60_000

/** Sends the messages of one WhatsApp backend, at its own pace and apart from the problems of others. */
export class BackendOutbox {
  readonly #connection: Connection
  readonly #gate: BackendGate
  readonly #pace = new Pace()
  readonly #hold = new Hold()
  /** The fingerprint of the settings, the secret and the status at the last claim. */
  #holdsFingerprint = ''
  /** Whether the account has refused our requests since the last claim. */
  #isPaused = false
  #working: Promise<void> | null = null
  #stopping = false
  lastUsedAt: Instant

  constructor(
    private readonly deps: SyncDeps,
    readonly businessId: string,
    readonly backendId: string,
  ) {
    this.#connection = new Connection(deps, backendId)
    this.#gate = new BackendGate(deps, businessId, backendId)
    this.lastUsedAt = deps.clock.now()
  }

  get isIdle(): boolean {
    return this.#working === null
  }

  /** Sends what is due. Returns at once. */
  wake(): void {
    this.lastUsedAt = this.deps.clock.now()
    if (this.#stopping || this.#working) return
    this.#working = this.#work()
      .catch((err: unknown) => this.deps.log.warn({ err, backendId: this.backendId }, 'sending messages failed'))
      .finally(() => (this.#working = null))
  }

  /** Starts nothing more. Resolves when everything in flight has ended. */
  async stop(): Promise<void> {
    this.#stopping = true
    await this.#working
    await this.#connection.close()
  }

  async #work(): Promise<void> {
    this.#isPaused = false
    if (this.#isHeld() && !(await this.#isChanged())) return
    this.#hold.end()
    while (this.#mayGoOn()) {
      const claimed = await this.#claim()
      if (!claimed) return
      if (claimed.row.status === 'paused') return this.#probe(claimed.row)
      if (claimed.messages.length === 0 && claimed.releases.length === 0) return
      const whatsapp = await this.#open(claimed.row)
      if (!whatsapp) return this.#putAllBack(claimed)
      await this.#sendAll(whatsapp, claimed)
      const { deps, businessId, backendId } = this
      await releaseThreads(deps, { businessId, backendId, whatsapp }, claimed.releases)
    }
  }

  #isHeld = () => this.#hold.lasts(this.deps.clock.now())
  #mayGoOn = () => !this.#stopping && !this.#isPaused && !this.#isHeld()

  /** Whether the settings, the secret or the status are others than those under which the account was held. */
  async #isChanged(): Promise<boolean> {
    const { deps, businessId, backendId } = this
    const row = await inBusiness(deps.db, businessId, (tx) => readSyncBackend(tx, businessId, backendId))
    return row !== null && holdsFingerprint(row) !== this.#holdsFingerprint
  }

  async #claim(): Promise<Claimed | null> {
    const { deps, businessId, backendId } = this
    const now = deps.clock.now()
    const until = now + deps.timing.leaseMs
    return inBusiness(deps.db, businessId, async (tx) => {
      const row = await readSyncBackend(tx, businessId, backendId)
      if (!row || row.status === 'disabled') return null
      this.#holdsFingerprint = holdsFingerprint(row)
      if (row.status === 'paused') return { row, until, messages: [], releases: [] }
      const lost = await giveUpLost(tx, businessId, backendId, now)
      if (lost > 0) deps.log.warn({ backendId, lost }, 'messages whose outcome is unknown are not sent again')
      const claim = { limit: MOST_AT_ONCE, now, until }
      const messages = await claimOutbox(tx, businessId, backendId, claim)
      return { row, until, messages, releases: await claimReleases(tx, businessId, backendId, claim) }
    })
  }

  /** Returns the adapter, or null when there is none. Then the backend is paused with the reason. */
  async #open(row: SyncBackendRow): Promise<WhatsApp | null> {
    try {
      return this.#connection.open(row).whatsapp ?? null
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      await this.#pause(error.code)
      return null
    }
  }

  async #sendAll(whatsapp: WhatsApp, { messages, until }: Pick<Claimed, 'messages' | 'until'>): Promise<void> {
    const { deps, businessId, backendId } = this
    const run = { businessId, backendId, whatsapp, until }
    if (messages.length === 0) return
    const prepared = await prepareMessages(deps, businessId, whatsapp.settings, messages)
    await Promise.all(
      prepared.map(async (one) => {
        if (one.ready === null) return putBack(deps, run, one.message, { dueAt: null, error: one.reason })
        await this.#pace.wait(whatsapp.settings.perSecond)
        const isTimely = deps.clock.now() + deps.timing.requestMs + MARGIN_MS < until
        // A message that could not be started is due when the limit is over, or at once for another worker.
        if (!this.#mayGoOn() || !isTimely) return this.#putAllBack({ until, messages: [one.message] })
        const sent = await traced('send a message', { businessId }, () => sendMessage(deps, run, one))
        if (!sent) return
        deps.metrics.messages.inc({ outcome: sent.kind })
        if (sent.kind === 'retry' && sent.everybody)
          this.#hold.extend(deps.clock.now(), Math.min(sent.afterMs, LONGEST_HOLD_MS))
        if (sent.kind === 'paused') await this.#pause(sent.reason)
        if (sent.kind !== 'give_up') return
        const level = sent.code !== null && NEEDS_A_PERSON.has(sent.code) ? 'error' : 'info'
        deps.log[level]({ businessId, backendId, reason: sent.reason }, 'a message was given up')
      }),
    )
  }

  async #putAllBack({ messages, until }: Pick<Claimed, 'messages' | 'until'>): Promise<void> {
    const { deps, businessId } = this
    const now = deps.clock.now()
    const dueAt = now + this.#hold.leftMs(now)
    for (const message of messages) await putBack(deps, { businessId, until }, message, { dueAt, error: null })
  }

  async #pause(reason: string): Promise<void> {
    this.#isPaused = true
    await this.#gate.shut('paused', reason)
  }

  /** Asks a paused account from time to time whether it accepts requests again. */
  async #probe(row: SyncBackendRow): Promise<void> {
    await this.#gate.resume(row, () => this.#open(row))
  }
}

interface Claimed {
  row: SyncBackendRow
  messages: ClaimedMessage[]
  releases: DueRelease[]
  until: Instant
}
