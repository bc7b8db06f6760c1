import type { UrlButton } from '@/db/schema/templates'
import { createForwarder, type Forwarder } from '@/lib/backends/gateway/forward'
import type { Verdict } from '@/lib/backends/gateway/verify-bearer'
import { BoundedMap } from '@/lib/bounded-map'
import type { Instant } from '@/lib/consent/types'
import type { Deps } from '@/lib/services/deps'
import { SentMessages } from './sent-messages'

/** A WhatsApp backend that a request may be for. */
export interface Candidate {
  businessId: string
  backendId: string
  baseUrl: string
  /** SHA-256 of its access token: the token itself is not kept. */
  tokenHash: Buffer
  senderId: string | null
  displayNumber: string | null
  outage: 'hold_marketing' | 'hold_all' | 'pass_all'
}

export interface Remembered<Value> {
  value: Value
  at: Instant
}

/** What a template's messages were when last decided about: what is known of them when nothing can be asked. */
export interface KnownSubject {
  isMarketing: boolean
  templateId: string | null
  urlButtons: readonly UrlButton[]
  at: Instant
}

/** All that a web process remembers for its gateway. Nothing of it is a token, a number of a person or an answer. */
export interface GatewayMemory {
  forwarder: Forwarder
  /** By phone-number id. */
  routes: BoundedMap<Remembered<Candidate[]>>
  /** Every WhatsApp backend, for addresses that name no number of ours. */
  directory: Remembered<Candidate[]> | null
  /** Reads of the two that are under way, by phone-number id; `*` is the directory. */
  reading: Map<string, Promise<Candidate[]>>
  /** Hashes of access tokens by a digest of the row they were decrypted from. */
  tokenHashes: BoundedMap<Buffer>
  /** What Meta said of bearers that are not stored, by hash and number. */
  bearers: BoundedMap<{ verdict: 'valid' | 'invalid' | 'elsewhere'; until: Instant }>
  /** What is being asked about bearers, by hash and number. */
  verifying: Map<string, Promise<Verdict>>
  /** Where a bearer that is not stored was last good, by hash. */
  origins: BoundedMap<{ candidate: Candidate; until: Instant }>
  /** Bearers asked about in the minute, by address and by bearer. */
  tries: BoundedMap<{ minute: number; count: number }>
  /** Until when templates go to `/marketing_messages` at once, by number, language and name. */
  elsewhere: BoundedMap<Instant>
  subjects: BoundedMap<KnownSubject>
  /** Numbers of templates' sources in links. */
  sources: BoundedMap<number>
  /** The database was away: it is not asked again before. */
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
    tries: new BoundedMap(20_000),
    elsewhere: new BoundedMap(20_000),
    subjects: new BoundedMap(20_000),
    sources: new BoundedMap(20_000),
    awayUntil: 0,
    sent: new SentMessages(deps),
  }
  memories.set(deps, memory)
  return memory
}
