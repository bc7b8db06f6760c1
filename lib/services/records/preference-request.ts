import type { BusinessConfig } from '@/db/queries/business/config'
import type { Instant, PauseLength } from '@/lib/consent/types'

/** A request of the business to record what a person expressed elsewhere. */
export interface PreferenceRequest {
  /**
   * `agent`: a member of the business records what the person asked for. `api`: one of the business's systems reports
   * it.
   */
  by: 'api' | 'agent'
  /** Answers by the key or the id of a topic. */
  topics: Readonly<Record<string, 'in' | 'out'>>
  stop: boolean
  return: boolean
  pause: PauseLength | null
  resume: boolean
  /** The sender, by our id or by Meta's phone number id. */
  clearProviderStop: { sender: string; reason: string } | null
  /**
   * When the person expressed it: an ISO 8601 time with an offset, also without seconds, or a date; null if not known.
   */
  saidAt: string | null
  evidence: { said: string; where: string; by: string } | null
  sourceId: string | null
  /** When a Yes of this call expires; null if it does not. */
  expiresAt: Instant | null
  idempotencyKey: string | null
}

export interface NamedThings {
  contactId: string
  config: BusinessConfig
  /** The topics of the call, in its order. */
  topics: { id: string; said: 'in' | 'out' }[]
  senderId: string | null
}
