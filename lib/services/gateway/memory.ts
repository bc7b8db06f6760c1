import type { UrlButton } from '@/db/schema/templates'
import { createForwarder, type Forwarder } from '@/lib/backends/gateway/forward'
import type { Verdict } from '@/lib/backends/gateway/verify-bearer'
import { BoundedMap } from '@/lib/bounded-map'
import type { Instant } from '@/lib/consent/types'
import type { Deps } from '@/lib/services/deps'
import { sharedLimit } from '@/lib/services/limits/shared-limit'
import { SentMessages } from './sent-messages'

/**
 * A bearer that is not stored and was never valid costs a request to Meta. One address, and one bearer, may cause this
 * many a minute.
 */
export const TRIES_A_MINUTE = 60
const TRIES = { name: 'bearers', limit: TRIES_A_MINUTE, windowSeconds: 60 }

/** A WhatsApp backend that a request may be for. */
export interface Candidate {
  businessId: string
  backendId: string
  baseUrl: string
  /** SHA-256 of its access token, because the token itself is not kept in memory. */
  tokenHash: Buffer
  senderId: string | null
  displayNumber: string | null
  outage: 'hold_marketing' | 'hold_all' | 'pass_all'
}

export interface Remembered<Value> {
  value: Value
  at: Instant
}

/** What was known of a template when the last decision was made about it; used while the database cannot be asked. */
export interface KnownSubject {
  isMarketing: boolean
  /**
   * It is sent to nobody: it or its topic is paused, its topic is archived, it has none any more, or the business is
   * held after a restore.
   */
  isPaused: boolean
  templateId: string | null
  urlButtons: readonly UrlButton[]
  /** What the address of a page of the business begins with. */
  addresses: readonly string[]
  at: Instant
}

/** All that a web process remembers for its gateway. It holds no token, no person's number and no answer. */
export interface GatewayMemory {
  forwarder: Forwarder
  /** By phone number id. */
  routes: BoundedMap<Remembered<Candidate[]>>
  /** Every WhatsApp backend, for calls that do not name one of our numbers. */
  directory: Remembered<Candidate[]> | null
  /** Reads of `routes` and `directory` that are running, by phone number id; `*` is the directory. */
  reading: Map<string, Promise<Candidate[]>>
  /** Hashes of access tokens, by a digest of the row that they were decrypted from. */
  tokenHashes: BoundedMap<Buffer>
  /** Meta's verdict on bearers that are not stored, by hash and number. */
  bearers: BoundedMap<{ verdict: 'valid' | 'invalid' | 'elsewhere'; until: Instant }>
  /** Checks of bearers at Meta that are running, by hash and number. */
  verifying: Map<string, Promise<Verdict>>
  /** The backend at which a bearer that is not stored was last valid, by hash. */
  origins: BoundedMap<{ candidate: Candidate; until: Instant }>
  /** Counts unknown bearers that are checked, by address and by bearer. */
  takeTry: ReturnType<typeof sharedLimit>
  /** The time until which a template goes to `/marketing_messages` at once, by number, language and name. */
  elsewhere: BoundedMap<Instant>
  subjects: BoundedMap<KnownSubject>
  /** The numbers that templates have as sources in links. */
  sources: BoundedMap<number>
  /** The time before which the database is not asked again after an outage. */
  awayUntil: Instant
  sent: SentMessages
}

const memories = new WeakMap<Deps, GatewayMemory>()

export function gatewayMemory(deps: Deps): GatewayMemory {
  const known = memories.get(deps)
  if (known) return known
  const memory: GatewayMemory = {
    forwarder: createForwarder(deps.settings.allowPrivate),
    routes: new BoundedMap(10_000),
    directory: null,
    reading: new Map(),
    tokenHashes: new BoundedMap(10_000),
    bearers: new BoundedMap(10_000),
    verifying: new Map(),
    origins: new BoundedMap(10_000),
    takeTry: sharedLimit({ ...TRIES, now: () => deps.clock.now() }),
    elsewhere: new BoundedMap(20_000),
    subjects: new BoundedMap(20_000),
    sources: new BoundedMap(20_000),
    awayUntil: 0,
    sent: new SentMessages(deps),
  }
  memories.set(deps, memory)
  return memory
}
